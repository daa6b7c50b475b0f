import { contentText } from '@lianbing/contract'
import { elements } from '../../../file/markup.ts'
import { longest } from '../../../question/draft-parts.ts'
import { numericKey } from '../numeric-key.ts'
import { acceptedAnswers, blankTexts } from './accepted-answers.ts'
import { type InteropItem, isForMarkers, type Response } from './interop-item.ts'
import type { ReadInterop } from './interop-reading.ts'
import { namedValues } from './interop-scoring.ts'
import { gapMarkup } from './item-body.ts'
import { reject } from './rejection.ts'
import { withoutGaps } from './without-gaps.ts'

/** The text with a gap at each place to write in; where a program puts them behind the text, at its end. */
const stemOf = (item: InteropItem, responses: readonly Response[]) =>
  item.reader.content(item.presentation.children, (element) => {
    const place = responses.findIndex((response) => response.element === element)
    return place < 0 ? undefined : [...(responses[place]?.label ?? []), gapMarkup(place)]
  })

/** A number with the tolerance that the conditions allow: an exact one, or what lies between two bounds. */
const readNumber: ReadInterop = (item, responses) => {
  const [response] = responses
  if (!response) return reject('key.missing')
  const { identifier } = response
  const bounds = namedValues(item.tree, identifier, ['varequal', 'vargte', 'varlte', 'vargt', 'varlt'])
    .map(Number)
    .filter((bound) => !Number.isNaN(bound))
    .slice(0, 20)
  if (bounds.length === 0) return reject('key.missing')
  const points = (value: number) => item.score(new Map([[identifier, [String(value)]]]))
  const intervals = bounds.flatMap((low) => bounds.map((high): [number, number] => [low, high]))
  const best = Math.max(...intervals.map(([low, high]) => points((low + high) / 2)))
  const key = best > 0 ? numericKey(intervals, (value) => points(value) === best) : undefined
  if (!key) return reject(best > 0 ? 'key.several-ways' : 'key.missing', { answer: bounds.join(', ') })
  return {
    question: { stem: withoutGaps(stemOf(item, responses)), key },
    answers: new Map([[identifier, [key.number]]]),
  }
}

/** Whether a person has to mark the answer: the file says so, or gives a place for many lines and no answer. */
const isWritten = (item: InteropItem, [response, more]: readonly Response[]): boolean => {
  if (!response || more || namedValues(item.tree, response.identifier).length > 0) return false
  const [rendering] = elements(response.element, 'render_fib')
  const lines = Number(rendering?.attributes.rows ?? 1) > 1 || /^box$/i.test(rendering?.attributes.prompt ?? '')
  return /essay|long.?answer|written|free.?response/.test(item.kind) || (item.kind === '' && lines)
}

const readWritten: ReadInterop = (item) => {
  const solutions = elements(item.tree, 'itemfeedback').flatMap((feedback) => elements(feedback, 'solution'))
  const guides = elements(item.tree, 'rubric').filter(isForMarkers)
  const rubric = [...solutions, ...guides]
    .map(({ children }) => contentText(item.reader.content(children)).trim())
    .filter((text) => text !== '')
    .join('\n')
  if (rubric.length > longest.rubric) return reject('stem.too-long', { limit: longest.rubric })
  const stem = item.reader.content(
    item.presentation.children,
    (element) => item.responses.find((response) => response.element === element)?.label,
  )
  return { question: { stem, key: { type: 'written', rubric } }, answers: new Map() }
}

/** Places to write in: an essay, one number, or gaps to fill in. */
export const readInteropEntries: ReadInterop = (item, responses) => {
  if (isWritten(item, responses)) return readWritten(item, responses)
  const odd = responses.find(({ several, ordered }) => several || ordered)
  if (odd) return reject('type.unsupported', { type: `${odd.element.name} rcardinality` })
  if (responses.length === 1 && (responses[0]?.numeric || /numerical/.test(item.kind)))
    return readNumber(item, responses)
  const right = new Map(
    responses.map(({ identifier }) => [identifier, namedValues(item.tree, identifier).slice(0, 1)] as const),
  )
  const accepted = responses.map(({ identifier }) =>
    acceptedAnswers(
      namedValues(item.tree, identifier),
      (text) => item.score(new Map([...right, [identifier, text === undefined ? [] : [String(text)]]])),
      undefined,
      item.warn,
    ),
  )
  const key = { type: 'blanks' as const, texts: blankTexts(accepted), anyOrder: false }
  return { question: { stem: stemOf(item, responses), blanks: responses.length, key }, answers: right }
}
