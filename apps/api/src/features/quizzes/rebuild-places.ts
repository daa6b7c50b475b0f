import { type BoardResult, boardResults, isAnswered } from '@lianbing/scoring'
import type { Tx } from '../../db/client.ts'
import { deletePlaces } from '../leaderboards/queries.ts'
import { recordScores, type Scored } from '../leaderboards/record-score.ts'
import { elapsedOf } from './answer-time.ts'
import { findAnswersOf } from './attempt-queries.ts'
import { findCountedAttempts, findInSameOpenings } from './place-queries.ts'

type Counted = Awaited<ReturnType<typeof findCountedAttempts>>
type Result = Counted[number] & BoardResult
type Changed = { attemptId: string; personId: string; tradeCode: string }

/** What attempts earn on the boards: in each opening what the quiz lets count. */
export const findEarned = async (tx: Tx, counted: Counted, timeZone: string): Promise<Scored[]> => {
  const answers = await findAnswersOf(
    tx,
    counted.map((attempt) => attempt.attemptId),
  )
  const results = counted.map(({ attemptId, ...attempt }): Result => {
    const given = (answers.get(attemptId) ?? []).filter(({ response }) => isAnswered(response))
    const lastAnswerAt = given.length === 0 ? null : new Date(Math.max(...given.map((one) => one.receivedAt.getTime())))
    return { ...attempt, attemptId, elapsedMs: elapsedOf(attempt, given), lastAnswerAt }
  })
  const openings = new Map<string, Result[]>()
  for (const result of results) {
    const name = `${result.personId} ${result.openingId}`
    openings.set(name, [...(openings.get(name) ?? []), result])
  }
  return [...openings.values()].flatMap((own) =>
    boardResults(own.at(-1)?.counts ?? 'best', own).map(({ tradeCode: board, ...result }): Scored => {
      const { personId, attemptId, score, maximum, elapsedMs, lastAnswerAt } = result
      return { board, personId, attemptId, score, maximum, elapsedMs, lastAnswerAt, timeZone }
    }),
  )
}

/**
 * Takes from the boards what attempts have earned and lets all that counts stand in for them, after their results have
 * changed: a place goes to the next best attempt of its week, or to nobody; which of a person's attempts in an opening
 * counts is the quiz's to say. The places go first, so that an attempt
 * that is closed meanwhile waits for them and is not missed.
 */
export const rebuildPlacesOf = async (tx: Tx, changed: readonly Changed[], timeZone: string): Promise<void> => {
  if (changed.length === 0) return
  const attemptIds = changed.map(({ attemptId }) => attemptId)
  await deletePlaces(tx, await findInSameOpenings(tx, attemptIds))
  const [people, trades] = [changed.map(({ personId }) => personId), changed.map(({ tradeCode }) => tradeCode)]
  const counted = await findCountedAttempts(tx, [...new Set(people)], [...new Set(trades)])
  await recordScores(tx, await findEarned(tx, counted, timeZone))
}

export const rebuildPlaces = (tx: Tx, { timeZone, ...changed }: Changed & { timeZone: string }): Promise<void> =>
  rebuildPlacesOf(tx, [changed], timeZone)
