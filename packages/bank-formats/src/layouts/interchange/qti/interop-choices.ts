import { contentText } from '@lianbing/contract'
import { comparable } from '../../../text/comparable.ts'
import { acceptedAnswers, blankTexts } from './accepted-answers.ts'
import { multipleKey, singleKey } from './choice-key.ts'
import { matchingQuestion, multipleQuestion, orderingQuestion, singleQuestion } from './choice-question.ts'
import { gapName } from './gap-names.ts'
import { choicesIn, type InteropItem, type Response } from './interop-item.ts'
import type { ReadInterop } from './interop-reading.ts'
import { type InteropAnswers, namedValues } from './interop-scoring.ts'
import { withGaps } from './named-gaps.ts'
import { reject } from './rejection.ts'
import type { Answers } from './response-processing.ts'
import { withoutGaps } from './without-gaps.ts'

const pointsOf =
  (item: InteropItem, { identifier }: Response) =>
  (chosen: readonly string[]) =>
    item.score(new Map([[identifier, chosen]]))

const scoringOf = ({ score, warn }: InteropItem) => ({
  score: (answers: Answers) => score(answers as InteropAnswers),
  warn,
})

/** The stem without the places to choose in. */
const stemOf = (item: InteropItem) =>
  item.reader.content(item.presentation.children, (element) =>
    item.responses.some((response) => response.element === element)
      ? item.responses.find((response) => response.element === element)?.label
      : undefined,
  )

/** The set of choices that earns most: all that earn something alone, or what one condition asks for together. */
const severalKey = (item: InteropItem, response: Response, names: readonly string[]): string[] => {
  const points = pointsOf(item, response)
  const alone = names.filter((name) => points([name]) > 0)
  const together = namedValues(item.tree, response.identifier).filter((name) => names.includes(name))
  const [best] = [alone, together].filter((set) => set.length > 0).sort((a, b) => points(b) - points(a))
  if (!best || points(best) <= 0) return reject('key.missing')
  const { identifier } = response
  const declaration = { identifier, cardinality: 'multiple', baseType: 'identifier', correct: best }
  return multipleKey(scoringOf(item), declaration, names)
}

/** All places in the right order: each condition names one of them by its index. */
const orderKey = (item: InteropItem, response: Response, names: readonly string[]): string[] => {
  const order = namedValues(item.tree, response.identifier)
  if (order.length !== names.length || order.some((name) => !names.includes(name)))
    return reject(order.length === 0 ? 'key.missing' : 'key.not-an-order', { answer: order.join(', ') })
  const points = pointsOf(item, response)
  return points(order) > 0 && points(order) > points([...order].reverse())
    ? order
    : reject('key.unreadable', { answer: order.join(', ') })
}

/** One list of choices. */
export const readInteropChoice: ReadInterop = (item, [response]) => {
  if (!response) return reject('options.missing')
  const choices = choicesIn(item, response)
  if (choices.length === 0) reject('options.missing')
  const names = choices.map(({ identifier }) => identifier)
  const stem = stemOf(item)
  if (response.ordered) {
    const order = orderKey(item, response, names)
    return { question: orderingQuestion(stem, choices, order), answers: new Map([[response.identifier, order]]) }
  }
  if (response.several) {
    const chosen = severalKey(item, response, names)
    return { question: multipleQuestion(stem, choices, chosen), answers: new Map([[response.identifier, chosen]]) }
  }
  const { identifier } = response
  const declaration = { identifier, cardinality: 'single', baseType: 'identifier', correct: [] }
  const chosen = singleKey(scoringOf(item), declaration, names)
  return { question: singleQuestion(stem, choices, chosen), answers: new Map([[identifier, [chosen]]]) }
}

/** What earns most in each of several lists, while the others hold what the file names first for them. */
const keysOf = (item: InteropItem, responses: readonly Response[]): string[][] => {
  const first = new Map(
    responses.map(({ identifier }) => [identifier, namedValues(item.tree, identifier).slice(0, 1)] as const),
  )
  return responses.map(({ identifier, labels }) => {
    const names = labels.map(({ attributes }) => attributes.ident ?? '')
    return acceptedAnswers(
      names,
      (name) => item.score(new Map([...first, [identifier, name === undefined ? [] : [String(name)]]])),
      undefined,
      item.warn,
    ).map(String)
  })
}

const oneEach = (keys: readonly (readonly string[])[]): string[] =>
  keys.map(([key, more]) => {
    if (key === undefined) return reject('key.missing')
    return more === undefined ? key : reject('key.too-many', { answer: `${key}, ${more}` })
  })

const textsIn = (item: InteropItem, response: Response) =>
  choicesIn(item, response).map(({ content }) => comparable(contentText(content)))

/** Several lists of the same choices: a matching of what stands before each, or of the named gaps in the text. */
export const readInteropLists: ReadInterop = (item, responses) => {
  const [first] = responses
  if (!first) return reject('options.missing')
  const named = withGaps(item.presentation.children, responses)
  if (named && /fill_in_multiple_blanks/.test(item.kind)) {
    const accepted = keysOf(item, responses)
    const texts = responses.map((response, place) => {
      const choices = choicesIn(item, response)
      return (accepted[place] ?? []).map((name) =>
        contentText(choices.find(({ identifier }) => identifier === name)?.content ?? []),
      )
    })
    const answers = new Map(responses.map(({ identifier }, place) => [identifier, (accepted[place] ?? []).slice(0, 1)]))
    const stem = item.reader.content(named, (element) =>
      responses.some((one) => one.element === element) ? [] : undefined,
    )
    const key = { type: 'blanks' as const, texts: blankTexts(texts), anyOrder: false }
    return { question: { stem, blanks: responses.length, key }, answers }
  }
  const [only] = responses.length === 1 && named ? oneEach(keysOf(item, responses)) : []
  if (only !== undefined) {
    const stem = item.reader.content(named ?? [], (element) => (element === first.element ? [] : undefined))
    const question = singleQuestion(withoutGaps(stem), choicesIn(item, first), only)
    return { question, answers: new Map([[first.identifier, [only]]]) }
  }
  const lists = responses.map((response) => textsIn(item, response).join('\n'))
  if (lists.some((list) => list !== lists[0]) || responses.some(({ several, ordered }) => several || ordered))
    return reject('type.unsupported', { type: item.kind || `response_lid × ${responses.length}` })
  const chosen = oneEach(keysOf(item, responses))
  const right = choicesIn(item, first)
  // The same words may have names of their own in each list.
  const partners = new Map(
    responses.map(({ identifier, labels }, place) => {
      const at = labels.findIndex(({ attributes }) => attributes.ident === chosen[place])
      return [identifier, right[at]?.identifier ?? '']
    }),
  )
  const left = responses.map(({ identifier, label }, place) => ({
    identifier,
    content: named ? gapName(place) : item.reader.content(label),
  }))
  const stem = item.reader.content(named ?? item.presentation.children, (element) =>
    responses.some((one) => one.element === element) ? [] : undefined,
  )
  const answers = new Map(responses.map(({ identifier }, place) => [identifier, [chosen[place] ?? '']]))
  return { question: matchingQuestion(stem, left, right, partners, named !== undefined), answers }
}
