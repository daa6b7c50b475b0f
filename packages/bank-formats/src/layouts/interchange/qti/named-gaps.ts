import { innerText, type Markup } from '../../../file/markup.ts'
import type { Response } from './interop-item.ts'
import { gapMarkup } from './item-body.ts'

/**
 * Parts of an item with gaps where the text names them in brackets: "The [metal] conducts". Undefined unless each
 * response has a name that stands there once.
 */
export const withGaps = (parts: readonly Markup[], responses: readonly Response[]): readonly Markup[] | undefined => {
  const places = new Map(responses.map(({ label }, place) => [label.map(innerText).join('').trim(), place]))
  if (places.has('') || places.size < responses.length) return undefined
  const own = new Set(responses.map(({ element }) => element))
  const found: number[] = []
  const cut = (markup: readonly Markup[]): Markup[] =>
    markup.flatMap((part): Markup[] => {
      if (typeof part !== 'string') return own.has(part) ? [part] : [{ ...part, children: cut(part.children) }]
      return part.split(/(\[[^[\]]{1,200}\])/).map((piece) => {
        const place = piece.startsWith('[') ? places.get(piece.slice(1, -1).trim()) : undefined
        if (place === undefined) return piece
        found.push(place)
        return gapMarkup(place)
      })
    })
  const cutParts = cut(parts)
  return found.length === responses.length && new Set(found).size === found.length ? cutParts : undefined
}
