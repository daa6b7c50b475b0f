import { type BoardEntry, boardScore, isBetter } from '@lianbing/scoring'
import type { Tx } from '../../../db/client.ts'
import { findCountedAttempts } from '../place-queries.ts'
import { findEarned } from '../rebuild-places.ts'
import {
  addForeseenEntries,
  addKeptPlaces,
  type ForeseenEntry,
  findConcerned,
  findForeseenScores,
  makeForeseenBoard,
  storeForeseenPlaces,
} from './foreseen-place-queries.ts'
import { beforeAll } from './listed-queries.ts'
import { keepsPlace, standingOf } from './move-boards.ts'

/** So many people at once: some thousand attempts with their answers. */
const peopleAtOnce = 500

/** So many rows at once, which this process reads in some milliseconds. */
const attemptsAtOnce = 1_000

type Concerned = { personId: string; tradeCode: string }

/** Each person's best of all time as it would be, by the same rule as when an attempt is closed. */
const foreseeEntries = async (tx: Tx, remarkId: string, concerned: readonly Concerned[]): Promise<ForeseenEntry[]> => {
  const people = [...new Set(concerned.map(({ personId }) => personId))]
  const trades = [...new Set(concerned.map(({ tradeCode }) => tradeCode))]
  const counted = await findCountedAttempts(tx, people, trades)
  const scores = await findForeseenScores(tx, remarkId, people)
  const foreseen = counted.map((attempt) => ({ ...attempt, ...scores.get(attempt.attemptId) }))
  const best = new Map<string, BoardEntry>()
  // No entry of all time falls into another one's week: the zone does not matter.
  for (const { board, personId, elapsedMs, ...earned } of await findEarned(tx, foreseen, 'UTC')) {
    const lastAnswerAt = earned.lastAnswerAt.getTime()
    const entry = { score: boardScore(earned.score, earned.maximum), elapsedMs, lastAnswerAt }
    const place = `${board} ${personId}`
    const before = best.get(place)
    if (before === undefined || isBetter(entry, before)) best.set(place, entry)
  }
  return concerned.map(({ personId, tradeCode: board }): ForeseenEntry => {
    const entry = best.get(`${board} ${personId}`)
    if (entry === undefined) return { board, personId, score: null, elapsedMs: null, lastAnswerAt: null }
    return { board, personId, ...entry, lastAnswerAt: new Date(entry.lastAnswerAt) }
  })
}

type Kept = Concerned & { score: number }
/** Whose places only take other marks, and for whom all attempts are looked at. */
const divide = async (tx: Tx, remarkId: string): Promise<{ kept: Kept[]; open: Concerned[] }> => {
  const [kept, open] = [new Map<string, Kept>(), new Map<string, Concerned>()]
  for (let after: string | null = beforeAll; after !== null; ) {
    const page: Awaited<ReturnType<typeof findConcerned>> = await findConcerned(tx, remarkId, after, attemptsAtOnce)
    for (const { personId, tradeCode, countsAlone, holds, hasOthers, ...marks } of page.concerned) {
      const [from, score] = [standingOf(marks.before), standingOf(marks.after)]
      const place = `${tradeCode} ${personId}`
      if (countsAlone && keepsPlace({ from, score }, { best: holds, any: holds, hasOthers }))
        kept.set(place, { personId, tradeCode, score })
      // Less for what holds no place moves nobody.
      else if (!countsAlone || (from !== score && (score > from || holds))) open.set(place, { personId, tradeCode })
    }
    after = page.last
  }
  for (const place of open.keys()) kept.delete(place)
  return { kept: [...kept.values()], open: [...open.values()] }
}

/** Notes whose place on the boards of all time would change, also of those who are only overtaken. */
export const foreseePlaces = async (tx: Tx, remarkId: string): Promise<void> => {
  const { kept, open } = await divide(tx, remarkId)
  if (kept.length + open.length === 0) return
  await makeForeseenBoard(tx)
  for (let start = 0; start < kept.length; start += attemptsAtOnce)
    await addKeptPlaces(
      tx,
      kept.slice(start, start + attemptsAtOnce).map(({ tradeCode: board, ...place }) => ({ board, ...place })),
    )
  for (let start = 0; start < open.length; start += peopleAtOnce)
    await addForeseenEntries(tx, await foreseeEntries(tx, remarkId, open.slice(start, start + peopleAtOnce)))
  await storeForeseenPlaces(tx, remarkId)
}
