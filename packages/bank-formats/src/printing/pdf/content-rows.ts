import type { Block, Content, Inline } from '@lianbing/contract'
import { type Box, fitted, textBox } from './box.ts'
import { formulaBoxes } from './formula-box.ts'
import { besideRow, brokenLines, lineRow, pieces, type Row, stackRow } from './lines.ts'
import type { Look, Pen } from './pen.ts'
import { bodySize } from './sizes.ts'

/** A picture that the pages can show, in pixels. */
export interface ShownPicture {
  image: object
  width: number
  height: number
}

/** Screens count 96 pixels to the inch, paper 72 points. */
const pointsPerPixel = 0.75
const highestPicture = 240

export type ContentRows = ReturnType<typeof contentRows>

/** Sets the content of questions: text, formulas, pictures, tables. */
export const contentRows = (pen: Pen, pictures: ReadonlyMap<string, ShownPicture>) => {
  const formula = formulaBoxes(pen)

  const words = (said: string, look: Look, more: { shift?: number; underline?: boolean } = {}): Box[] =>
    pieces(pen.printable(said)).map((piece) => textBox(pen, piece, look, more))

  const picture = ({ hash, alt }: Extract<Inline, { type: 'image' }>, widest: number): Box[] => {
    const found = pictures.get(hash)
    if (found === undefined) return words(`[${alt}]`, { size: bodySize })
    const by = Math.min(pointsPerPixel, widest / found.width, highestPicture / found.height)
    const [width, height] = [found.width * by, found.height * by]
    // A small one stands in its line as a sign does, a large one on it.
    const below = height < bodySize * 2.2 ? height * 0.25 : 0
    const draw = (x: number, y: number) => void pen.pdf.image(found.image, x, y + below - height, { width, height })
    return [{ width: width + 2, above: height - below, below, draw }]
  }

  const inlineBoxes = (child: Inline, widest: number, look: Look): Box[] => {
    switch (child.type) {
      case 'run': {
        const { text, bold = false, italic = false, underline = false, position } = child
        const size = position ? look.size * 0.68 : look.size
        const shift = position === 'super' ? look.size * 0.38 : position === 'sub' ? -look.size * 0.16 : 0
        return words(text, { size, bold: bold || (look.bold ?? false), italic }, { shift, underline })
      }
      case 'formula':
        return [fitted(pen, formula(child.tex, look.size), widest)]
      case 'option':
        return words(child.id, look)
      case 'blank':
        return [textBox(pen, '__________', look)]
      case 'image':
        return picture(child, widest)
    }
  }

  /** A line end within a run begins another line. */
  const lineParts = (children: readonly Inline[]): Inline[][] => {
    const lines: Inline[][] = [[]]
    for (const child of children) {
      if (child.type !== 'run') lines.at(-1)?.push(child)
      else
        for (const [place, text] of child.text.split(/\r\n|\r|\n/).entries()) {
          if (place > 0) lines.push([])
          lines.at(-1)?.push({ ...child, text })
        }
    }
    return lines
  }

  const boxesOf = (children: readonly Inline[], widest: number, look: Look) =>
    children.flatMap((child) => inlineBoxes(child, widest, look))

  /** `hang`: how far every line but the first stands in; the first begins with the label. */
  const paragraph = (
    children: readonly Inline[],
    { width, look, label = [], hang = 0 }: { width: number; look: Look; label?: Box[]; hang?: number },
  ): Row[] => {
    const rows: Row[] = []
    for (const [place, part] of lineParts(children).entries()) {
      const boxes = boxesOf(part, width - hang, look)
      const led = place === 0 ? label : []
      const lead = led.reduce((sum, box) => sum + box.width, 0)
      const lines = brokenLines(pen, boxes, width - hang, Math.max(0, lead - hang))
      for (const [at, line] of lines.entries())
        rows.push(at === 0 && led.length > 0 ? lineRow(pen, [...led, ...line]) : lineRow(pen, line, hang))
    }
    return rows
  }

  const tableRows = ({ rows }: Extract<Block, { type: 'table' }>, width: number, look: Look): Row[] => {
    const columns = Math.max(1, ...rows.map((cells) => cells.length))
    const pad = 4
    const natural = Array.from({ length: columns }, (_, column) =>
      Math.max(
        16,
        ...rows.map((cells) =>
          boxesOf(cells[column] ?? [], width, look).reduce((sum, box) => sum + box.width, 2 * pad),
        ),
      ),
    )
    const sum = natural.reduce((all, one) => all + one, 0)
    // Columns as wide as what they hold; where that is too much, no column takes more than its even share first.
    const even = width / columns
    const narrow = natural.filter((one) => one <= even)
    const left = width - narrow.reduce((all, one) => all + one, 0)
    const greedy = natural.filter((one) => one > even).reduce((all, one) => all + one, 0)
    const widths = sum <= width ? natural : natural.map((one) => (one <= even ? one : (one / greedy) * left))
    return rows.map((cells) => {
      const set = widths.map((column, place) =>
        stackRow(paragraph(cells[place] ?? [], { width: column - 2 * pad, look })),
      )
      const height = Math.max(...set.map((cell) => cell.height)) + 4
      return {
        height,
        draw: (x: number, y: number) => {
          let at = x
          for (const [place, cell] of set.entries()) {
            const column = widths[place] ?? 0
            pen.pdf.lineWidth(0.5).rect(at, y, column, height).stroke()
            cell.draw(at + pad, y + 2)
            at += column
          }
        },
      }
    })
  }

  /** Content behind a label that stands in its first line. */
  const set = (
    content: Content,
    {
      width,
      label = '',
      hang = 0,
      look = { size: bodySize },
    }: { width: number; label?: string; hang?: number; look?: Look },
  ): Row[] => {
    const led = label === '' ? [] : words(label, look)
    const [first] = content
    const rows: Row[] = !first || first.type === 'table' ? (led.length > 0 ? [lineRow(pen, led)] : []) : []
    for (const [place, block] of content.entries()) {
      if (block.type === 'table')
        rows.push(...tableRows(block, width - hang, look).map((row) => besideRow([{ left: hang, row }])))
      else rows.push(...paragraph(block.children, { width, look, hang, ...(place === 0 ? { label: led } : {}) }))
    }
    return rows
  }

  return {
    set,
    /** Text in one look. */
    say: (text: string, how: { width: number; look?: Look; hang?: number }): Row[] =>
      paragraph([{ type: 'run', text }], { look: { size: bodySize }, ...how }),
    centred: (text: string, look: Look, width: number): Row[] =>
      brokenLines(pen, words(text, look), width).map((line) => lineRow(pen, line, 0, 'center', width)),
    /** How wide it would be on one line; no number where it does not fit one. */
    natural: (content: Content): number | undefined => {
      const [only] = content
      if (content.length !== 1 || only?.type !== 'paragraph') return undefined
      if (only.children.some((child) => child.type === 'run' && /[\r\n]/.test(child.text))) return undefined
      return boxesOf(only.children, 1_000, { size: bodySize }).reduce((sum, box) => sum + box.width, 0)
    },
  }
}
