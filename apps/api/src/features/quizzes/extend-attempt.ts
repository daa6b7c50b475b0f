import { ProblemError, type quizzes } from '@lianbing/contract'
import { type Db, withTx } from '../../db/client.ts'
import type { Principal } from '../../http/session.ts'
import { getAttemptToDecide, officeView } from './attempt-in-reach.ts'
import { insertEvent, lockAttempt } from './attempt-queries.ts'
import { addTime, isExtended } from './office-queries.ts'

type Wish = { attemptId: string; seconds: number; reason: string; extendKey: string }

/**
 * Gives an attempt that nobody has closed yet more time. It may go beyond the end of the opening: whoever lost ten
 * minutes to a power cut at its end gets them back. Answers and epoch are not touched. Whoever got no reply sends the
 * same key again, and gives the time once.
 */
export const extendAttempt = async (
  db: Db,
  principal: Principal,
  { attemptId, seconds, reason, extendKey }: Wish,
): Promise<quizzes.OfficeAttempt> => {
  const { personId, scope } = await getAttemptToDecide(db, principal, attemptId)
  await withTx(db, async (tx) => {
    const attempt = await lockAttempt(tx, personId, attemptId)
    if (await isExtended(tx, attemptId, extendKey)) return
    if (attempt.status === 'closed') throw new ProblemError('attempt.closed')
    await addTime(tx, attemptId, seconds)
    await insertEvent(tx, {
      attemptId,
      kind: 'extended',
      actorId: principal.personId,
      detail: { seconds, reason, extendKey },
    })
  })
  return officeView(db, scope, attemptId)
}
