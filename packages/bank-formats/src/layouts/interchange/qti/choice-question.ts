import { type Content, contentText } from '@lianbing/contract'
import { optionId } from '../../../question/draft-parts.ts'
import type { ExactQuestion } from '../../../question/exact-draft.ts'
import { plain } from '../../../text/comparable.ts'
import { isPinned, truthOf } from '../../../text/words.ts'
import { reject } from './rejection.ts'

/** Something to choose, by the name that the file's key gives it. */
export interface Choice {
  identifier: string
  content: Content
  /** Keeps its place when the others are shuffled. */
  fixed: boolean
}

/** Choices whose names tell them apart, and not more than the model holds. */
export const checkedChoices = (choices: readonly Choice[]): readonly Choice[] => {
  const names = choices.map(({ identifier }) => identifier)
  const twice = names.find((name, place) => name === '' || names.indexOf(name) < place)
  return twice === undefined ? choices : reject('question.shape', { detail: `identifier="${twice}"` })
}

const asOptions = (choices: readonly Choice[]) =>
  choices.map(({ content, fixed }) => ({ content, pinned: fixed || isPinned(contentText(content)) }))

const letterOf = (choices: readonly Pick<Choice, 'identifier'>[], identifier: string): string =>
  optionId(choices.findIndex((choice) => choice.identifier === identifier))

/** What two choices say where they are nothing but right and wrong; yes and no answer other questions as well. */
const truths = (choices: readonly Choice[]): [boolean, boolean] | undefined => {
  const [a, b] = choices.map(({ content }) => {
    const word = plain(contentText(content)).replace(/[.。]$/, '')
    return /^(?:t|true|f|false|right|wrong|correct|incorrect|对|错|正确|错误|不正确|√|×)$/i.test(word)
      ? truthOf(word)
      : undefined
  })
  return choices.length === 2 && a !== undefined && b === !a ? [a, b] : undefined
}

/** One right choice; a statement to be judged where the choices are right and wrong. */
export const singleQuestion = (stem: Content, choices: readonly Choice[], chosen: string): ExactQuestion => {
  const truth = truths(choices)?.[choices.findIndex(({ identifier }) => identifier === chosen)]
  return truth === undefined
    ? { stem, options: asOptions(choices), key: { type: 'single-choice', choice: letterOf(choices, chosen) } }
    : { stem, key: { type: 'true-false', truth } }
}

export const multipleQuestion = (
  stem: Content,
  choices: readonly Choice[],
  chosen: readonly string[],
): ExactQuestion => ({
  stem,
  options: asOptions(choices),
  key: { type: 'multiple-choice', choices: chosen.map((name) => letterOf(choices, name)).sort() },
})

export const orderingQuestion = (
  stem: Content,
  choices: readonly Choice[],
  order: readonly string[],
): ExactQuestion => ({
  stem,
  options: choices.map(({ content }) => ({ content })),
  key: { type: 'ordering', order: order.map((name) => letterOf(choices, name)) },
})

type Side = readonly Pick<Choice, 'identifier' | 'content'>[]

/** Each of the left with its one partner; `pinned` where the left has an order of its own, as gaps in a text do. */
export const matchingQuestion = (
  stem: Content,
  left: Side,
  right: Side,
  partners: ReadonlyMap<string, string>,
  pinned = false,
): ExactQuestion => ({
  stem,
  options: left.map(({ content }) => ({ content, pinned })),
  targets: right.map(({ content }) => ({ content })),
  key: {
    type: 'matching',
    pairs: left.map(({ identifier }, place) => [optionId(place), letterOf(right, partners.get(identifier) ?? '')]),
  },
})
