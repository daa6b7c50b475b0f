import { z } from 'zod'

/**
 * What a question says: a small tree instead of HTML, so that nothing in a bank can run.
 * A picture is named by the hash of its bytes; `option` names an option by its id in the question version, so that
 * shuffling never breaks "see B"; `blank` is a gap of a fill-in question, counted from 0.
 */
const run = z.strictObject({
  type: z.literal('run'),
  text: z.string().max(20_000),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  underline: z.boolean().optional(),
  position: z.enum(['sub', 'super']).optional(),
})
const image = z.strictObject({
  type: z.literal('image'),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  alt: z.string().max(500),
  width: z.int().positive().max(10_000).optional(),
  height: z.int().positive().max(10_000).optional(),
})
const formula = z.strictObject({ type: z.literal('formula'), tex: z.string().max(5_000) })
const optionReference = z.strictObject({ type: z.literal('option'), id: z.string().max(60) })
const blank = z.strictObject({ type: z.literal('blank'), index: z.int().min(0).max(99) })

export const inline = z.discriminatedUnion('type', [run, image, formula, optionReference, blank])
export type Inline = z.infer<typeof inline>

const paragraph = z.strictObject({ type: z.literal('paragraph'), children: z.array(inline).max(500) })
const table = z.strictObject({
  type: z.literal('table'),
  rows: z.array(z.array(z.array(inline).max(100)).max(50)).max(200),
})
export const block = z.discriminatedUnion('type', [paragraph, table])
export type Block = z.infer<typeof block>

export const content = z.array(block).max(200)
export type Content = z.infer<typeof content>

/** Plain text as content: a paragraph a line. */
export const textContent = (text: string): Content =>
  text.split('\n').map((line) => ({ type: 'paragraph', children: line === '' ? [] : [{ type: 'run', text: line }] }))

const inlineText = (children: readonly Inline[], nameOption: (id: string) => string): string =>
  children
    .map((child) => {
      if (child.type === 'run') return child.text
      if (child.type === 'formula') return child.tex
      if (child.type === 'option') return nameOption(child.id)
      if (child.type === 'blank') return '____'
      return child.alt
    })
    .join('')

/** Content as plain text, for search, comparison and spreadsheets; a line a paragraph or table row. */
export const contentText = (value: Content, nameOption: (id: string) => string = (id) => id): string =>
  value
    .map((part) =>
      part.type === 'paragraph'
        ? inlineText(part.children, nameOption)
        : part.rows.map((row) => row.map((cell) => inlineText(cell, nameOption)).join('\t')).join('\n'),
    )
    .join('\n')
