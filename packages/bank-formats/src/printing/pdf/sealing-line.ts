import { printWords } from '../print-words.ts'
import type { PrintedPaper } from '../printed-paper.ts'
import type { Pen } from './pen.ts'
import { a4, margins } from './sizes.ts'

/** The strip left of the first page: who sits, and the dashed line behind which it is folded. */
export const drawSealingLine = (pen: Pen, { language }: PrintedPaper): void => {
  const words = printWords[language]
  const { pdf } = pen
  const [top, bottom] = [margins.top, a4.height - margins.bottom]
  const x = margins.left - 16
  pdf.lineWidth(0.7).dash(3, { space: 3 })
  pdf.moveTo(x, top).lineTo(x, bottom).stroke().undash()
  // Read with the page's left side at the bottom.
  pdf.save().translate(0, a4.height).rotate(-90)
  const length = a4.height
  let at = margins.bottom + 8
  const room = (length - margins.top - margins.bottom - 16) / 4
  for (const said of words.blanks) {
    pen.text(said, at, 34, { size: 10 })
    const start = at + pen.width(said, 10) + 4
    pen.line(start, 36, at + room - 12, 36)
    at += room
  }
  const rule = `${words.sealedRule}`
  pen.text(rule, length * 0.18, x - 6, { size: 8 })
  const width = pen.width(words.sealed, 9)
  pen.text(words.sealed, length / 2 - width / 2, x - 6, { size: 9 })
  pen.text(rule, length * 0.82 - pen.width(rule, 8), x - 6, { size: 8 })
  pdf.restore()
}
