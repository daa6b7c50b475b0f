/** What is used of pdfkit, which brings no types of its own. */
declare module 'pdfkit' {
  interface TextOptions {
    lineBreak: false
    oblique?: number
    stroke?: boolean
    fill?: boolean
  }
  export interface Glyph {
    advanceWidth: number
  }
  interface Face {
    glyphForCodePoint(point: number): Glyph
    layout(text: string): {
      glyphs: Glyph[]
      positions: { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number }[]
      advanceWidth: number
    }
    hasGlyphForCodePoint(point: number): boolean
    unitsPerEm: number
  }
  // biome-ignore lint/style/noDefaultExport: that is how pdfkit hands it out.
  export default class PDFDocument {
    constructor(options: {
      size: [number, number]
      margin: number
      font: null
      autoFirstPage: false
      info: { Title: string; CreationDate: Date }
      lang: string
    })
    /** The font in use. */
    _font: { font: Face }
    on(event: 'data', hear: (chunk: Uint8Array) => void): this
    on(event: 'end', hear: () => void): this
    end(): void
    addPage(): this
    registerFont(name: string, bytes: Uint8Array): this
    font(name: string): this
    fontSize(size: number): this
    text(text: string, x: number, y: number, options: TextOptions): this
    lineWidth(width: number): this
    dash(length: number, options: { space: number }): this
    undash(): this
    moveTo(x: number, y: number): this
    lineTo(x: number, y: number): this
    rect(x: number, y: number, width: number, height: number): this
    roundedRect(x: number, y: number, width: number, height: number, radius: number): this
    stroke(): this
    save(): this
    restore(): this
    translate(x: number, y: number): this
    scale(x: number, y: number): this
    rotate(angle: number): this
    openImage(bytes: Uint8Array): object
    image(image: object, x: number, y: number, size: { width: number; height: number }): this
  }
}
