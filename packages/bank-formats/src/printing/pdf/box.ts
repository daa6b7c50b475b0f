import type { Look, Pen } from './pen.ts'

/** A piece of a line: its width, how far it reaches above and below the line of the letters, and how it is drawn. */
export interface Box {
  width: number
  above: number
  below: number
  draw(x: number, y: number): void
  /** Of text: what it says, so that neighbours of one look are drawn as one. */
  text?: { said: string; look: Look; key: string; shift: number; underline: boolean }
}

export const textBox = (
  pen: Pen,
  said: string,
  look: Look,
  { shift = 0, underline = false }: { shift?: number; underline?: boolean } = {},
): Box => ({
  width: pen.width(said, look.size),
  above: look.size * 0.88 + shift,
  below: Math.max(0, look.size * 0.22 - shift),
  draw: (x, y) => {
    pen.text(said, x, y - shift, look)
    if (underline) pen.line(x, y + 2, x + pen.width(said, look.size), y + 2)
  },
  text: { said, look, key: JSON.stringify([look, shift, underline]), shift, underline },
})

/** Side by side. */
export const rowBox = (boxes: readonly Box[]): Box => ({
  width: boxes.reduce((sum, { width }) => sum + width, 0),
  above: Math.max(0, ...boxes.map(({ above }) => above)),
  below: Math.max(0, ...boxes.map(({ below }) => below)),
  draw: (x, y) => {
    let at = x
    for (const box of boxes) {
      box.draw(at, y)
      at += box.width
    }
  },
})

export const gapBox = (width: number): Box => ({ width, above: 0, below: 0, draw: () => undefined })

/** Shrinks what is wider than there is room. */
export const fitted = (pen: Pen, box: Box, width: number): Box => {
  if (box.width <= width) return box
  const by = width / box.width
  return {
    width,
    above: box.above * by,
    below: box.below * by,
    draw: (x, y) => {
      pen.pdf.save().translate(x, y).scale(by, by)
      box.draw(0, 0)
      pen.pdf.restore()
    },
  }
}
