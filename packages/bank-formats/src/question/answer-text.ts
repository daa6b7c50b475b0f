import type { RawQuestion } from './raw-question.ts'

/** The words of an answer; empty where the file gives it in another way, or not at all. */
export const answerText = ({ answer }: RawQuestion): string =>
  answer.kind === 'text' || answer.kind === 'option-text' ? answer.text.trim() : ''

/** Whether the file gives no answer. */
export const isUnanswered = ({ answer }: RawQuestion): boolean => answer.kind === 'text' && answer.text.trim() === ''
