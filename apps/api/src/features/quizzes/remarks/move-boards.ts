import { boardScore } from '@lianbing/scoring'
import type { Tx } from '../../../db/client.ts'
import { rebuildPlacesOf } from '../rebuild-places.ts'
import { findWithOthers, lockPlaces, movePlaces } from './place-queries.ts'

type Marks = { score: number | null; maximum: number }
export type Moved = { attemptId: string; personId: string; tradeCode: string; before: Marks; after: Marks }

/** Below every score where a person has still to mark. */
export const standingOf = ({ score, maximum }: Marks) => (score === null ? -1 : boardScore(score, maximum))

type Held = { best: boolean; any: boolean; hasOthers: boolean }
/** Whether the place that an attempt holds only takes its other marks: no other attempt may come before it. */
export const keepsPlace = ({ from, score }: { from: number; score: number }, held: Held): boolean =>
  score >= 0 && (score > from ? held.best : held.any && !held.hasOthers)

/**
 * Moves people on the boards after their results have changed. Most hold their places by the attempt itself, which only
 * takes other marks; where another attempt may come before it, all of the person's are looked at.
 */
export const moveBoards = async (tx: Tx, all: readonly Moved[], timeZone: string): Promise<void> => {
  const moved = all.flatMap((one) => {
    const [from, to] = [standingOf(one.before), standingOf(one.after)]
    return from === to ? [] : [{ ...one, from, score: to }]
  })
  if (moved.length === 0) return
  const held = await lockPlaces(tx, [...new Set(moved.map(({ personId }) => personId))])
  const holders = new Set(held.map(({ attemptId }) => attemptId))
  const best = new Set(held.filter(({ period }) => period === 'all').map(({ attemptId }) => attemptId))
  const others = await findWithOthers(
    tx,
    moved.filter(({ from, score }) => score < from),
  )
  const stays = (one: (typeof moved)[number]) => {
    const { attemptId, personId } = one
    return keepsPlace(one, {
      best: best.has(attemptId),
      any: holders.has(attemptId),
      hasOthers: others.has(personId),
    })
  }
  await movePlaces(tx, moved.filter(stays))
  // Less for what held no place moves nobody.
  const open = moved.filter((one) => !stays(one) && (one.score > one.from || holders.has(one.attemptId)))
  await rebuildPlacesOf(tx, open, timeZone)
}
