import { type Marking, markBy } from './mark-by.ts'
import { type MarkingScheme, plainScheme } from './marking-scheme.ts'
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
  /** `part`: some of the marks, which a marking scheme or people give; `dropped`: the question counts for nobody. */
  mark: Mark | 'part' | 'unanswered' | 'dropped'
  /** Hundredths of a mark; 0 while a person has still to mark, below 0 where a wrong answer costs something. */
  score: number
}
export type SlotToScore = Marking & {
  maximum: number
  response: Response | null
  /** What people have decided, in hundredths of a mark: it counts where no key can tell. */
  people?: number | undefined
}

/** The share of the right options of a multiple choice that an answer earns by the scheme: so many of so many. */
const earnedShare = (key: Key, response: Response, { choiceMarking }: MarkingScheme): [earned: number, of: number] => {
  if (choiceMarking === 'whole' || key.type !== 'multiple-choice' || !('choices' in response)) return [0, 1]
  const right = new Set(key.choices)
  const chosen = new Set(response.choices)
  if (chosen.size < response.choices.length || right.size === 0) return [0, 1]
  const hits = [...chosen].filter((id) => right.has(id)).length
  const misses = chosen.size - hits
  if (choiceMarking === 'incomplete') return [misses === 0 ? hits : 0, right.size]
  return [Math.max(0, hits - misses), right.size]
}

/**
 * What one answer earns, in whole hundredths of a mark: parts are rounded down, and so is what a wrong answer costs. Of
 * several accepted answers the one that suits it best decides.
 */
export const scoreSlot = (
  { maximum, response, people, ...marking }: SlotToScore,
  scheme: MarkingScheme = plainScheme,
): ScoredSlot => {
  if (marking.treatment === 'dropped') return { mark: 'dropped', score: 0 }
  const mark = isAnswered(response) ? markBy(marking, response) : 'unanswered'
  if (mark === 'right' || marking.treatment === 'everyone') return { mark, score: maximum }
  if (mark === 'open' && people !== undefined)
    return { mark: people >= maximum ? 'right' : people > 0 ? 'part' : 'wrong', score: people }
  if (mark !== 'wrong' || !isAnswered(response)) return { mark, score: 0 }
  const parts = [marking.key, ...(marking.also ?? [])].map((key) => {
    const [earned, of] = earnedShare(key, response, scheme)
    return Math.floor((maximum * earned) / of)
  })
  const part = Math.max(...parts)
  if (part > 0) return { mark: 'part', score: part }
  const cost = Math.floor((maximum * scheme.wrongCostsPercent) / 100)
  return { mark, score: cost === 0 ? 0 : -cost }
}

/** What the slots make together, never less than 0; null while an answer waits for a person. */
export const sumSlots = (slots: readonly ScoredSlot[]): number | null =>
  slots.some((slot) => slot.mark === 'open')
    ? null
    : Math.max(
        0,
        slots.reduce((sum, slot) => sum + slot.score, 0),
      )

/**
 * Scores a paper, in hundredths of a mark: a right answer earns the maximum of its slot; what wrong answers cost by the
 * scheme is taken off the whole. `score` is null while an answer waits for a person; `maximum` is what the paper could
 * earn, without what was dropped.
 */
export const scoreAttempt = (
  slots: readonly SlotToScore[],
  scheme: MarkingScheme = plainScheme,
): { score: number | null; maximum: number; slots: ScoredSlot[] } => {
  const scored = slots.map((slot) => scoreSlot(slot, scheme))
  const counted = slots.filter((_, index) => scored[index]?.mark !== 'dropped')
  return { score: sumSlots(scored), maximum: counted.reduce((sum, slot) => sum + slot.maximum, 0), slots: scored }
}
