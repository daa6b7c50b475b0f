import { truthOf } from '../../text/words.ts'
import { answerInside, loneLetters, loneVerdict, type MarkedLine, markedLine } from './paper-answers.ts'
import { gap, keyed, takeVerdict } from './paper-brackets.ts'
import { isRule } from './paper-furniture.ts'
import { headingOf, type PaperHeading } from './paper-headings.ts'
import type { PaperLine } from './paper-lines.ts'
import { type LineNumber, numberOf } from './paper-numbers.ts'
import { firstLabel, type OptionLabel, optionLabels } from './paper-options.ts'

/** What a line looks like, before anything is decided. */
export interface Looks {
  blank: boolean
  number?: LineNumber
  heading?: PaperHeading
  marked?: MarkedLine
  /** The option that the line begins with. */
  first?: OptionLabel & { lower: boolean }
  /** The letter of the last option that begins on it. */
  last?: string
  /** How many options it holds, counted from A or from its first letter. */
  options: number
  /** Where a run of options begins behind other words: "……( )。 A.表面 B.根部". */
  optionsAt?: number
  /** An answer glued behind other words. */
  answer: boolean
  /** Letters or a verdict in brackets. */
  keyed: boolean
  verdict: boolean
  gap: boolean
  underlined: boolean
}

const nothing: Looks = {
  blank: true,
  options: 0,
  answer: false,
  keyed: false,
  verdict: false,
  gap: false,
  underlined: false,
}

/** Behind the stem options are only believed where at least two follow each other, the first one set apart. */
const optionsBehind = (text: string, from: number): number | undefined => {
  const labels = optionLabels(text, 'A', from)
  const [a] = labels
  if (!a || labels.length < (a.touching ? 3 : 2) || a.from <= from) return undefined
  const before = text.slice(from, a.from)
  if (before.trim() === '') return undefined
  return /[\s\u3000。？?！!）)：:;；，,_]$/.test(before) ? a.from : undefined
}

/** 正确 and 错误 on two lines are what may be chosen, not what is right. */
const besideOpposite = (lines: readonly PaperLine[], index: number): boolean => {
  const truth = truthOf(lines[index]?.text ?? '')
  const near = [index - 1, index + 1].map((at) => lines[at]?.text ?? '')
  return truth !== undefined && near.some((text) => loneVerdict(text) && truthOf(text) === !truth)
}

/** Whether the next line that is not empty begins a count. */
const leadsCount = (lines: readonly PaperLine[], index: number): boolean => {
  const next = lines.slice(index + 1, index + 6).find(({ text }) => text.trim() !== '')
  return next !== undefined && numberOf(next.text)?.number === 1
}

/** What every line looks like. */
export const looksOf = (lines: readonly PaperLine[]): Looks[] =>
  lines.map((line, index) => {
    const { heading, ...rest } = lookAt(line)
    const looks: Looks = heading && (!heading.doubtful || leadsCount(lines, index)) ? { ...rest, heading } : rest
    return loneVerdict(line.text) && besideOpposite(lines, index)
      ? { ...looks, answer: false, keyed: false, verdict: false, marked: { kind: 'noise', name: '', text: line.text } }
      : looks
  })

/** A line by itself. */
const lookAt = (line: PaperLine): Looks => {
  const { text } = line
  if (text.trim() === '' || isRule(text)) return nothing
  const numbered = numberOf(text)
  // "（A）8 、（B）16": the bracket is an option's, the number its text.
  const number = numbered?.before && optionLabels(text, 'A').length >= 2 ? undefined : numbered
  const heading = headingOf(text)
  const from = number?.end ?? 0
  const rest = text.slice(from)
  const marked = number && !number.doubtful ? undefined : markedLine(text)
  const first = marked ? undefined : firstLabel(rest)
  const after = marked || first?.letter === 'A' ? undefined : optionsBehind(text, from)
  // "B. (A) 软 (B) 硬" is one option that speaks of others.
  const behind = first && text.slice(from + first.end, after).trim() === '' ? undefined : after
  const labels = behind !== undefined ? optionLabels(text, 'A', behind) : first ? optionLabels(rest, first.letter) : []
  return {
    blank: false,
    ...(number ? { number } : {}),
    ...(heading ? { heading } : {}),
    ...(marked ? { marked } : {}),
    ...(first ? { first: { ...first, from: first.from + from, end: first.end + from } } : {}),
    ...(behind === undefined ? {} : { optionsAt: behind }),
    ...(labels.length > 0 ? { last: labels.at(-1)?.letter ?? '' } : {}),
    options: labels.length,
    answer: !marked && (answerInside(text) !== undefined || loneVerdict(text) || loneLetters(text)),
    keyed: !marked && keyed(rest),
    verdict: !marked && takeVerdict(rest) !== undefined,
    gap: gap.test(rest) || number?.before !== undefined,
    underlined: line.spans.some((span) => span.kind === 'underline'),
  }
}
