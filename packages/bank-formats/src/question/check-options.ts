import { type BankProblem, bankProblem } from '../problems.ts'
import { comparable } from '../text/comparable.ts'
import type { RawOption } from '../text/option-letters.ts'
import { holdsLetters, splitOptions } from '../text/split-options.ts'

/** The model's own bound: letters A to Z. */
const most = 26

/** List punctuation behind options: it means nothing once they are shuffled. */
const withoutListMarks = (options: readonly RawOption[]): RawOption[] => {
  const stops = options.filter(({ text }) => text.endsWith('。')).length
  const last = options.at(-1)
  return options.map((option) => {
    const { text } = option
    const lone = stops === 1 && option === last && text.length > 1 && text.endsWith('。')
    return { ...option, text: text.endsWith('；') || lone ? text.slice(0, -1).trimEnd() : text }
  })
}

/** Options in the order of their letters, without empty ones at the end, or what is wrong with them. */
export const checkOptions = (raw: readonly RawOption[]): { options: RawOption[] } | { problem: BankProblem } => {
  const options = withoutListMarks(raw)
  while (options.length > 0 && options.at(-1)?.text === '') options.pop()
  if (options.length > most) return { problem: bankProblem('options.too-many', { limit: most }) }
  const empty = options.findIndex((option) => option.text === '')
  if (empty >= 0) return { problem: bankProblem('options.empty', { letter: String.fromCharCode(65 + empty) }) }
  const letters = options.map((option, index) => option.letter ?? String.fromCharCode(65 + index))
  const sorted = [...letters].sort()
  if (sorted.some((letter, index) => letter !== String.fromCharCode(65 + index)))
    return { problem: bankProblem('options.letters', { letters: letters.join('') }) }
  return {
    options: options.sort((a, b) => (a.letter ?? '').localeCompare(b.letter ?? '') * (a.letter && b.letter ? 1 : 0)),
  }
}

/** The first two options that say the same, by their places. */
export const sameOptions = (options: readonly RawOption[]): [number, number] | undefined => {
  const seen = new Map<string, number>()
  for (const [place, option] of options.entries()) {
    const text = comparable(option.text)
    const first = seen.get(text)
    if (first !== undefined) return [first, place]
    seen.set(text, place)
  }
  return undefined
}

/** Options that were typed behind the stem, in its own cell: "… A.甲 B.乙 C.丙". */
export const optionsInStem = (stem: string): { stem: string; options: RawOption[] } | undefined => {
  const start = /(?<=[\s。？?！）)：:，,])(?:[(（]\s*A\s*[)）]|A\s*[.．:：])|(?<=\n\s*)A\s*、/.exec(stem)
  if (!start || start.index === 0) return undefined
  const tail = stem.slice(start.index)
  const options = holdsLetters(tail) || tail.includes('\n') ? splitOptions(tail) : []
  const lettered =
    options.length > 1 && options.every((option, index) => option.letter === String.fromCharCode(65 + index))
  return lettered ? { stem: stem.slice(0, start.index).trim(), options } : undefined
}
