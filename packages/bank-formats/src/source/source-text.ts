import type { Place } from '../bank-reading.ts'
import type { Strip } from './strips.ts'

/** Enough to judge a question by; a page that follows the last one of a paper says nothing about it. */
const sourceCharacters = 4_000

/** Where several questions share a row, a place names its cell. */
const wholeRow = (at: Place): Place => at.replace(/(^|!)[A-Z]+(\d+)$/, '$1$2')

const cut = (text: string): string =>
  text.length <= sourceCharacters ? text : text.slice(0, sourceCharacters).replace(/[\uD800-\uDBFF]$/, '')

/**
 * What stands in the source from a question's place to that of the next one, or to the end of its sheet; empty where
 * the place is not found.
 */
export const sourceTexts = (
  strips: readonly Strip[],
  places: readonly Place[],
): ((at: Place) => { sourceText: string; order: number }) => {
  const firsts = new Map<Place, number>()
  for (const [index, { at }] of strips.entries()) if (!firsts.has(at)) firsts.set(at, index)
  const startOf = (at: Place) => firsts.get(at) ?? firsts.get(wholeRow(at))
  const starts = new Set(places.map(startOf))
  const texts = new Map<number, string>()
  const textFrom = (start: number): string => {
    const lines: string[] = []
    let size = 0
    for (let index = start; index < strips.length && size <= sourceCharacters; index++) {
      const strip = strips[index]
      if (strip === undefined || strip.part !== strips[start]?.part || (index > start && starts.has(index))) break
      lines.push(strip.text)
      size += strip.text.length + 1
    }
    return cut(lines.join('\n').trim())
  }
  return (at) => {
    const start = startOf(at)
    // What has no place stands behind everything.
    if (start === undefined) return { sourceText: '', order: strips.length }
    const text = texts.get(start) ?? textFrom(start)
    texts.set(start, text)
    return { sourceText: text, order: start }
  }
}
