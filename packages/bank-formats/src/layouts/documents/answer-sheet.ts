import type { BankWarning } from '../../bank-reading.ts'
import type { TextDocument } from '../../documents/document.ts'
import { bankProblem } from '../../problems.ts'
import type { RawQuestion } from '../../question/raw-question.ts'
import { comparable, plain } from '../../text/comparable.ts'
import type { Layout } from '../layout.ts'
import { looksOf } from './paper-flags.ts'
import { withoutFurniture } from './paper-furniture.ts'
import { type KeyGroup, keyGroups } from './paper-keys.ts'
import { paperLines } from './paper-lines.ts'

/** What a second file says about the answers of a first one. */
export interface AnswerSheet {
  /** Answers by number, as in "1-10：DAABC…". */
  groups: KeyGroup[]
  /** Whole questions with their answers, to be known by their stems. */
  questions: RawQuestion[]
}

const answered = ({ answer }: RawQuestion) => answer.kind !== 'text' || answer.text.trim() !== ''

/** Reads a document as the answers of another; empty where it holds none. Its places are named after the file. */
export const openAnswerSheet = (
  document: TextDocument,
  fileName: string,
  layouts: readonly Layout<TextDocument>[],
): AnswerSheet => {
  const named = { lines: document.lines.map((line) => ({ ...line, at: `${fileName}:${line.at}` })) }
  const lines = withoutFurniture(paperLines(named))
  const { groups } = keyGroups(lines, looksOf(lines))
  const readings = layouts.map((layout) => layout.read(named)?.questions.filter(answered) ?? [])
  const questions = readings.reduce((best, next) => (next.length > best.length ? next : best), [])
  return { groups, questions }
}

/** Whether a document holds nothing but answers by number, so that another file has their questions. */
export const isAnswerSheet = (document: TextDocument): boolean => {
  const lines = withoutFurniture(paperLines(document))
  const looks = looksOf(lines)
  const { groups, used } = keyGroups(lines, looks)
  const entries = groups.reduce((sum, group) => sum + group.entries.length, 0)
  const solid = looks.filter((look) => !look.blank && !look.heading).length
  return entries >= 2 && used.size * 10 >= solid * 7 && !looks.some((look) => look.options >= 2 && look.first)
}

/** A stem as two files have it in common: without gaps, brackets around them and stops. */
const stemKey = (stem: string): string =>
  comparable(stem)
    .replace(/[([{【]\s*[)\]}】]|_+/g, '')
    .replace(/[。.?!:;,，？！：；\s]+$/, '')

/** "C，一定职业": letter and words of the right option; the letter alone, where the words are those of that option. */
const lettered = (text: string, { options }: RawQuestion): string => {
  const match = /^\s*([A-H])\s*[,、.:]\s*(\S.*)$/.exec(plain(text))
  if (!match) return text
  const option = options[(match[1] ?? 'A').charCodeAt(0) - 65]
  return option && comparable(option.text) === comparable(match[2] ?? '') ? (match[1] ?? text) : text
}

const sameOptions = (one: RawQuestion, other: RawQuestion): boolean =>
  other.options.length === 0 ||
  (one.options.length === other.options.length &&
    one.options.every((option, place) => comparable(option.text) === comparable(other.options[place]?.text ?? '')))

/**
 * Gives questions without an answer that of the same question in the second file. One that stands there twice with
 * different answers, or with other options, stays without.
 */
export const answerByStem = (questions: readonly RawQuestion[], sheet: AnswerSheet): BankWarning[] => {
  const known = new Map<string, RawQuestion[]>()
  for (const question of sheet.questions) {
    const key = stemKey(question.stem)
    if (key !== '') known.set(key, [...(known.get(key) ?? []), question].slice(0, 20))
  }
  const used = new Set<RawQuestion>()
  for (const question of questions) {
    const same = known.get(stemKey(question.stem)) ?? []
    for (const one of same) used.add(one)
    if (answered(question)) continue
    const fitting = same.filter((one) => sameOptions(question, one))
    const [first] = fitting
    if (!first || new Set(fitting.map((one) => JSON.stringify(one.answer))).size > 1) continue
    question.answer =
      first.answer.kind === 'text' || first.answer.kind === 'option-text'
        ? { kind: 'text', text: lettered(first.answer.text, question) }
        : first.answer
    if (question.explanation === '') question.explanation = first.explanation
  }
  const left = sheet.questions.filter((question) => !used.has(question))
  const [first] = left
  return first
    ? [
        {
          at: first.at,
          ...bankProblem('answers.unmatched', {
            count: left.length,
            numbers: left
              .slice(0, 5)
              .map((question) => plain(question.stem).slice(0, 15))
              .join(', '),
          }),
        },
      ]
    : []
}
