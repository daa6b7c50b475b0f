import type { QuestionDraft } from '@lianbing/contract'

/** Types in the order of a paper's parts. */
export const questionTypes = [
  'single-choice',
  'multiple-choice',
  'true-false',
  'blanks',
  'numeric',
  'ordering',
  'matching',
  'written',
] as const satisfies readonly QuestionDraft['type'][]
