import { ProblemError, type quizzes } from '@lianbing/contract'
import type { z } from 'zod'
import type { Db } from '../../db/client.ts'
import { type AttemptRow, getAttemptRow, readClock } from './attempt-queries.ts'
import { attemptView } from './attempt-view.ts'
import { closeOrPostpone, closeSlackSeconds, type Log } from './close-due.ts'
import { getClosed, resultViews } from './result-view.ts'

type Read = { personId: string; attemptId: string; timeZone: string; log: Log }

/**
 * The attempt as it stands now: closed by this read where its time and the slack are over. One that could not be
 * closed is told as closing and left to the sweeper, which waits longer each time.
 */
const current = async (db: Db, { personId, attemptId, timeZone, log }: Read): Promise<AttemptRow> => {
  const attempt = await getAttemptRow(db, personId, attemptId)
  if (attempt.status === 'closed' || attempt.closeRetryAt !== null) return attempt
  const { acceptMs } = await readClock(db, attemptId)
  if (acceptMs > -closeSlackSeconds * 1000) return attempt
  await closeOrPostpone(db, attemptId, timeZone, log)
  return getAttemptRow(db, personId, attemptId)
}

export const getAttempt = async (db: Db, read: Read): Promise<quizzes.Attempt> =>
  attemptView(db, await current(db, read))

export const getResult = async (db: Db, read: Read): Promise<z.infer<typeof quizzes.result>> => {
  const attempt = await current(db, read)
  if (attempt.status === 'active') throw new ProblemError('attempt.open')
  const [result] = await resultViews(db, [await getClosed(db, attempt)])
  return result as z.infer<typeof quizzes.result>
}
