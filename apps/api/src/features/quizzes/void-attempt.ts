import type { quizzes } from '@lianbing/contract'
import { type Db, type Tx, withTx } from '../../db/client.ts'
import type { Principal } from '../../http/session.ts'
import { appendVoidFact } from '../participation/fact-queries.ts'
import { getAttemptToDecide, officeView } from './attempt-in-reach.ts'
import { type AttemptRow, insertEvent, lockAttempt } from './attempt-queries.ts'
import { voidRow } from './office-queries.ts'
import { getQuizVersion } from './quiz-queries.ts'
import { rebuildPlaces } from './rebuild-places.ts'

/** The same of an attempt whose lock this transaction holds. */
export const voidLocked = async (
  tx: Tx,
  attempt: AttemptRow,
  { reason, actorId, timeZone }: { reason: string; actorId: string; timeZone: string },
): Promise<void> => {
  const { id: attemptId, personId } = attempt
  if (attempt.voidedAt !== null) return
  const { tradeCode, maximum } = await getQuizVersion(tx, attempt.quizVersionId)
  const version = await voidRow(tx, attemptId, reason, maximum)
  await appendVoidFact(tx, attemptId, version)
  await rebuildPlaces(tx, { attemptId, personId, tradeCode, timeZone })
  if (attempt.status === 'active')
    await insertEvent(tx, { attemptId, kind: 'closed', actorId, detail: { reason: 'admin' } })
  await insertEvent(tx, { attemptId, kind: 'voided', actorId, detail: { reason, version } })
}

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
    await voidLocked(tx, await lockAttempt(tx, personId, attemptId), { reason, actorId: principal.personId, timeZone })
  })
  return officeView(db, scope, attemptId)
}
