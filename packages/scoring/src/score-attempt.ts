import { type Marking, markBy } from './mark-by.ts'
import type { Mark, Response } from './types.ts'

/** Whether anything was answered: nothing was by no response, an empty one, empty lists or blank texts. */
export const isAnswered = (response: Response | null): response is Response =>
  response !== null &&
  Object.values(response).some((value) =>
    typeof value === 'string'
      ? value.trim() !== ''
      : !Array.isArray(value) || value.some((item) => typeof item !== 'string' || item.trim() !== ''),
  )

export type ScoredSlot = {
  /** `dropped`: the question counts for nobody. */
  mark: Mark | 'unanswered' | 'dropped'
  /** Hundredths of a mark; 0 while a person has still to mark. */
  score: number
}
export type SlotToScore = Marking & { maximum: number; response: Response | null }

/** What one answer earns, in hundredths of a mark. */
export const scoreSlot = ({ maximum, response, ...marking }: SlotToScore): ScoredSlot => {
  if (marking.treatment === 'dropped') return { mark: 'dropped', score: 0 }
  const mark = isAnswered(response) ? markBy(marking, response) : 'unanswered'
  return { mark, score: mark === 'right' || marking.treatment === 'everyone' ? maximum : 0 }
}

/** What the slots make together; null while an answer waits for a person. */
export const sumSlots = (slots: readonly ScoredSlot[]): number | null =>
  slots.some((slot) => slot.mark === 'open') ? null : slots.reduce((sum, slot) => sum + slot.score, 0)

/**
 * Scores a paper, in hundredths of a mark: a right answer earns the maximum of its slot, no answer costs anything.
 * `score` is null while an answer waits for a person; `maximum` is what the paper could earn, without what was dropped.
 */
export const scoreAttempt = (
  slots: readonly SlotToScore[],
): { score: number | null; maximum: number; slots: ScoredSlot[] } => {
  const scored = slots.map(scoreSlot)
  const counted = slots.filter((_, index) => scored[index]?.mark !== 'dropped')
  return { score: sumSlots(scored), maximum: counted.reduce((sum, slot) => sum + slot.maximum, 0), slots: scored }
}
