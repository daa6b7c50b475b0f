import type { PrintedQuestion } from './printed-paper.ts'

/** Lines to write an answer on: one for two gaps, more for what is worth more. */
export const writingLines = ({ question, maximum }: PrintedQuestion): number => {
  if (question.type === 'written') return Math.min(28, Math.max(5, Math.ceil(maximum / 100) + 2))
  if (question.type === 'blanks') return Math.ceil((question.blanks ?? 1) / 2)
  return question.type === 'numeric' ? 3 : 1
}
