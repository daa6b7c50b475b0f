import type { Block, Content, Inline } from '@lianbing/contract'
import { escapeMarkup } from './markup-text.ts'
import type { TellLoss } from './notes.ts'

/** How a format writes what is more than words. */
export interface HtmlWays {
  /** Where a picture lies; undefined where there is none. */
  src(hash: string): string | undefined
  /** A gap; `index` counts from 0. */
  gap(index: number): string
  formula(tex: string): string
  /** Around underlined text, where there is no element for it. */
  underline?: readonly [string, string]
  tell: TellLoss
}

/** Keeps signs apart that together begin a formula; the empty element is worth nothing. */
const apart = (text: string): string =>
  escapeMarkup(text)
    .replace(/\\(?=[()[\]\\]|$)/g, '\\<span></span>')
    .replace(/\$(?=\$|$)/g, '$<span></span>')

/** Blanks that pages would collapse, and line ends, as pages keep them. */
const laidOut = (text: string): string => apart(text).replace(/\r\n|\r|\n/g, '<br/>')

const dressed = (
  { text, bold, italic, underline, position }: Extract<Inline, { type: 'run' }>,
  { underline: [open, close] = ['<u>', '</u>'] }: HtmlWays,
): string => {
  let html = laidOut(text)
  if (position) html = position === 'sub' ? `<sub>${html}</sub>` : `<sup>${html}</sup>`
  if (underline) html = `${open}${html}${close}`
  if (italic) html = `<i>${html}</i>`
  return bold ? `<b>${html}</b>` : html
}

const inlineHtml = (child: Inline, ways: HtmlWays): string => {
  switch (child.type) {
    case 'run':
      return dressed(child, ways)
    case 'formula':
      return ways.formula(child.tex)
    case 'option':
      ways.tell('reference.letter')
      return escapeMarkup(child.id)
    case 'blank':
      return ways.gap(child.index)
    case 'image': {
      const src = ways.src(child.hash)
      if (src === undefined) ways.tell('picture.missing')
      return src === undefined
        ? escapeMarkup(`[${child.alt}]`)
        : `<img src="${escapeMarkup(src)}" alt="${escapeMarkup(child.alt)}"/>`
    }
  }
}

const inlinesHtml = (children: readonly Inline[], ways: HtmlWays): string =>
  children.map((child) => inlineHtml(child, ways)).join('')

const tableHtml = (rows: Extract<Block, { type: 'table' }>['rows'], ways: HtmlWays): string =>
  `<table><tbody>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${inlinesHtml(cell, ways)}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>`

/** Content as well-formed HTML; a lone line without a paragraph around it, where `bare` asks for it. */
export const contentHtml = (content: Content, ways: HtmlWays, bare = false): string => {
  const [only] = content
  if (bare && content.length === 1 && only?.type === 'paragraph') return inlinesHtml(only.children, ways)
  return content
    .map((block) =>
      block.type === 'paragraph' ? `<p>${inlinesHtml(block.children, ways)}</p>` : tableHtml(block.rows, ways),
    )
    .join('')
}

/** Whether TeX between `\(` and `\)` is read as one formula. */
const isClosed = (tex: string) => tex.trim() !== '' && !/\\[()[\]]|\$\$/.test(tex.replaceAll('\\\\', ''))

/** A formula as TeX between its signs, as Moodle and most pages show it. */
export const texFormula =
  (tell: TellLoss) =>
  (tex: string): string => {
    if (isClosed(tex)) return `\\(${escapeMarkup(tex)}${tex.endsWith('\\') ? ' ' : ''}\\)`
    tell('formula.text')
    return apart(tex)
  }
