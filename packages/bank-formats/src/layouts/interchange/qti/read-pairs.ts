import { type Content, contentText } from '@lianbing/contract'
import { elements } from '../../../file/markup.ts'
import { comparable } from '../../../text/comparable.ts'
import { singleKey } from './choice-key.ts'
import { matchingQuestion, singleQuestion } from './choice-question.ts'
import type { Declaration } from './declarations.ts'
import { gapIn, gapName } from './gap-names.ts'
import { answered, declarationOf, pointsOf, type QtiItem, type ReadInteraction } from './qti-item.ts'
import { findNamed } from './qti-names.ts'
import { choicesOf } from './read-choices.ts'
import { reject } from './rejection.ts'

type Side = readonly { identifier: string; content: Content }[]
type Pair = readonly [left: string, right: string]

/** The right pairs: the declared ones, or those that earn points by the mapping. */
const pairsOf = ({ correct, mapping }: Declaration): Pair[] => {
  const earning = (mapping?.entries ?? []).filter(({ value }) => value > 0).map(({ key }) => key)
  const pairs = (correct.length > 0 ? correct : earning).map((pair) => String(pair).split(' '))
  if (pairs.length === 0) return reject('key.missing')
  return pairs.map(([left, right, more]) =>
    left === undefined || right === undefined || more !== undefined
      ? reject('key.unreadable', { answer: [left, right, more].join(' ') })
      : [left, right],
  )
}

/** Pairs that give each of the left exactly one partner, or undefined where they do not. */
const oneEach = (left: Side, pairs: readonly Pair[]) => {
  const partners = new Map(pairs)
  return pairs.length === left.length && left.every(({ identifier }) => partners.has(identifier)) ? partners : undefined
}

const checkNames = (pairs: readonly Pair[], left: Side, right: Side) => {
  const stranger = pairs.find(
    ([a, b]) => !left.some(({ identifier }) => identifier === a) || !right.some(({ identifier }) => identifier === b),
  )
  if (stranger) reject('key.not-an-option', { answer: stranger.join(' ') })
}

/**
 * Two lists to be matched: each of one side has exactly one partner on the other, which others may share. Where only
 * the right side is complete, the sides change places: the left one holds the distractors.
 */
export const readMatch: ReadInteraction = (item, [interaction]) => {
  const [first, second] = interaction ? elements(interaction, 'simpleMatchSet') : []
  if (!interaction || !first || !second) return reject('options.missing')
  const declaration = declarationOf(item, interaction)
  const left = choicesOf(item, elements(first, 'simpleAssociableChoice'))
  const right = choicesOf(item, elements(second, 'simpleAssociableChoice'))
  const pairs = pairsOf(declaration)
  checkNames(pairs, left, right)
  const stem = item.reader.content(item.body.children, (element) =>
    element === interaction ? elements(interaction, 'prompt') : undefined,
  )
  const answers = answered(
    declaration,
    pairs.map((pair) => pair.join(' ')),
  )
  const forth = oneEach(left, pairs)
  if (forth) return { question: matchingQuestion(stem, left, right, forth), answers }
  const back = oneEach(
    right,
    pairs.map(([a, b]): Pair => [b, a]),
  )
  if (back) return { question: matchingQuestion(stem, right, left, back), answers }
  return reject('type.unsupported', { type: 'matchInteraction m:n' })
}

/** Words to be put into the gaps of a text: with one gap a choice, with several a matching of the numbered gaps. */
export const readGapMatch: ReadInteraction = (item, [interaction]) => {
  if (!interaction) return reject('options.missing')
  const declaration = declarationOf(item, interaction)
  const gaps = findNamed(interaction, 'gap')
  if (gaps.length > 26) return reject('options.too-many', { limit: 26 })
  const words = choicesOf(
    item,
    elements(interaction).filter(({ name }) => name === 'gapText' || name === 'gapImg'),
  )
  const left = gaps.map(({ attributes }, place) => ({
    identifier: attributes.identifier ?? '',
    content: gapName(place),
  }))
  // The word comes first by the standard; some programs write the gap first.
  const pairs = pairsOf(declaration).map(
    ([a, b]): Pair =>
      left.some(({ identifier }) => identifier === a) && !left.some(({ identifier }) => identifier === b)
        ? [a, b]
        : [b, a],
  )
  checkNames(pairs, left, words)
  const partners = oneEach(left, pairs)
  if (!partners) return reject('type.unsupported', { type: 'gapMatchInteraction m:n' })
  const stem = item.reader.content(item.body.children, (element) => {
    if (element === interaction)
      return interaction.children.filter(
        (child) => typeof child === 'string' || (child.name !== 'gapText' && child.name !== 'gapImg'),
      )
    return element.name === 'gap' ? [gapIn(gaps.length, gaps.indexOf(element))] : undefined
  })
  const answers = answered(declaration, declaration.correct)
  const [only] = gaps.length === 1 ? partners.values() : []
  return {
    question:
      only === undefined ? matchingQuestion(stem, left, words, partners, true) : singleQuestion(stem, words, only),
    answers,
  }
}

const sameWords = (lists: readonly Side[]) => {
  const texts = lists.map((list) => list.map(({ content }) => comparable(contentText(content))))
  return texts.every((list) => list.join('\n') === texts[0]?.join('\n'))
}

/**
 * Lists to choose from within a text: one is a choice; several are a matching of the numbered gaps where all of them
 * offer the same words.
 */
export const readInlineChoices: ReadInteraction = (item, interactions) => {
  const lists = interactions.map((interaction) => choicesOf(item, elements(interaction, 'inlineChoice')))
  const declarations = interactions.map((interaction) => declarationOf(item, interaction))
  if (lists.length > 1 && !sameWords(lists))
    reject('type.unsupported', { type: `inlineChoiceInteraction × ${lists.length}` })
  const chosen = declarations.map((declaration, place) => chosenOf(item, declaration, lists[place] ?? []))
  const stem = item.reader.content(item.body.children, (element) => {
    const place = interactions.indexOf(element)
    return place < 0 ? undefined : [gapIn(lists.length, place)]
  })
  const answers = new Map(declarations.map(({ identifier }, place) => [identifier, [chosen[place] ?? '']]))
  const [list = []] = lists
  if (lists.length === 1) return { question: singleQuestion(stem, list, chosen[0] ?? ''), answers }
  const left = interactions.map((_, place) => ({ identifier: `${place}`, content: gapName(place) }))
  // The same word has a name of its own in each list.
  const partners = new Map(
    lists.map((words, place) => {
      const at = words.findIndex(({ identifier }) => identifier === chosen[place])
      return [`${place}`, list[at]?.identifier ?? '']
    }),
  )
  return { question: matchingQuestion(stem, left, list, partners, true), answers }
}

/** Several lists are scored together, so that only the declared answers of each can be asked for. */
const chosenOf = (item: QtiItem, declaration: Declaration, list: Side): string => {
  const names = list.map(({ identifier }) => identifier)
  if (names.length === 0) return reject('options.missing')
  if (item.declarations.size === 1) return singleKey(pointsOf(item), declaration, names)
  const [name, more] = declaration.correct.map(String)
  if (name === undefined) return reject('key.missing')
  return more === undefined && names.includes(name) ? name : reject('key.not-an-option', { answer: name })
}
