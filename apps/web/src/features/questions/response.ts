import type { Content, Inline, PracticeQuestion, ReviewedQuestion } from '@lianbing/contract'
import type { Response } from '@lianbing/scoring'

export type { Response }
export type Review = Pick<
  ReviewedQuestion,
  'key' | 'also' | 'treatment' | 'explanation' | 'source' | 'standard' | 'edition' | 'stale'
>

/** What each kind of input is given. */
export type InputProps = {
  question: PracticeQuestion
  response: Response | undefined
  review: Review | undefined
  frozen: boolean
  onRespond: (response: Response) => void
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
/** A, B, C … in shown order. */
export const letterAt = (index: number): string => letters[index] ?? String(index + 1)

/** The letter under which an option is shown; empty where it is not one of the question's. */
export const letterOf = (question: PracticeQuestion, id: string): string => {
  const index = question.options.findIndex((option) => option.id === id)
  if (index >= 0) return letterAt(index)
  const target = question.targets.findIndex((option) => option.id === id)
  return target >= 0 ? String(target + 1) : ''
}

/** Is there anything in it: an empty object, or lists and texts without content, are no answer. */
export const isAnswered = (response: Response | undefined): boolean =>
  response !== undefined &&
  Object.values(response).some((value) =>
    typeof value === 'string' ? value.trim() !== '' : Array.isArray(value) ? value.some((part) => part !== '') : true,
  )

/** An order half made is an answer to keep, but not yet one to be marked. */
export const isComplete = (question: PracticeQuestion, response: Response | undefined): boolean =>
  isAnswered(response) &&
  (response === undefined || !('order' in response) || response.order.length === question.options.length)

/** A tap on an option puts it at the end of the order, and another takes it out. */
export const toggledOrder = (order: readonly string[], id: string): string[] =>
  order.includes(id) ? order.filter((other) => other !== id) : [...order, id]

/** Every inline part of a content, in paragraphs and tables. */
export const inlinesOf = (content: Content): Inline[] =>
  content.flatMap((block) => (block.type === 'paragraph' ? block.children : block.rows.flat(2)))

/** The gaps that a stem shows itself. */
export const gapsOf = (stem: Content): number[] =>
  inlinesOf(stem).flatMap((part) => (part.type === 'blank' ? [part.index] : []))

/** What a tap on the option at `index` makes of the answer so far; undefined where the type has no options to tap. */
export const chosenAt = (
  question: PracticeQuestion,
  response: Response | undefined,
  index: number,
): Response | undefined => {
  if (question.type === 'true-false') return index < 2 ? { truth: index === 0 } : undefined
  const id = question.options[index]?.id
  if (id === undefined) return undefined
  if (question.type === 'single-choice') return { choice: id }
  if (question.type === 'ordering') {
    const order = toggledOrder(response && 'order' in response ? response.order : [], id)
    return order.length === 0 ? {} : { order }
  }
  if (question.type !== 'multiple-choice') return undefined
  const before: string[] = response && 'choices' in response ? response.choices : []
  const after = before.includes(id) ? before.filter((other) => other !== id) : [...before, id]
  return after.length === 0 ? {} : { choices: after }
}
