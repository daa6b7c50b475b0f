import { ProblemError, type quizzes } from '@lianbing/contract'
import type { z } from 'zod'
import type { Db } from '../../db/client.ts'
import { type AttemptRow, getAttemptRow, readClock } from './attempt-queries.ts'
import { attemptView } from './attempt-view.ts'
import { closeIfDue, closeSlackSeconds } from './close-due.ts'
import { resultView } from './result-view.ts'

/** The attempt as it stands now: closed by this read where its time and the slack are over. */
const current = async (db: Db, personId: string, attemptId: string, timeZone: string): Promise<AttemptRow> => {
  const attempt = await getAttemptRow(db, personId, attemptId)
  if (attempt.status === 'closed') return attempt
  const { acceptMs } = await readClock(db, attemptId)
  if (acceptMs > -closeSlackSeconds * 1000) return attempt
  await closeIfDue(db, attemptId, timeZone)
  return getAttemptRow(db, personId, attemptId)
}

export const getAttempt = async (
  db: Db,
  personId: string,
  attemptId: string,
  timeZone: string,
): Promise<quizzes.Attempt> => attemptView(db, await current(db, personId, attemptId, timeZone))

export const getResult = async (
  db: Db,
  personId: string,
  attemptId: string,
  timeZone: string,
): Promise<z.infer<typeof quizzes.result>> => {
  const attempt = await current(db, personId, attemptId, timeZone)
  if (attempt.status === 'active') throw new ProblemError('attempt.open')
  return resultView(db, attempt)
}
