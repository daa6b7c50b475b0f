import { type banks, ProblemError } from '@lianbing/contract'
import type { z } from 'zod'
import { type Db, withTx } from '../../../db/client.ts'
import { uuidV7 } from '../../../db/uuid.ts'
import {
  countReportsOfLastHour,
  getAttemptSlotVersion,
  getRoundSlotVersion,
  insertReport,
  lockReporter,
  updateOpenReport,
} from './report-queries.ts'

/** A careful worker finds a handful in an hour; more is a queue that nobody can look through. */
const reportsAnHour = 30

type Body = z.output<typeof banks.reportQuestion.body>

/** Keeps what a worker says about a question, with the version that was shown. */
export const reportQuestion = async (db: Db, personId: string, { from, reason, note }: Body) => {
  const questionVersionId =
    'roundId' in from
      ? await getRoundSlotVersion(db, personId, from.roundId, from.slot)
      : await getAttemptSlotVersion(db, personId, from.attemptId, from.slot)
  const reportId = await withTx(db, async (tx) => {
    await lockReporter(tx, personId)
    const report = { questionVersionId, personId, reason, note }
    const open = await updateOpenReport(tx, report)
    if (open !== undefined) return open
    if ((await countReportsOfLastHour(tx, personId)) >= reportsAnHour)
      throw new ProblemError('request.rate_limited', { retryAfterSeconds: 3_600 })
    const id = uuidV7()
    await insertReport(tx, { id, ...report })
    return id
  })
  return { reportId }
}
