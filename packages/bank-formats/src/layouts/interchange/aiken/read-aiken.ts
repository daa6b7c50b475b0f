import type { PlacedDraft, PlacedProblem } from '../../../bank-reading.ts'
import { type BankProblem, bankProblem } from '../../../problems.ts'
import { optionId } from '../../../question/draft-parts.ts'
import { exactDraft } from '../../../question/exact-draft.ts'
import { isPinned, truthOf } from '../../../text/words.ts'
import { type Assessed, exactScore, type Wanted, worth } from '../../assess.ts'
import { moodleText } from '../moodle/moodle-text.ts'

interface AikenQuestion {
  line: number
  stem: string[]
  options: { letter: string; text: string }[]
  /** As it is written; undefined where the next question begins without one. */
  answer: string | undefined
}

const optionLine = /^([A-Z])[.)]\s*(.*)$/
const answerLine = /^ANSWER\s*[:：]\s*(.*)$/

/** Cuts a text at its ANSWER lines, and where a stem follows options without one. */
const aikenQuestions = (text: string): AikenQuestion[] => {
  const questions: AikenQuestion[] = []
  let now: AikenQuestion = { line: 0, stem: [], options: [], answer: undefined }
  const end = () => {
    if (now.stem.length > 0 || now.options.length > 0 || now.answer !== undefined) questions.push(now)
    now = { line: 0, stem: [], options: [], answer: undefined }
  }
  let afterEmpty = true
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim()
    if (line === '') {
      afterEmpty = true
      continue
    }
    const answer = answerLine.exec(line)
    const option = optionLine.exec(line)
    const expected = optionId(now.options.length)
    if (!answer && !option && afterEmpty && now.options.length > 0) end()
    if (now.line === 0) now.line = index + 1
    const last = now.options.at(-1)
    if (answer) {
      now.answer = (answer[1] ?? '').trim()
      end()
    } else if (option && now.stem.length > 0 && (now.options.length > 0 || option[1] === expected))
      now.options.push({ letter: option[1] ?? '', text: option[2] ?? '' })
    else if (last) last.text += `\n${line}`
    else now.stem.push(line)
    afterEmpty = false
  }
  end()
  return questions
}

const content = (text: string) => moodleText([text], 'plain', { picture: () => undefined, lost: () => undefined })

const draftOf = (question: AikenQuestion, wanted: Wanted): ReturnType<typeof exactDraft> => {
  const problem = (code: Parameters<typeof bankProblem>[0], params = {}): { problem: BankProblem } => ({
    problem: bankProblem(code, params),
  })
  const { options, answer = '' } = question
  const letters = options.map(({ letter }) => letter)
  if (letters.some((letter, place) => letter !== optionId(place)))
    return problem('options.letters', { letters: letters.join('') })
  if (answer === '') return problem('key.missing')
  const letter = /^([A-Za-z])[.)]?$/.exec(answer)?.[1]?.toUpperCase()
  if (letter === undefined) return problem('key.unreadable', { answer })
  if (!letters.includes(letter)) return problem('key.beyond-options', { letter, count: letters.length })
  const stem = content(question.stem.join('\n'))
  const truths = options.map(({ text }) => truthOf(text))
  if (options.length === 2 && truths.includes(true) && truths.includes(false)) {
    const truth = truths[letters.indexOf(letter)] === true
    return exactDraft({ stem, key: { type: 'true-false', truth }, language: wanted.language })
  }
  return exactDraft({
    stem,
    options: options.map(({ text }) => ({ content: content(text), pinned: isPinned(text) })),
    key: { type: 'single-choice', choice: letter },
    language: wanted.language,
  })
}

/** Moodle's Aiken: a stem, lettered options and an ANSWER line. Undefined where half of a text is something else. */
export const readAiken = (text: string, wanted: Wanted): Assessed | undefined => {
  if (!/^[ \t]*ANSWER\s*[:：]/m.test(text)) return undefined
  const drafts: PlacedDraft[] = []
  const rejected: PlacedProblem[] = []
  let score = 0
  for (const question of aikenQuestions(text)) {
    const at = String(question.line)
    const built = draftOf(question, wanted)
    if ('problem' in built) rejected.push({ at, ...built.problem })
    else {
      drafts.push({ at, draft: built.draft })
      score += worth[built.draft.type]
    }
  }
  return drafts.length < rejected.length || drafts.length === 0
    ? undefined
    : {
        layout: 'aiken',
        reason: 'Each question ends with a line “ANSWER: letter”, as in Moodle’s Aiken.',
        drafts,
        rejected,
        warnings: [],
        score: exactScore(score),
        alternatives: [],
      }
}
