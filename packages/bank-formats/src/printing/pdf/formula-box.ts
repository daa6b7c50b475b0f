import { type Element, elements, innerText, type Markup, xmlTree } from '../../file/markup.ts'
import { texMathml } from '../../writers/tex-mathml.ts'
import { type Box, gapBox, rowBox, textBox } from './box.ts'
import type { Pen } from './pen.ts'

class Beyond extends Error {}

/** Where fractions have their bar, by the em. */
const axis = 0.3
const wide = /^[=+−\-×÷<>≤≥≠≈≡±∓→←⇒⇔∈⊂⊥∥·∝]$/u
const large = /^[∑∏∫∬∮⋃⋂]$/u
const fence = /^[()[\]{}|‖⌈⌉⌊⌋]$/u

export const formulaBoxes = (pen: Pen) => {
  const raised = (box: Box, by: number): Box => ({
    ...box,
    above: Math.max(0, box.above + by),
    below: Math.max(0, box.below - by),
    draw: (x, y) => box.draw(x, y - by),
  })
  const plain = (said: string, size: number, italic = false) =>
    textBox(pen, pen.printable(said), { size, ...(italic ? { italic } : {}) })

  const operator = (said: string, size: number): Box => {
    if (said === '') return gapBox(0)
    const box = plain(said, large.test(said) ? size * 1.35 : size)
    const around = wide.test(said) ? size * 0.2 : 0
    return around === 0 ? box : rowBox([gapBox(around), box, gapBox(around)])
  }

  const over = (top: Box, middle: number, bottom: Box, bar: boolean, size: number): Box => {
    const width = Math.max(top.width, bottom.width) + size * 0.2
    const gap = size * 0.14
    return {
      width,
      above: middle + gap + top.below + top.above,
      below: Math.max(0, gap + bottom.above + bottom.below - middle),
      draw: (x, y) => {
        top.draw(x + (width - top.width) / 2, y - middle - gap - top.below)
        bottom.draw(x + (width - bottom.width) / 2, y - middle + gap + bottom.above)
        if (bar) pen.line(x, y - middle, x + width, y - middle, 0.55)
      },
    }
  }

  const root = (inside: Box, size: number, degree?: Box): Box => {
    const lead = size * 0.55 + (degree ? Math.max(0, degree.width - size * 0.2) : 0)
    const top = inside.above + size * 0.14
    return {
      width: lead + inside.width + size * 0.1,
      above: top + size * 0.08 + (degree ? size * 0.2 : 0),
      below: inside.below,
      draw: (x, y) => {
        const start = x + lead - size * 0.55
        pen.pdf
          .lineWidth(0.6)
          .moveTo(start + size * 0.06, y - size * 0.25)
          .lineTo(start + size * 0.18, y - size * 0.32)
          .lineTo(start + size * 0.32, y + inside.below)
          .lineTo(start + size * 0.52, y - top)
          .lineTo(x + lead + inside.width + size * 0.1, y - top)
          .stroke()
        inside.draw(x + lead, y)
        degree?.draw(x, y - size * 0.42)
      },
    }
  }

  /** A base with what stands above and below its end, or above and below itself. */
  const scripts = (base: Box, size: number, up: Box | undefined, down: Box | undefined): Box => {
    const high = Math.max(size * 0.36, base.above - size * 0.45)
    const low = Math.max(size * 0.18, base.below - size * 0.02)
    const shown = [up && raised(up, high), down && raised(down, -low)].filter((box) => box !== undefined)
    return {
      width: base.width + Math.max(0, ...shown.map(({ width }) => width)) + size * 0.04,
      above: Math.max(base.above, ...shown.map(({ above }) => above)),
      below: Math.max(base.below, ...shown.map(({ below }) => below)),
      draw: (x, y) => {
        base.draw(x, y)
        for (const box of shown) box.draw(x + base.width + size * 0.03, y)
      },
    }
  }
  const limits = (base: Box, up: Box | undefined, down: Box | undefined): Box => {
    const width = Math.max(base.width, up?.width ?? 0, down?.width ?? 0)
    return {
      width,
      above: base.above + (up ? up.above + up.below : 0),
      below: base.below + (down ? down.above + down.below : 0),
      draw: (x, y) => {
        base.draw(x + (width - base.width) / 2, y)
        up?.draw(x + (width - up.width) / 2, y - base.above - up.below)
        down?.draw(x + (width - down.width) / 2, y + base.below + down.above)
      },
    }
  }

  /** A bracket as high as what it holds. */
  const stretched = (said: string, size: number, { above, below }: { above: number; below: number }): Box => {
    const box = plain(said, size)
    const by = (above + below) / size
    if (by < 1.25) return box
    return {
      width: box.width,
      above,
      below,
      draw: (x, y) => {
        pen.pdf
          .save()
          .translate(x, y + below - by * size * 0.16)
          .scale(1, by)
        box.draw(0, 0)
        pen.pdf.restore()
      },
    }
  }

  const table = (part: Element, size: number): Box => {
    const rows = elements(part, 'mtr').map((row) => elements(row, 'mtd').map((cell) => inRow(cell.children, size)))
    const widths = Array.from({ length: Math.max(0, ...rows.map((row) => row.length)) }, (_, column) =>
      Math.max(...rows.map((row) => row[column]?.width ?? 0)),
    )
    const heights = rows.map((row) => ({
      above: Math.max(size * 0.9, ...row.map(({ above }) => above)),
      below: Math.max(size * 0.3, ...row.map(({ below }) => below)),
    }))
    const height = heights.reduce((sum, { above, below }) => sum + above + below, 0)
    return {
      width: widths.reduce((sum, width) => sum + width + size * 0.6, 0),
      above: height / 2 + size * axis,
      below: height / 2 - size * axis,
      draw: (x, y) => {
        let top = y - height / 2 - size * axis
        for (const [place, row] of rows.entries()) {
          const { above, below } = heights[place] ?? { above: 0, below: 0 }
          let at = x + size * 0.3
          for (const [column, cell] of row.entries()) {
            cell.draw(at, top + above)
            at += (widths[column] ?? 0) + size * 0.6
          }
          top += above + below
        }
      },
    }
  }

  const inRow = (children: readonly Markup[], size: number): Box => {
    const boxes = children.map((child) => ({ child, box: box(child, size) }))
    const tall = {
      above: Math.max(size * 0.8, ...boxes.map((one) => one.box.above)),
      below: Math.max(size * 0.2, ...boxes.map((one) => one.box.below)),
    }
    return rowBox(
      boxes.map((one) =>
        typeof one.child !== 'string' && one.child.name === 'mo' && fence.test(innerText(one.child).trim())
          ? stretched(pen.printable(innerText(one.child).trim()), size, tall)
          : one.box,
      ),
    )
  }

  const parts = (element: Element, sizes: readonly number[]): Box[] => {
    const found = elements(element)
    if (found.length !== sizes.length) throw new Beyond()
    return found.map((child, place) => box(child, sizes[place] ?? 0))
  }

  const box = (part: Markup, size: number): Box => {
    if (typeof part === 'string') return part.trim() === '' ? gapBox(0) : plain(part, size)
    const small = Math.max(5.5, size * 0.7)
    switch (part.name) {
      case 'mi': {
        const said = innerText(part).replace(/[\u2061-\u2064]/g, '')
        return plain(said, size, /^[a-zA-Z]$/.test(said) && part.attributes.mathvariant !== 'normal')
      }
      case 'mn':
      case 'mtext':
        return plain(innerText(part), size)
      case 'mo':
        return operator(
          innerText(part)
            .replace(/[\u2061-\u2064]/g, '')
            .trim(),
          size,
        )
      case 'mspace':
        return gapBox((Number.parseFloat(part.attributes.width ?? '0.2') || 0) * size)
      case 'semantics':
        return inRow(part.children.slice(0, 1), size)
      case 'annotation':
        return gapBox(0)
      case 'math':
      case 'mrow':
      case 'mstyle':
      case 'mpadded':
      case 'mtd':
        return inRow(part.children, size)
      case 'mfrac': {
        const [top, bottom] = parts(part, [size * 0.86, size * 0.86]) as [Box, Box]
        return rowBox([
          gapBox(size * 0.08),
          over(top, size * axis, bottom, part.attributes.linethickness !== '0px', size),
          gapBox(size * 0.08),
        ])
      }
      case 'msqrt':
        return root(inRow(part.children, size), size)
      case 'mroot': {
        const [inside, degree] = parts(part, [size, small * 0.85]) as [Box, Box]
        return root(inside, size, degree)
      }
      case 'msup': {
        const [base, up] = parts(part, [size, small]) as [Box, Box]
        return scripts(base, size, up, undefined)
      }
      case 'msub': {
        const [base, down] = parts(part, [size, small]) as [Box, Box]
        return scripts(base, size, undefined, down)
      }
      case 'msubsup': {
        const [base, down, up] = parts(part, [size, small, small]) as [Box, Box, Box]
        return scripts(base, size, up, down)
      }
      case 'mover': {
        const [base, up] = parts(part, [size, small]) as [Box, Box]
        return limits(base, up, undefined)
      }
      case 'munder': {
        const [base, down] = parts(part, [size, small]) as [Box, Box]
        return limits(base, undefined, down)
      }
      case 'munderover': {
        const [base, down, up] = parts(part, [size, small, small]) as [Box, Box, Box]
        return limits(base, up, down)
      }
      case 'mtable':
        return table(part, size)
      default:
        throw new Beyond()
    }
  }

  /** A formula as it is drawn; where it is no sound TeX, or more than is drawn, as it was written. */
  return (tex: string, size: number): Box => {
    const mathml = texMathml(tex)
    if (mathml === undefined) return plain(tex, size)
    try {
      return box(xmlTree(Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${mathml}`)), size)
    } catch (error) {
      if (error instanceof Beyond) return plain(tex, size)
      throw error
    }
  }
}
