import { isAnswered } from '@lianbing/scoring'
import type { Tx } from '../../db/client.ts'
import { deletePlaces } from '../leaderboards/queries.ts'
import { recordScores, type Scored } from '../leaderboards/record-score.ts'
import { elapsedOf } from './answer-time.ts'
import { findAnswersOf } from './attempt-queries.ts'
import { findCountedAttempts } from './place-queries.ts'

type Changed = { attemptId: string; personId: string; tradeCode: string; timeZone: string }

/**
 * Takes from the board what an attempt has earned and lets all that counts stand in for it, after its result has
 * changed: a place goes to the next best attempt of its week, or to nobody. The places go first, so that an attempt
 * that is closed meanwhile waits for them and is not missed.
 */
export const rebuildPlaces = async (tx: Tx, { attemptId, personId, tradeCode, timeZone }: Changed): Promise<void> => {
  await deletePlaces(tx, personId, attemptId)
  const counted = await findCountedAttempts(tx, personId, tradeCode)
  const answers = await findAnswersOf(
    tx,
    counted.map((attempt) => attempt.attemptId),
  )
  const earned = counted.flatMap(({ attemptId: id, score, maximum, ...times }): Scored[] => {
    const given = (answers.get(id) ?? []).filter(({ response }) => isAnswered(response))
    if (score === null || given.length === 0) return []
    const lastAnswerAt = new Date(Math.max(...given.map(({ receivedAt }) => receivedAt.getTime())))
    const elapsedMs = elapsedOf(times, given)
    return [{ board: tradeCode, personId, attemptId: id, score, maximum, elapsedMs, lastAnswerAt, timeZone }]
  })
  await recordScores(tx, earned)
}
