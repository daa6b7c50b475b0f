import { maskName } from '@lianbing/scoring'
import { type Db, withTx } from '../../db/client.ts'
import type { Principal } from '../../http/session.ts'
import { removeNames } from '../banks/review/name-queries.ts'
import { closeOpenAttempts } from '../quizzes/close-attempt.ts'
import { confirmPassword } from './change-password.ts'
import { keepAnOwner } from './keep-an-owner.ts'
import { deleteSessions } from './session-queries.ts'
import { deleteTraces, emptyPerson } from './standing-queries.ts'

/** Deletes the caller's account; numbers stay in the statistics, names nowhere. */
export const deleteMe = async (
  db: Db,
  principal: Principal,
  password: string,
  from: { address: string; timeZone: string },
): Promise<void> => {
  const { personId } = principal
  await confirmPassword(db, principal, password, from.address)
  await withTx(db, async (tx) => {
    await keepAnOwner(tx, personId, principal.grants)
    await removeNames(tx, personId, [principal.displayName, maskName(principal.displayName)])
    await emptyPerson(tx, personId)
    await deleteSessions(tx, personId)
    await closeOpenAttempts(tx, personId, from.timeZone)
    await deleteTraces(tx, personId)
  })
}
