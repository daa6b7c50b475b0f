import type { Content, Inline } from '@lianbing/contract'
import { type Element, elements, innerText, type Markup } from '../../file/markup.ts'
import { type ContentWriter, contentWriter, type Look } from './content-writer.ts'
import { mathmlTex } from './mathml-tex.ts'
import { textFormulas } from './text-formulas.ts'

export interface MarkupOptions {
  /** What an `img` shows, by its `src` as it is written; nothing is ever fetched. Without it a picture is missing. */
  picture?(src: string, alt: string): Inline | undefined
  /** What an element of the format stands for (a gap, say); undefined leaves it to the rules of HTML. */
  element?(element: Element): readonly Inline[] | undefined
  /** Told of everything that could not be kept: a picture that is not there, sound, film, attached files. */
  missing?(name: string): void
}

const dropped = new Set(['script', 'style', 'template', 'head', 'annotation', 'datalist', 'source', 'track', 'param'])
const embedded = new Set(['audio', 'video', 'iframe', 'object', 'embed', 'canvas', 'applet', 'svg'])
/** A file that belongs to the question, or a sound or film: its name ends so, whatever is asked behind it. */
const attachment =
  /^(?:@@PLUGINFILE@@|data:)|\.(?:mp3|m4a|aac|wav|ogg|oga|ogv|flac|mp4|m4v|webm|mov|avi|wmv|flv|swf)(?:[?#]|$)/i
const blockNames = new Set(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header html hr legend li main nav ol optgroup option p pre section summary table ul'.split(
    ' ',
  ),
)

const lookOf = ({ name, attributes }: Element, look: Look): Look => {
  const style = (attributes.style ?? '').toLowerCase()
  const bold = /^(?:b|strong|th|h[1-6])$/.test(name) || /font-weight:\s*(?:bold|[6-9]00)/.test(style)
  const italic = /^(?:i|em|cite|var)$/.test(name) || /font-style:\s*italic/.test(style)
  const underline = name === 'u' || name === 'ins' || /text-decoration(?:-line)?:\s*underline/.test(style)
  const position =
    name === 'sub' || /vertical-align:\s*sub/.test(style)
      ? 'sub'
      : name === 'sup' || /vertical-align:\s*super/.test(style)
        ? 'super'
        : undefined
  return {
    ...look,
    ...(bold ? { bold } : {}),
    ...(italic ? { italic } : {}),
    ...(underline ? { underline } : {}),
    ...(position ? { position } : {}),
  }
}

/** In code, what looks like TeX is not. */
type Mode = 'text' | 'code' | 'pre'
const modeOf = (name: string, outside: Mode): Mode =>
  name === 'pre' || outside === 'pre' ? 'pre' : /^(?:code|kbd|samp|tt)$/.test(name) ? 'code' : outside

const isHidden = ({ attributes }: Element) =>
  'hidden' in attributes || /display:\s*none/.test((attributes.style ?? '').toLowerCase())

const letters = (place: number): string =>
  place > 26 ? letters(Math.floor((place - 1) / 26)) + letters(((place - 1) % 26) + 1) : String.fromCharCode(96 + place)

const labelOf = (list: Element, place: number): string => {
  if (list.name !== 'ol') return '• '
  const { type } = list.attributes
  const number = place + (/^-?\d{1,6}$/.test(list.attributes.start ?? '') ? Number(list.attributes.start) : 1)
  if (number > 0 && type === 'a') return `${letters(number)}. `
  if (number > 0 && type === 'A') return `${letters(number).toUpperCase()}. `
  return `${number}. `
}

/** Cells reach over columns and rows; each of these places is a cell of its own, empty but for the first. */
const tableRows = (table: Element, cell: (element: Element) => Inline[]): Inline[][][] => {
  const lines = elements(table).flatMap((part) => (part.name === 'tr' ? [part] : elements(part, 'tr')))
  const waiting: number[] = []
  return lines.map((line) => {
    const cells: Inline[][] = []
    const skipTaken = () => {
      while ((waiting[cells.length] ?? 0) > 0) {
        waiting[cells.length] = (waiting[cells.length] ?? 0) - 1
        cells.push([])
      }
    }
    for (const element of elements(line)) {
      skipTaken()
      const across = Math.min(Math.max(Number(element.attributes.colspan) || 1, 1), 50)
      const down = Math.min(Math.max(Number(element.attributes.rowspan) || 1, 1), 200)
      for (let place = 0; place < across; place++) {
        waiting[cells.length] = down - 1
        cells.push(place === 0 ? cell(element) : [])
      }
    }
    skipTaken()
    return cells
  })
}

/** What stands in a cell, on one line: the model's cells hold no paragraphs. */
const oneLine = (content: Content): Inline[] =>
  content.flatMap((block, index): Inline[] => {
    const children = block.type === 'paragraph' ? block.children : block.rows.flat(2)
    return index === 0 ? children : [{ type: 'run', text: ' ' }, ...children]
  })

/**
 * Markup of a format that declares HTML, as content: paragraphs, line breaks, lists, tables, raised, lowered, bold,
 * italic and underlined text, pictures, MathML and TeX. Scripts, styles and hidden parts are dropped with their text;
 * any other element is worth its text.
 */
export const markupContent = (markup: readonly Markup[], options: MarkupOptions = {}): Content => {
  const write = (parts: readonly Markup[], look: Look, to: ContentWriter, mode: Mode): void => {
    for (const [index, part] of parts.entries()) {
      if (typeof part !== 'string') writeElement(part, look, to, mode)
      else if (mode === 'pre') to.preformatted(index === 0 ? part.replace(/^\n/, '') : part, look)
      else if (mode === 'code') to.text(part, look)
      else
        for (const piece of textFormulas(part))
          if ('tex' in piece) to.put([{ type: 'formula', tex: piece.tex }])
          else to.text(piece.text, look)
    }
  }

  const cellOf = (look: Look) => (cell: Element) => {
    const inside = contentWriter()
    write(cell.children, lookOf(cell, look), inside, 'text')
    return oneLine(inside.end())
  }

  const writeList = (list: Element, look: Look, to: ContentWriter) => {
    let place = 0
    for (const child of list.children) {
      if (typeof child !== 'string' && child.name === 'li') to.labelNext(labelOf(list, place++))
      write([child], look, to, 'text')
    }
    to.labelNext('')
  }

  const writeTable = (table: Element, look: Look, to: ContentWriter) => {
    for (const caption of elements(table, 'caption')) write(caption.children, look, to, 'text')
    const rows = tableRows(table, cellOf(look)).filter((row) => row.some((cell) => cell.length > 0))
    // One column is no table but a frame around lines.
    if (rows.some((row) => row.length > 1)) to.table(rows)
    else
      for (const [cell = []] of rows) {
        to.endLine()
        to.put(cell)
      }
  }

  const writeObject = (element: Element, look: Look, to: ContentWriter): boolean => {
    const { name, attributes } = element
    if (name === 'img' || name === 'image') {
      const alt = attributes.alt ?? ''
      if (/\btexrender\b/.test(attributes.class ?? '') && alt !== '') to.put([{ type: 'formula', tex: alt }])
      else {
        const shown = options.picture?.(attributes.src ?? '', alt)
        if (shown) to.put([shown])
        else options.missing?.('img')
      }
      return true
    }
    if (name === 'math') {
      const tex = mathmlTex(element)
      if (tex === undefined) to.text(innerText(element), look)
      else to.put([{ type: 'formula', tex }])
      return true
    }
    // A link's words stay, but what is heard or opened there is not kept.
    if (name === 'a' && attachment.test(attributes.href ?? '')) options.missing?.(name)
    if (embedded.has(name)) options.missing?.(name)
    return embedded.has(name)
  }

  const writeElement = (element: Element, look: Look, to: ContentWriter, mode: Mode) => {
    const { name } = element
    const own = options.element?.(element)
    if (own) return to.put(own)
    if (dropped.has(name) || isHidden(element) || writeObject(element, look, to)) return
    if (name === 'br') return to.endLine()
    const block = blockNames.has(name)
    if (block) to.endLine()
    if (name === 'table') writeTable(element, look, to)
    else if (name === 'ul' || name === 'ol') writeList(element, look, to)
    else write(element.children, lookOf(element, look), to, modeOf(name, mode))
    if (block) to.endLine()
  }

  const to = contentWriter()
  write(markup, {}, to, 'text')
  return to.end()
}
