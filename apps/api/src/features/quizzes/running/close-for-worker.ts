import type { quizzes } from '@lianbing/contract'
import { type Db, withTx } from '../../../db/client.ts'
import type { Principal } from '../../../http/session.ts'
import { getAttemptToDecide, officeView } from '../attempt-in-reach.ts'
import { closeAttempts } from '../close-attempt.ts'
import { lockActive } from './bulk-queries.ts'

type Wish = { attemptId: string; reason: string }

/** Hands in for one: what is saved is scored; one that is closed already stays as it is. */
export const closeForWorker = async (
  db: Db,
  principal: Principal,
  { attemptId, reason }: Wish,
  timeZone: string,
): Promise<quizzes.OfficeAttempt> => {
  const { scope } = await getAttemptToDecide(db, principal, attemptId)
  const by = { actorId: principal.personId, reason, all: false }
  await withTx(db, async (tx) => closeAttempts(tx, await lockActive(tx, [attemptId]), 'admin', timeZone, by))
  return officeView(db, scope, attemptId)
}
