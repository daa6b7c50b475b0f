import { type MarkingScheme, plainScheme } from './marking-scheme.ts'
import { type ScoredSlot, sumSlots } from './score-attempt.ts'

/** A slot that is marked anew; its maximum is in hundredths of a mark. */
export type Exchanged = { maximum: number; before: ScoredSlot; after: ScoredSlot }

/** What a paper could earn after some of its slots were marked anew, in hundredths of a mark. */
export const exchangeMaximum = (maximum: number, exchanged: readonly Exchanged[]): number =>
  exchanged.reduce(
    (left, slot) =>
      left + (slot.before.mark === 'dropped' ? slot.maximum : 0) - (slot.after.mark === 'dropped' ? slot.maximum : 0),
    maximum,
  )

/**
 * The score of a paper after some of its slots were marked anew, by its score before and these slots alone: what marking
 * the whole paper gives, which a property of the tests says. Undefined where the score before does not tell what the
 * others make: while an answer waits for a person, and at 0 where wrong answers cost something.
 */
export const exchangeScore = (
  score: number | null,
  exchanged: readonly Exchanged[],
  scheme: MarkingScheme = plainScheme,
): number | null | undefined => {
  if (score === null || (score === 0 && scheme.wrongCostsPercent > 0)) return undefined
  const others = score - exchanged.reduce((sum, { before }) => sum + before.score, 0)
  return sumSlots([{ mark: 'part', score: others }, ...exchanged.map(({ after }) => after)])
}
