import { contentText } from '@lianbing/contract'
import { type Element, elements } from '../../../file/markup.ts'
import { optionId } from '../../../question/draft-parts.ts'
import { plain } from '../../../text/comparable.ts'
import { isPinned, truthOf } from '../../../text/words.ts'
import { multipleKey, singleKey } from './choice-key.ts'
import { answered, declarationOf, type QtiItem, type ReadInteraction } from './qti-item.ts'
import { reject } from './rejection.ts'

/** The choices of an interaction with their content; their identifiers must tell them apart. */
export const choicesOf = (item: QtiItem, choices: readonly Element[]) => {
  if (choices.length > 26) return reject('options.too-many', { limit: 26 })
  const read = choices.map(({ attributes, children }) => ({
    identifier: attributes.identifier ?? '',
    fixed: attributes.fixed === 'true',
    content: item.reader.content(children),
  }))
  const names = read.map(({ identifier }) => identifier)
  const twice = names.find((name, place) => name === '' || names.indexOf(name) < place)
  return twice === undefined ? read : reject('question.shape', { detail: `identifier="${twice}"` })
}
type Choices = ReturnType<typeof choicesOf>

const asOptions = (choices: Choices) =>
  choices.map(({ content, fixed }) => ({ content, pinned: fixed || isPinned(contentText(content)) }))

const letterOf = (choices: Choices, identifier: string) =>
  optionId(choices.findIndex((choice) => choice.identifier === identifier))

/** What two choices say where they are nothing but right and wrong; yes and no answer other questions as well. */
const truths = (choices: Choices): [boolean, boolean] | undefined => {
  const [a, b] = choices.map(({ content }) => {
    const word = plain(contentText(content)).replace(/[.。]$/, '')
    return /^(?:t|true|f|false|right|wrong|correct|incorrect|对|错|正确|错误|不正确|√|×)$/i.test(word)
      ? truthOf(word)
      : undefined
  })
  return choices.length === 2 && a !== undefined && b === !a ? [a, b] : undefined
}

/** A choice of one or several, or a statement to be judged. */
export const readChoice: ReadInteraction = (item, [interaction]) => {
  if (!interaction) return reject('options.missing')
  const declaration = declarationOf(item, interaction)
  const choices = choicesOf(item, elements(interaction, 'simpleChoice'))
  const names = choices.map(({ identifier }) => identifier)
  if (choices.length === 0) reject('options.missing')
  const stem = item.reader.content(item.body.children, (element) =>
    element === interaction ? elements(interaction, 'prompt') : undefined,
  )
  const options = asOptions(choices)
  const most = Number(interaction.attributes.maxChoices ?? (declaration.cardinality === 'single' ? 1 : 0))
  if (declaration.cardinality === 'multiple' && most !== 1) {
    const chosen = multipleKey(item.scoring, declaration, names)
    if (most > 0 && chosen.length > most) reject('key.too-many', { answer: chosen.join(', ') })
    const key = { type: 'multiple-choice' as const, choices: chosen.map((name) => letterOf(choices, name)).sort() }
    return { question: { stem, options, key }, answers: answered(declaration, chosen) }
  }
  if (declaration.cardinality !== 'single' && declaration.cardinality !== 'multiple')
    return reject('type.unsupported', { type: `choiceInteraction cardinality="${declaration.cardinality}"` })
  const chosen = singleKey(item.scoring, declaration, names)
  const answers = answered(declaration, [chosen])
  const judged = truths(choices)
  const truth = judged?.[names.indexOf(chosen)]
  if (truth !== undefined) return { question: { stem, key: { type: 'true-false', truth } }, answers }
  return { question: { stem, options, key: { type: 'single-choice', choice: letterOf(choices, chosen) } }, answers }
}

/** All choices in their right order. */
export const readOrder: ReadInteraction = (item, [interaction]) => {
  if (!interaction) return reject('options.missing')
  const declaration = declarationOf(item, interaction)
  const choices = choicesOf(item, elements(interaction, 'simpleChoice'))
  const names = choices.map(({ identifier }) => identifier)
  const order = declaration.correct.map(String)
  if (order.length === 0) reject('key.missing')
  const stranger = order.find((name) => !names.includes(name))
  if (stranger !== undefined) reject('key.not-an-option', { answer: stranger })
  if (new Set(order).size < order.length) reject('key.duplicate-letter', { answer: order.join(', ') })
  // Putting only some of them into order is another task.
  if (order.length < names.length) reject('type.unsupported', { type: 'orderInteraction minChoices, maxChoices' })
  const swapped = [...order.slice(1), ...order.slice(0, 1)]
  const [points, others] = [order, swapped].map((value) => item.scoring.score(answered(declaration, value)))
  if ((others ?? 0) > (points ?? 0))
    reject('key.scoring-differs', { answer: order.join(', '), other: swapped.join(', ') })
  const stem = item.reader.content(item.body.children, (element) =>
    element === interaction ? elements(interaction, 'prompt') : undefined,
  )
  const key = { type: 'ordering' as const, order: order.map((name) => letterOf(choices, name)) }
  return {
    question: { stem, options: choices.map(({ content }) => ({ content })), key },
    answers: answered(declaration, order),
  }
}
