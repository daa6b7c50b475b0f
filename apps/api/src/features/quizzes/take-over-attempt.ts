import { ProblemError, type quizzes } from '@lianbing/contract'
import { type Db, withTx } from '../../db/client.ts'
import { insertEvent, lockAttempt, readClock, setDevice } from './attempt-queries.ts'
import { attemptView } from './attempt-view.ts'

/** The attempt goes on on this device, in a new epoch; repeated by the same device it changes nothing. */
export const takeOverAttempt = async (
  db: Db,
  personId: string,
  { attemptId, deviceKey }: { attemptId: string; deviceKey: string },
): Promise<quizzes.Attempt> => {
  const taken = await withTx(db, async (tx) => {
    const attempt = await lockAttempt(tx, personId, attemptId)
    const overdue = (await readClock(tx, attemptId)).acceptMs < 0
    if (attempt.status === 'closed' || overdue) throw new ProblemError('attempt.closed')
    if (attempt.deviceKey === deviceKey) return attempt
    const epoch = attempt.epoch + 1
    await setDevice(tx, attemptId, epoch, deviceKey)
    await insertEvent(tx, { attemptId, kind: 'takeover', detail: { epoch } })
    return { ...attempt, epoch, deviceKey }
  })
  return attemptView(db, taken)
}
