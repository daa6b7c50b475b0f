import PDFDocument, { type Glyph } from 'pdfkit'
import { a4 } from './sizes.ts'

/** How a piece of text looks; sizes and lengths are points throughout. */
export interface Look {
  size: number
  bold?: boolean
  italic?: boolean
}

/** Signs that the font lacks, and those that are printed for them. */
const kin: Record<string, string> = { '⌀': 'Ø', '∅': 'Ø', '✗': '×', '✘': '×', '☐': '□', '☑': '√', '✔': '√' }
const spaces = /[\t\u00A0\u2000-\u200A\u202F\u205F]/gu
/** Printers' sign for one that is not there. */
const absent = '〓'
const unseen = /\p{Cc}|\p{Cf}|\p{Variation_Selector}|[\u2028\u2029]/gu

export type Pen = ReturnType<typeof createPen>

/** Draws on pages of A4; the font goes into the file with only the signs that are used. */
export const createPen = (
  font: Uint8Array,
  { title, date, language }: { title: string; date: Date; language: string },
) => {
  const pdf = new PDFDocument({
    size: [a4.width, a4.height],
    margin: 0,
    font: null,
    autoFirstPage: false,
    info: { Title: title, CreationDate: date },
    lang: language,
  })
  const chunks: Uint8Array[] = []
  pdf.on('data', (chunk) => chunks.push(chunk))
  pdf.registerFont('paper', font).font('paper')
  const face = pdf._font.font
  // Every sign stands for itself here: no kerning and no ligatures, so that what is measured is what is drawn, and fast.
  const glyphs = new Map<string, Glyph>()
  const glyphOf = (sign: string): Glyph => {
    const known = glyphs.get(sign)
    if (known !== undefined) return known
    const glyph = face.glyphForCodePoint(sign.codePointAt(0) ?? 0)
    glyphs.set(sign, glyph)
    return glyph
  }
  face.layout = (text) => {
    const run = Array.from(text, glyphOf)
    return {
      glyphs: run,
      positions: run.map(({ advanceWidth }) => ({ xAdvance: advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 })),
      advanceWidth: run.reduce((sum, glyph) => sum + glyph.advanceWidth, 0),
    }
  }
  const advances = new Map<string, number>()

  const printable = (text: string): string =>
    [...text.replace(spaces, ' ').replace(unseen, '')]
      .map((sign) => kin[sign] ?? (face.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0) ? sign : absent))
      .join('')

  const advance = (sign: string): number => {
    let found = advances.get(sign)
    if (found === undefined) {
      found = glyphOf(sign).advanceWidth / face.unitsPerEm
      advances.set(sign, found)
    }
    return found
  }

  return {
    pdf,
    printable,
    width: (text: string, size: number): number => {
      let sum = 0
      for (const sign of text) sum += advance(sign)
      return sum * size
    },
    /** `y` is the line on which the letters stand. */
    text: (text: string, x: number, y: number, { size, bold = false, italic = false }: Look): void => {
      // pdfkit sets text below a point: the font's own ascent lies between.
      const options = { lineBreak: false as const, ...(italic ? { oblique: 12 } : {}) }
      pdf.fontSize(size)
      if (bold) pdf.lineWidth(size * 0.035)
      pdf.text(text, x, y - size * ascent, bold ? { ...options, fill: true, stroke: true } : options)
    },
    line: (x1: number, y1: number, x2: number, y2: number, width = 0.5): void => {
      pdf.lineWidth(width).moveTo(x1, y1).lineTo(x2, y2).stroke()
    },
    bytes: (): Promise<Uint8Array> =>
      new Promise((resolve) => {
        pdf.on('end', () => resolve(Buffer.concat(chunks)))
        pdf.end()
      }),
  }
}

/** Of the font, by the em. */
const ascent = 1.151
