import { boardScore } from './board-rule.ts'

/** Which of a person's attempts in one opening counts. */
export type CountRule = 'best' | 'last' | 'first' | 'mean'

/**
 * The score that counts, of the scores in the order of the attempts; null stands for an attempt that waits for a person
 * to mark it. While the one that decides waits there is none, and a mean waits for all; the best is the best so far. A
 * mean is rounded to the nearest hundredth, half up.
 */
export const countedScore = (rule: CountRule, scores: readonly (number | null)[]): number | null => {
  if (rule === 'first') return scores[0] ?? null
  if (rule === 'last') return scores.at(-1) ?? null
  const known = scores.filter((score) => score !== null)
  if (known.length === 0) return null
  if (rule === 'best') return Math.max(...known)
  const sum = known.reduce((total, score) => total + score, 0)
  return known.length < scores.length ? null : Math.floor((2 * sum + known.length) / (2 * known.length))
}

/**
 * Which attempt the score that counts is from, by its place in their order: of several best ones the first. Null for a
 * mean, and while there is none.
 */
export const countedPlace = (rule: CountRule, scores: readonly (number | null)[]): number | null => {
  if (rule === 'mean' || scores.length === 0) return null
  if (rule === 'first') return 0
  if (rule === 'last') return scores.length - 1
  const best = countedScore('best', scores)
  return best === null ? null : scores.indexOf(best)
}

/** A result as a board takes it: `score` is null while it waits for a person, the times of no answer are null. */
export type BoardResult = {
  score: number | null
  maximum: number
  elapsedMs: number
  lastAnswerAt: Date | null
}
type Standing = { score: number; maximum: number; elapsedMs: number; lastAnswerAt: Date }

const standing = <R extends BoardResult>(result: R | undefined): (R & Standing)[] => {
  if (result === undefined || result.score === null || result.lastAnswerAt === null) return []
  return [{ ...result, score: result.score, lastAnswerAt: result.lastAnswerAt }]
}

/**
 * What may stand on a board, of a person's results in one opening in their order: with `best` each by itself, for a
 * board keeps the best of each period; else one, or none while it waits or where nothing was answered. A mean stands
 * with the share of the marks in hundredths of a percent, the mean time, and the last attempt that has an answer.
 */
export const boardResults = <R extends BoardResult>(rule: CountRule, results: readonly R[]): (R & Standing)[] => {
  if (rule === 'best') return results.flatMap((result) => standing(result))
  if (rule === 'first') return standing(results[0])
  if (rule === 'last') return standing(results.at(-1))
  const answered = results.filter(({ lastAnswerAt }) => lastAnswerAt !== null)
  const shares = results.map(({ score, maximum }) => (score === null ? null : boardScore(score, maximum)))
  const score = countedScore('mean', shares)
  const elapsed = answered.reduce((sum, { elapsedMs }) => sum + elapsedMs, 0)
  const last = answered.at(-1)
  if (last === undefined) return []
  return standing({ ...last, score, maximum: 10_000, elapsedMs: Math.round(elapsed / answered.length) })
}
