import type { Looks } from './paper-flags.ts'
import type { PaperLine } from './paper-lines.ts'
import type { Section } from './paper-sections.ts'

const wide = /[\u2E80-\uFFEE]/
/** Two columns for a Chinese character, one for a Latin one; what is beyond the count changes nothing. */
const widthOf = (text: string): number => {
  let width = 0
  for (const character of text.trimEnd().slice(0, 400)) width += wide.test(character) ? 2 : 1
  return width
}

/** What belongs between two pieces of one text: nothing, a blank or a line end. `line` is the line of the first. */
export type Between = (before: string, line: PaperLine, after: string) => string

interface Wrapping {
  wrapped: boolean
  between: Between
}

const latin = (before: string, after: string): boolean =>
  /[A-Za-z0-9,.;:)%]/.test(before.slice(-1)) && /[A-Za-z0-9(]/.test(after.slice(0, 1))

/**
 * Whether the paper's lines were broken at a page's width, as text out of a PDF is: then most lines that something
 * follows in the same sentence are about as long as the longest ones.
 */
export const wrappingOf = (
  lines: readonly PaperLine[],
  looks: readonly Looks[],
  sections: readonly Section[],
): Wrapping => {
  const widths = new Map<number, number>()
  const all: number[] = []
  for (const [index, { text }] of lines.entries()) {
    if (looks[index]?.blank) continue
    const width = widthOf(text)
    widths.set(index, width)
    all.push(width)
  }
  all.sort((a, b) => a - b)
  const full = all[Math.floor(all.length * 0.95)] ?? 0
  let pairs = 0
  let long = 0
  for (const { blocks } of sections)
    for (const { lines: inside } of blocks)
      for (const [place, index] of inside.entries()) {
        const look = looks[index]
        const before = inside[place - 1]
        if (place === 0 || before === undefined || !look || look.blank || looks[before]?.blank) continue
        if (look.first || look.marked || look.optionsAt !== undefined || look.number || look.answer) continue
        pairs++
        if ((widths.get(before) ?? 0) >= full * 0.8) long++
      }
  const wrapped = pairs >= 3 && full <= 240 && long * 10 >= pairs * 6
  const lengths = new Map(lines.map((line, index) => [line, widths.get(index) ?? 0]))
  return {
    wrapped,
    between: (before, line, after) => {
      // A line that ends its sentence is broken earlier by its author only where it is short.
      const least = /[。？?！!：:；;]$/.test(before.slice(-1)) ? 0.7 : 0.5
      if (!wrapped || (lengths.get(line) ?? 0) < full * least) return '\n'
      return latin(before, after) ? ' ' : ''
    },
  }
}
