import { printWords } from '../print-words.ts'
import type { PrintedPaper } from '../printed-paper.ts'
import type { ContentRows } from './content-rows.ts'
import { gapRow, type Row } from './lines.ts'
import type { Pen } from './pen.ts'
import { textWidth } from './sizes.ts'

/** Who holds the test, what it is called, and what sheet this is. */
export const titleRows = (content: ContentRows, paper: PrintedPaper, sheet: string): Row[] => {
  const words = printWords[paper.language]
  const line = `${words.subject(paper)}　${sheet}　${words.form(paper.letter)}`
  return [
    ...content.centred(paper.organisation, { size: 12 }, textWidth),
    gapRow(3),
    ...content
      .centred(paper.title, { size: 18, bold: true }, textWidth)
      .map((row) => ({ ...row, height: row.height + 4 })),
    ...content.centred(line, { size: 12 }, textWidth),
    gapRow(6),
  ]
}

const cellHeight = 20

/** A table for the marks of each part. */
export const scoreRow = (pen: Pen, paper: PrintedPaper): Row => {
  const words = printWords[paper.language]
  const heads = [words.score.part, ...paper.parts.map((_, place) => words.ordinal(place)), words.score.total]
  const lines = [heads, [words.score.points], [words.score.marker]]
  const first = Math.max(...lines.map(([said]) => pen.width(said ?? '', 10))) + 14
  const width = Math.min(64, (textWidth - first) / (heads.length - 1))
  const left = (textWidth - first - width * (heads.length - 1)) / 2
  return {
    height: cellHeight * lines.length + 4,
    draw: (x, y) => {
      for (const [line, said] of lines.entries())
        for (const place of heads.keys()) {
          const at = x + left + (place === 0 ? 0 : first + width * (place - 1))
          const wide = place === 0 ? first : width
          pen.pdf
            .lineWidth(0.6)
            .rect(at, y + line * cellHeight, wide, cellHeight)
            .stroke()
          const text = said[place] ?? ''
          pen.text(text, at + (wide - pen.width(text, 10)) / 2, y + line * cellHeight + 13.5, { size: 10 })
        }
    },
  }
}

export const noteRows = (content: ContentRows, title: string, notes: readonly string[]): Row[] => [
  ...content.say(title, { width: textWidth, look: { size: 10.5, bold: true } }),
  ...notes.flatMap((note, place) =>
    content.say(`${place + 1}. ${note}`, { width: textWidth, look: { size: 10 }, hang: 14 }),
  ),
]
