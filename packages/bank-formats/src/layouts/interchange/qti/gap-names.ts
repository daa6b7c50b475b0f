import type { Content } from '@lianbing/contract'
import type { Markup } from '../../../file/markup.ts'
import { gapMarkup } from './item-body.ts'

/** A gap in the text; a lone one needs no number. */
export const gapIn = (count: number, place: number): Markup => (count === 1 ? '____' : gapMarkup(place))

/** The gap's own name where it is one of a matching: "(2)". */
export const gapName = (place: number): Content => [
  { type: 'paragraph', children: [{ type: 'run', text: `(${place + 1})` }] },
]
