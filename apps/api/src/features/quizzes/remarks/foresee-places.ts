import { type BoardEntry, boardScore, isBetter } from '@lianbing/scoring'
import type { Tx } from '../../../db/client.ts'
import { findCountedAttempts } from '../place-queries.ts'
import { findEarned } from '../rebuild-places.ts'
import {
  addForeseenEntries,
  type ForeseenEntry,
  findConcerned,
  findForeseenScores,
  makeForeseenBoard,
  storeForeseenPlaces,
} from './foreseen-place-queries.ts'

/** So many people at once: some thousand attempts with their answers. */
const peopleAtOnce = 500

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

/** Notes whose place on the boards of all time would change, also of those who are only overtaken. */
export const foreseePlaces = async (tx: Tx, remarkId: string): Promise<void> => {
  const concerned = await findConcerned(tx, remarkId)
  if (concerned.length === 0) return
  await makeForeseenBoard(tx)
  for (let start = 0; start < concerned.length; start += peopleAtOnce)
    await addForeseenEntries(tx, await foreseeEntries(tx, remarkId, concerned.slice(start, start + peopleAtOnce)))
  await storeForeseenPlaces(tx, remarkId)
}
