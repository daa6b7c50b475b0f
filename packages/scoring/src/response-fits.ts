import type { QuestionType, Response } from './types.ts'

const distinctAmong = (given: readonly string[], known: readonly string[]) =>
  new Set(given).size === given.length && given.every((id) => known.includes(id))

/**
 * Whether an answer can belong to the question: the shape of its type, only ids that are given, none twice, and a text
 * for each blank. `{}` clears an answer and always fits, and so does a part of an answer (an ordering or a matching not
 * finished, a number half typed): what it is worth is for `grade` to say. In a matching an option is used once at most,
 * a target as often as one likes.
 */
export const responseFits = (
  question: {
    type: QuestionType
    optionIds: readonly string[]
    targetIds: readonly string[]
    blanks?: number | undefined
  },
  response: Response,
): boolean => {
  if (Object.keys(response).length === 0) return true
  switch (question.type) {
    case 'single-choice':
      return 'choice' in response && question.optionIds.includes(response.choice)
    case 'multiple-choice':
      return 'choices' in response && distinctAmong(response.choices, question.optionIds)
    case 'true-false':
      return 'truth' in response
    case 'blanks':
      return 'texts' in response && (question.blanks === undefined || response.texts.length === question.blanks)
    case 'numeric':
      return 'number' in response
    case 'ordering':
      return 'order' in response && distinctAmong(response.order, question.optionIds)
    case 'matching':
      return (
        'pairs' in response &&
        distinctAmong(
          response.pairs.map(([option]) => option),
          question.optionIds,
        ) &&
        response.pairs.every(([, target]) => question.targetIds.includes(target))
      )
    case 'written':
      return 'text' in response
  }
}
