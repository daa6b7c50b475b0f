import type { Content, Inline } from '@lianbing/contract'
import type { Element, Markup } from '../../../file/markup.ts'
import { type BankProblem, bankProblem } from '../../../problems.ts'
import { cleanText } from '../../../text/marks.ts'
import { htmlMarkup } from '../html-markup.ts'
import { markupContent } from '../markup-content.ts'
import { looksLikeMarkup } from './looks-like-markup.ts'
import { markdownHtml } from './markdown-html.ts'

/** How Moodle reads a text: `moodle` is plain text in which tags may stand and line ends count. */
export type MoodleFormat = 'moodle' | 'html' | 'markdown' | 'plain'

/** A gap of a fill-in question inside of a text. */
export const gapElement = (index: number): Element => ({
  name: 'lianbing-gap',
  attributes: { index: String(index) },
  children: [],
})

/** What a picture's address stands for, where the file holds it. */
export type PictureOf = (src: string, alt: string) => Inline | undefined

/** What a text may show besides words; `lost` is told what is not in the file or cannot be kept. */
export interface TextSurroundings {
  picture: PictureOf
  lost(problem: BankProblem): void
}

/** Where a picture comes from, short enough for a message. */
const nameOf = (src: string) => (src.startsWith('data:') ? 'data:' : src)

const lineBreak: Element = { name: 'br', attributes: {}, children: [] }

const gap = (element: Element): Inline[] | undefined =>
  element.name === 'lianbing-gap' ? [{ type: 'blank', index: Number(element.attributes.index) }] : undefined

const isPlain = (text: string) => !/[<&\\$]/.test(text)

/** Most texts are a line of words: no need to walk through a tree. */
const plainLines = (text: string): Content =>
  cleanText(text)
    .split('\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').trim())
    .filter((line) => line !== '')
    .map((line) => ({ type: 'paragraph', children: [{ type: 'run', text: line }] }))

const withBreaks = (markup: readonly Markup[]): Markup[] =>
  markup.flatMap((part): Markup[] =>
    typeof part !== 'string'
      ? [part.name === 'pre' ? part : { ...part, children: withBreaks(part.children) }]
      : part.split('\n').flatMap((line, index): Markup[] => (index === 0 ? [line] : [lineBreak, line])),
  )

const markupOf = (parts: readonly Markup[], format: MoodleFormat): Markup[] => {
  const each = (change: (text: string) => string) =>
    parts.map((part) => (typeof part === 'string' ? change(part) : part))
  if (format === 'html') return htmlMarkup(...parts)
  if (format === 'markdown') return htmlMarkup(...each(markdownHtml))
  if (format === 'plain') return withBreaks(each(cleanText))
  const words = parts.filter((part) => typeof part === 'string').join('')
  return withBreaks(
    looksLikeMarkup(words) ? htmlMarkup(...parts) : htmlMarkup(...each((text) => text.replaceAll('<', '&lt;'))),
  )
}

/** A text of Moodle, with gaps among its parts, as content. */
export const moodleText = (parts: readonly Markup[], format: MoodleFormat, around: TextSurroundings): Content => {
  const [only] = parts
  if (parts.length === 1 && typeof only === 'string' && format !== 'markdown' && isPlain(only))
    return plainLines(format === 'html' ? only.replaceAll('\n', ' ') : only)
  return markupContent(markupOf(parts, format), {
    element: gap,
    picture: (src, alt) => {
      const shown = around.picture(src, alt)
      if (!shown)
        around.lost(bankProblem(/^https?:/i.test(src) ? 'picture.elsewhere' : 'picture.missing', { name: nameOf(src) }))
      return shown
    },
    missing: (name) => {
      if (name !== 'img') around.lost(bankProblem('media.missing'))
    },
  })
}
