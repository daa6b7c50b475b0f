import type { Line } from '../../documents/document.ts'

/** A line of questions cut at the separator of its file. */
export interface CutLine {
  at: string
  cells: string[]
}

/** Signs that nobody ends a sentence with; brackets and stops belong to the text. */
const signs = /\t+|[|｜^*#$@~&=+<>\\/;:!＃＊＾%_—-]{1,8}/g
/** Signs of arithmetic, addresses and programs: alone they separate nothing. */
const weak = /^(?:[*=+<>/:;!%&_\\.-]|\/\/|==|<=|>=|&&|:\/\/|—+|\+\+|__+|\*\*)$/
/** A pattern needs lines. */
const fewest = 3
/** Lines that are looked at to learn the separator. */
const sampled = 400

const signsOf = (line: string): Map<string, number> => {
  const found = new Map<string, number>()
  for (const [sign] of line.slice(0, 4_000).matchAll(signs)) found.set(sign, (found.get(sign) ?? 0) + 1)
  return found
}

/**
 * The run of signs that cuts most lines into the same number of parts; undefined where none does. The strongest is the
 * longest of those that stand in most lines.
 */
export const separatorOf = (lines: readonly Line[]): { separator: string; parts: number } | undefined => {
  const filled = lines.filter(({ text }) => text.trim() !== '')
  const step = Math.max(1, Math.floor(filled.length / sampled))
  const sample = filled.filter((_, index) => index % step === 0)
  if (sample.length < fewest) return undefined
  const uses = new Map<string, number[]>()
  for (const { text } of sample)
    for (const [sign, count] of signsOf(text)) {
      if (weak.test(sign)) continue
      uses.set(sign, [...(uses.get(sign) ?? []), count])
    }
  let best: { separator: string; parts: number; worth: number } | undefined
  for (const [separator, counts] of uses) {
    const shares = new Map<number, number>()
    for (const count of counts) shares.set(count, (shares.get(count) ?? 0) + 1)
    const [usual = 0, lines = 0] = [...shares].sort((a, b) => b[1] - a[1])[0] ?? []
    const worth = lines / sample.length + separator.length / 100
    if (counts.length >= sample.length * 0.8 && (!best || worth > best.worth))
      best = { separator, parts: usual + 1, worth }
  }
  return best
}

/** Lines cut at the separator; a line without it is one cell. */
export const cutLines = (lines: readonly Line[], separator: string): CutLine[] =>
  lines.map(({ at, text }) => ({ at, cells: text.split(separator).map((cell) => cell.trim()) }))
