import { grade } from './grade.ts'
import type { Key, Mark, Response } from './types.ts'

/** Whether anything was answered: nothing was by no response, an empty one, empty lists or blank texts. */
export const isAnswered = (response: Response | null): response is Response =>
  response !== null &&
  Object.values(response).some((value) =>
    typeof value === 'string'
      ? value.trim() !== ''
      : !Array.isArray(value) || value.some((item) => typeof item !== 'string' || item.trim() !== ''),
  )

export type ScoredSlot = {
  mark: Mark | 'unanswered'
  /** Hundredths of a mark; 0 while a person has still to mark. */
  score: number
}

/**
 * Scores a paper, in hundredths of a mark: a right answer earns the maximum of its slot, no answer costs anything.
 * `score` is null while an answer waits for a person; `maximum` is what the paper could earn.
 */
export const scoreAttempt = (
  slots: readonly { maximum: number; key: Key; response: Response | null }[],
): { score: number | null; maximum: number; slots: ScoredSlot[] } => {
  const scored = slots.map(({ maximum, key, response }): ScoredSlot => {
    const mark = isAnswered(response) ? grade(key, response) : 'unanswered'
    return { mark, score: mark === 'right' ? maximum : 0 }
  })
  return {
    score: scored.some((slot) => slot.mark === 'open') ? null : scored.reduce((sum, slot) => sum + slot.score, 0),
    maximum: slots.reduce((sum, slot) => sum + slot.maximum, 0),
    slots: scored,
  }
}
