import type { RulesMessages } from './zh-CN.ts'

const rules = new Intl.PluralRules('en')
const count = (n: number, one: string) => `${n} ${rules.select(n) === 'one' ? one : `${one}s`}`
const lengthOf = (seconds: number) =>
  [
    [Math.floor(seconds / 3600), 'hour'] as const,
    [Math.floor((seconds % 3600) / 60), 'minute'] as const,
    [seconds % 60, 'second'] as const,
  ]
    .filter(([n]) => n !== 0)
    .map(([n, unit]) => count(n, unit))
    .join(' ')

export const messages: RulesMessages = {
  length: lengthOf,
  pass: (marks) => `${marks} marks to pass`,
  time: (limit) => `Time limit: ${limit}`,
  extra: (more) => `${more} more for you`,
  attempts: (allowed) => count(allowed, 'attempt'),
  unlimited: 'As many attempts as you like',
  used: (n) => `${n} used`,
  counts: {
    best: 'the best one counts',
    last: 'the last one counts',
    first: 'the first one counts',
    mean: 'the mean of all counts',
  },
  wait: (length) => `Between handing in and the next attempt: ${length}`,
  choiceMarking: {
    whole: 'Where several options are right, only all of them give the marks',
    incomplete: 'Where several options are right, some of them give a share of the marks; a wrong one gives none',
    options: 'Where several options are right, each right one adds a share and each wrong one takes one off, down to 0',
  },
  wrongCosts: (percent) =>
    `A wrong answer costs ${percent}% of its marks, no answer costs nothing; the total is never below 0`,
  feedback: {
    each: 'Confirm each answer to see at once whether it is right, with answer and explanation; it is then final, and what is not confirmed does not count',
    review: 'Afterwards you see your marks, and each question with answer and explanation',
    later:
      'Afterwards you see your marks; each question with answer and explanation once the quiz is over for everybody',
    marks: 'Afterwards you see your marks, not the answers',
    none: 'Marks are not shown right afterwards',
  },
  feedbackEndless:
    'Afterwards you see your marks; each question with answer and explanation only once the quiz is over, and its end is not set yet',
  navigation: {
    free: 'Go back and forth and change answers as you like',
    sequential: 'In order: after “Next” there is no way back, and earlier answers cannot be changed',
  },
  grace: (length) => `On a bad network, answers that arrive within ${length} after the end still count`,
  noGrace: 'Answers that arrive after the end do not count',
  strict: 'Once you go on with another device, the first one can no longer answer',
  lenient: 'Once you go on with another device, the first one may still fill in what is not answered',
  trades: (names) => `Only for these trades: ${names}`,
  levels: (names) => `Only for these levels: ${names}`,
  organisations: (names) => `Only for these organisations and those below them: ${names}`,
  level: [
    '',
    'level 1 (senior technician)',
    'level 2 (technician)',
    'level 3 (senior)',
    'level 4 (intermediate)',
    'level 5 (junior)',
  ],
  otherLevel: (level) => `level ${level}`,
  comma: ', ',
  clause: ', ',
  oneMarker: 'Written answers are marked by one expert',
  twoMarkers: (marks) =>
    `Written answers are marked by two experts, and by a third where they differ by ${marks} or more`,
}
