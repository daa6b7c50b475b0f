import type { quizzes } from '@lianbing/contract'
import { type Db, withTx } from '../../db/client.ts'
import type { Principal } from '../../http/session.ts'
import { appendVoidFact } from '../participation/fact-queries.ts'
import { getAttemptToDecide, officeView } from './attempt-in-reach.ts'
import { insertEvent, lockAttempt } from './attempt-queries.ts'
import { voidRow } from './office-queries.ts'
import { getQuizVersion } from './quiz-queries.ts'
import { rebuildPlaces } from './rebuild-places.ts'

/**
 * Declares an attempt void: a version of result and fact that count nowhere, and the person's places on the board come
 * from the other attempts. A running one ends unscored, so that also one that cannot be scored comes to an end. Done
 * again it changes nothing; the first reason stays.
 */
export const voidAttempt = async (
  db: Db,
  principal: Principal,
  { attemptId, reason }: { attemptId: string; reason: string },
  timeZone: string,
): Promise<quizzes.OfficeAttempt> => {
  const { personId, scope } = await getAttemptToDecide(db, principal, attemptId)
  await withTx(db, async (tx) => {
    const attempt = await lockAttempt(tx, personId, attemptId)
    if (attempt.voidedAt !== null) return
    const { tradeCode, maximum } = await getQuizVersion(tx, attempt.quizVersionId)
    const version = await voidRow(tx, attemptId, reason, maximum)
    await appendVoidFact(tx, attemptId, version)
    await rebuildPlaces(tx, { attemptId, personId, tradeCode, timeZone })
    if (attempt.status === 'active')
      await insertEvent(tx, { attemptId, kind: 'closed', actorId: principal.personId, detail: { reason: 'admin' } })
    await insertEvent(tx, { attemptId, kind: 'voided', actorId: principal.personId, detail: { reason, version } })
  })
  return officeView(db, scope, attemptId)
}
