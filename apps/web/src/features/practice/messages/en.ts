import type { PracticeMessages } from './zh-CN.ts'

const plural = new Intl.PluralRules('en')
const questions = (n: number) => (plural.select(n) === 'one' ? `${n} question` : `${n} questions`)

export const messages: PracticeMessages = {
  title: 'Practise',
  lead: 'Choose trade and size, and begin. Each answer is explained at once.',
  past: 'Past rounds',
  trade: 'Trade',
  tradeQuestions: (n) => `${n} questions`,
  notVerified: 'code to be checked',
  language: 'Language of the questions',
  languages: { 'zh-CN': 'Chinese', en: 'English' },
  level: 'Level',
  allLevels: 'All',
  mode: 'Which questions',
  modes: { random: 'Random', sequential: 'In order', mistakes: 'Mistakes again' },
  modeNotes: { random: 'others each time', sequential: 'on from where you were' },
  count: 'How many',
  start: 'Begin',
  noQuestions: 'There are no questions yet',
  noQuestionsMend: 'Come back when an admin has brought in a bank.',
  round: 'Practice',
  next: 'Next',
  finish: 'See the summary',
  summary: 'Summary',
  rightOf: (right, of) => `${right} right of ${of}`,
  stillOpen: (n) => `${questions(n)} still open`,
  goOn: 'Go on',
  unmarked: (n) =>
    plural.select(n) === 'one'
      ? '1 written answer is kept and counts as neither right nor wrong.'
      : `${n} written answers are kept and count as neither right nor wrong.`,
  allRight: 'All right in this round.',
  wrongList: 'What was wrong',
  practiseWrong: (n) => (n === 1 ? 'Practise this question again' : `Practise these ${n} again`),
  another: 'Another round',
  toHome: 'To the start page',
  rounds: 'Past rounds',
  noRounds: 'No rounds yet',
  noRoundsMend: 'Begin with five questions; it takes two or three minutes.',
  answeredOf: (answered, of) => `${answered}/${of} answered`,
  rightCount: (n) => `${n} right`,
  roundSafe: 'What you answered is saved.',
}
