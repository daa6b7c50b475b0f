import { type Element, elements } from '../../../file/markup.ts'
import { multipleKey, singleKey } from './choice-key.ts'
import { checkedChoices, multipleQuestion, orderingQuestion, singleQuestion } from './choice-question.ts'
import { answered, declarationOf, pointsOf, type QtiItem, type ReadInteraction } from './qti-item.ts'
import { reject } from './rejection.ts'

/** The choices of an interaction with their content; their identifiers must tell them apart. */
export const choicesOf = (item: QtiItem, choices: readonly Element[]) => {
  if (choices.length > 26) return reject('options.too-many', { limit: 26 })
  return checkedChoices(
    choices.map(({ attributes, children }) => ({
      identifier: attributes.identifier ?? '',
      fixed: attributes.fixed === 'true',
      content: item.reader.content(children),
    })),
  )
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
  const most = Number(interaction.attributes.maxChoices ?? (declaration.cardinality === 'single' ? 1 : 0))
  if (declaration.cardinality === 'multiple' && most !== 1) {
    const chosen = multipleKey(pointsOf(item), declaration, names)
    if (most > 0 && chosen.length > most) reject('key.too-many', { answer: chosen.join(', ') })
    return { question: multipleQuestion(stem, choices, chosen), answers: answered(declaration, chosen) }
  }
  if (declaration.cardinality !== 'single' && declaration.cardinality !== 'multiple')
    return reject('type.unsupported', { type: `choiceInteraction cardinality="${declaration.cardinality}"` })
  const chosen = singleKey(pointsOf(item), declaration, names)
  return { question: singleQuestion(stem, choices, chosen), answers: answered(declaration, [chosen]) }
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
  return { question: orderingQuestion(stem, choices, order), answers: answered(declaration, order) }
}
