import type { Blueprint } from '@lianbing/scoring'

/** How many questions a paper by this blueprint has, and their marks in hundredths. */
export const paperTotals = ({ sections }: Blueprint): { questions: number; maximum: number } => ({
  questions: sections.reduce((sum, section) => sum + section.count, 0),
  maximum: sections.reduce((sum, section) => sum + section.count * section.maximum, 0),
})
