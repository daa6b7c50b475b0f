import { ProblemError, type quizzes } from '@lianbing/contract'
import { type Db, withTx } from '../../db/client.ts'
import type { Principal } from '../../http/session.ts'
import { getAttemptToDecide, officeView } from './attempt-in-reach.ts'
import { findActiveOfOpening, insertEvent, lockAttempt, lockPerson } from './attempt-queries.ts'
import { reopenRow } from './office-queries.ts'

type Wish = { attemptId: string; seconds: number; reason: string }

/**
 * A closed attempt goes on with its answers and its device. The result stays of record until the next close adds a
 * version, so that nothing a union has reported vanishes in between. The person is locked first, as by a start: two
 * attempts can never run at once.
 */
export const reopenAttempt = async (
  db: Db,
  principal: Principal,
  { attemptId, seconds, reason }: Wish,
): Promise<quizzes.OfficeAttempt> => {
  const { personId, scope } = await getAttemptToDecide(db, principal, attemptId)
  await withTx(db, async (tx) => {
    await lockPerson(tx, personId, 'account.shut')
    const attempt = await lockAttempt(tx, personId, attemptId)
    if (attempt.status === 'active') throw new ProblemError('attempt.open')
    if (attempt.voidedAt !== null) throw new ProblemError('attempt.voided')
    const other = await findActiveOfOpening(tx, personId, attempt.openingId)
    if (other !== undefined) throw new ProblemError('attempt.other_active')
    await reopenRow(tx, attemptId, seconds)
    await insertEvent(tx, {
      attemptId,
      kind: 'reopened',
      actorId: principal.personId,
      detail: { seconds, reason, version: attempt.resultVersion + 1 },
    })
  })
  return officeView(db, scope, attemptId)
}
