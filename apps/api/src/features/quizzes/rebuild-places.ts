import { isAnswered } from '@lianbing/scoring'
import type { Tx } from '../../db/client.ts'
import { deletePlaces } from '../leaderboards/queries.ts'
import { recordScores, type Scored } from '../leaderboards/record-score.ts'
import { elapsedOf } from './answer-time.ts'
import { findAnswersOf } from './attempt-queries.ts'
import { findCountedAttempts } from './place-queries.ts'

type Changed = { attemptId: string; personId: string; tradeCode: string }

/**
 * Takes from the boards what attempts have earned and lets all that counts stand in for them, after their results have
 * changed: a place goes to the next best attempt of its week, or to nobody. The places go first, so that an attempt
 * that is closed meanwhile waits for them and is not missed.
 */
export const rebuildPlacesOf = async (tx: Tx, changed: readonly Changed[], timeZone: string): Promise<void> => {
  if (changed.length === 0) return
  await deletePlaces(tx, changed)
  const [people, trades] = [changed.map(({ personId }) => personId), changed.map(({ tradeCode }) => tradeCode)]
  const counted = await findCountedAttempts(tx, [...new Set(people)], [...new Set(trades)])
  const answers = await findAnswersOf(
    tx,
    counted.map((attempt) => attempt.attemptId),
  )
  const earned = counted.flatMap(({ attemptId, personId, tradeCode: board, score, maximum, ...times }): Scored[] => {
    const given = (answers.get(attemptId) ?? []).filter(({ response }) => isAnswered(response))
    if (score === null || given.length === 0) return []
    const lastAnswerAt = new Date(Math.max(...given.map(({ receivedAt }) => receivedAt.getTime())))
    return [{ board, personId, attemptId, score, maximum, elapsedMs: elapsedOf(times, given), lastAnswerAt, timeZone }]
  })
  await recordScores(tx, earned)
}

export const rebuildPlaces = (tx: Tx, { timeZone, ...changed }: Changed & { timeZone: string }): Promise<void> =>
  rebuildPlacesOf(tx, [changed], timeZone)
