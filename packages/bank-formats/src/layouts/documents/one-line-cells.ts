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
const fewest = 2
/** Lines that are looked at to learn the separator. */
const sampled = 400

/** Separators that are tried: the signs of most lines. */
const tried = 12

const candidates = (lines: readonly string[]): string[] => {
  const found = new Map<string, number>()
  for (const line of lines)
    for (const sign of new Set(line.match(signs) ?? [])) found.set(sign, (found.get(sign) ?? 0) + 1)
  return [...found]
    .filter(([sign]) => !weak.test(sign))
    .sort((a, b) => b[1] - a[1])
    .slice(0, tried)
    .map(([sign]) => sign)
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
  const texts = sample.map(({ text }) => text.slice(0, 4_000))
  let best: { separator: string; parts: number; worth: number } | undefined
  for (const separator of candidates(texts)) {
    const shares = new Map<number, number>()
    // Cells may be empty, so that separators touch.
    for (const text of texts)
      shares.set(text.split(separator).length, (shares.get(text.split(separator).length) ?? 0) + 1)
    const whole = shares.get(1) ?? 0
    shares.delete(1)
    const [parts = 0, cut = 0] = [...shares].sort((a, b) => b[1] - a[1])[0] ?? []
    const worth = cut / texts.length + separator.length / 100
    if (whole * 5 <= texts.length && (!best || worth > best.worth)) best = { separator, parts, worth }
  }
  return best
}

/** Lines cut at the separator; a line without it is one cell. */
export const cutLines = (lines: readonly Line[], separator: string): CutLine[] =>
  lines.map(({ at, text }) => ({ at, cells: text.split(separator).map((cell) => cell.trim()) }))
