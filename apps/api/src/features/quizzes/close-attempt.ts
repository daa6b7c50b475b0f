import type { Tx } from '../../db/client.ts'
import { recordScores } from '../leaderboards/record-score.ts'
import { appendAttemptFacts } from '../participation/fact-queries.ts'
import {
  type AttemptRow,
  findActiveAttempts,
  findAnswersOf,
  type ResultRow,
  type StoredAnswer,
} from './attempt-queries.ts'
import { type ClosedBy, findMarkingKeys, writeClosings } from './close-queries.ts'
import { addPeoplesMarks } from './marking/add-peoples-marks.ts'
import { getQuizVersion } from './quiz-queries.ts'
import { rebuildPlacesOf } from './rebuild-places.ts'
import { scoreClosing } from './score-closing.ts'

/** A closed attempt as it stands, with what its worker is shown of it. */
export type ClosedAttempt = {
  attempt: AttemptRow
  result: Pick<ResultRow, 'score' | 'maximum' | 'passed' | 'slots'>
  answers: readonly StoredAnswer[]
}

/**
 * Scores and closes attempts whose locks this transaction holds, once: submit, late read, sweeper and admins all come
 * here. Results, facts, board rows and events are written with the close, or nothing is. Hands them back as they are now.
 */
export const closeAttempts = async (
  tx: Tx,
  attempts: readonly AttemptRow[],
  reason: NonNullable<AttemptRow['closeReason']>,
  timeZone: string,
  by?: ClosedBy,
): Promise<ClosedAttempt[]> => {
  if (attempts.length === 0) return []
  const answers = await findAnswersOf(
    tx,
    attempts.map((attempt) => attempt.id),
  )
  // Only what was closed before, or comes from paper, can have been marked by people.
  const marked = reason === 'paper' ? attempts : attempts.filter(({ resultVersion }) => resultVersion > 1)
  await addPeoplesMarks(
    tx,
    marked.map(({ id }) => id),
    answers,
  )
  const asked = attempts.flatMap((attempt) => attempt.paper.map((slot) => slot.questionVersionId))
  const keys = await findMarkingKeys(tx, [...new Set(asked)])
  const scored: (ReturnType<typeof scoreClosing> & { countsAlone: boolean })[] = []
  for (const attempt of attempts) {
    const rules = await getQuizVersion(tx, attempt.quizVersionId)
    const closing = scoreClosing(attempt, rules, answers.get(attempt.id) ?? [], keys, { reason, timeZone })
    scored.push({ ...closing, countsAlone: rules.counts === 'best' && attempt.resultVersion === 1 })
  }
  const closedAt = await writeClosings(
    tx,
    scored.map(({ closing }) => closing),
    by,
  )
  await appendAttemptFacts(
    tx,
    scored.map(({ fact }) => fact),
  )
  // What an attempt had earned before it was reopened is replaced, also by less; and where not simply the best counts,
  // all of a person's attempts decide together.
  await rebuildPlacesOf(
    tx,
    scored.flatMap(({ countsAlone, fact }) => (countsAlone ? [] : fact)),
    timeZone,
  )
  await recordScores(
    tx,
    scored.flatMap(({ entry }) => entry ?? []),
  )
  return scored.map(({ closing: result }, index): ClosedAttempt => {
    const attempt = attempts[index] as AttemptRow
    const closed = { status: 'closed' as const, closedAt: closedAt.get(attempt.id) ?? null, closeReason: reason }
    return { attempt: { ...attempt, ...closed }, result, answers: answers.get(attempt.id) ?? [] }
  })
}

/** Closes what a person has open, when the account is disabled or deleted. */
export const closeOpenAttempts = async (tx: Tx, personId: string, timeZone: string): Promise<void> =>
  void (await closeAttempts(tx, await findActiveAttempts(tx, personId), 'admin', timeZone))
