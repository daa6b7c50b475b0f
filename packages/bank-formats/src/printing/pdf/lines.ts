import type { Box } from './box.ts'
import { textBox } from './box.ts'
import type { Pen } from './pen.ts'
import { lineHeight } from './sizes.ts'

/** What is set on a page as a whole. */
export interface Row {
  height: number
  draw(x: number, y: number): void
}

/** No line begins with these, and none ends with those. */
const notFirst = /^[、。，．；：？！）〕】》」』”’％‰℃°…—～·,.;:?!)\]}%]/u
const notLast = /[（〔【《「『“‘([{]$/u

/** Text in pieces between which a line may end. */
export const pieces = (text: string): string[] => text.match(/[!-~\u00A1-\u024F]+|\s+|./gsu) ?? []

const isBlank = (box: Box) => box.text !== undefined && box.text.said.trim() === ''

const mayPart = (left: Box, right: Box): boolean =>
  !(right.text && notFirst.test(right.text.said)) && !(left.text && notLast.test(left.text.said))

/** Words that are wider than a line end where it ends. */
const cut = (pen: Pen, box: Box, width: number): Box[] => {
  const { text } = box
  if (box.width <= width || text === undefined || text.said.length < 2) return [box]
  return [...text.said].map((sign) => textBox(pen, sign, text.look, text))
}

/** Boxes put into lines of a width; the first may be shorter by `indent`. */
export const brokenLines = (pen: Pen, boxes: readonly Box[], width: number, indent = 0): Box[][] => {
  const lines: Box[][] = []
  let line: Box[] = []
  let used = indent
  const end = () => {
    while (line.length > 0 && isBlank(line.at(-1) as Box)) line.pop()
    lines.push(line)
    line = []
    used = 0
  }
  for (const box of boxes.flatMap((one) => cut(pen, one, width))) {
    if (used + box.width > width + 0.01 && line.length > 0) {
      // What may not be parted goes along to the next line.
      let keep = line.length
      while (keep > 0 && !mayPart(line[keep - 1] as Box, keep === line.length ? box : (line[keep] as Box))) keep--
      const along = keep === 0 ? [] : line.splice(keep)
      end()
      line = along
      used = along.reduce((sum, one) => sum + one.width, 0)
    }
    if (line.length === 0 && lines.length > 0 && isBlank(box)) continue
    line.push(box)
    used += box.width
  }
  end()
  return lines
}

/** Neighbours of one look are one piece of text, so that it can be found and copied. */
const joined = (pen: Pen, boxes: readonly Box[]): Box[] => {
  const all: Box[] = []
  for (const box of boxes) {
    const last = all.at(-1)
    if (last?.text && box.text && last.text.key === box.text.key)
      all[all.length - 1] = textBox(pen, last.text.said + box.text.said, box.text.look, box.text)
    else all.push(box)
  }
  return all
}

/** A line, as high as what stands in it. */
export const lineRow = (
  pen: Pen,
  boxes: readonly Box[],
  indent = 0,
  align: 'left' | 'center' = 'left',
  width = 0,
): Row => {
  const above = Math.max(lineHeight * 0.68, ...boxes.map((box) => box.above + 2))
  const below = Math.max(lineHeight * 0.32, ...boxes.map((box) => box.below + 2))
  const whole = joined(pen, boxes)
  const used = boxes.reduce((sum, box) => sum + box.width, 0)
  const start = align === 'center' ? (width - used) / 2 : indent
  return {
    height: above + below,
    draw: (x, y) => {
      let at = x + start
      for (const box of whole) {
        box.draw(at, y + above)
        at += box.width
      }
    },
  }
}

export const gapRow = (height: number): Row => ({ height, draw: () => undefined })

/** Rows on top of each other as one that is never parted. */
export const stackRow = (rows: readonly Row[]): Row => ({
  height: rows.reduce((sum, { height }) => sum + height, 0),
  draw: (x, y) => {
    let at = y
    for (const row of rows) {
      row.draw(x, at)
      at += row.height
    }
  },
})

/** Rows side by side, each at its distance from the left. */
export const besideRow = (rows: readonly { left: number; row: Row }[]): Row => ({
  height: Math.max(0, ...rows.map(({ row }) => row.height)),
  draw: (x, y) => {
    for (const { left, row } of rows) row.draw(x + left, y)
  },
})
