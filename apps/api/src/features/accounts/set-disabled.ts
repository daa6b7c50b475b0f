import { ProblemError } from '@lianbing/contract'
import { type Db, withTx } from '../../db/client.ts'
import type { Principal } from '../../http/session.ts'
import { closeOpenAttempts } from '../quizzes/close-attempt.ts'
import { keepAnOwner } from './keep-an-owner.ts'
import { findPerson, type Person } from './people-queries.ts'
import { getManagedPerson } from './person-in-reach.ts'
import { deleteRecoveryCode } from './recovery-queries.ts'
import { deleteSessions } from './session-queries.ts'
import { setPersonDisabled } from './standing-queries.ts'

/** Shuts an account or opens it again; shutting ends its sessions and closes its attempts with what they hold. */
export const setDisabled = async (
  db: Db,
  principal: Principal,
  { personId, disabled }: { personId: string; disabled: boolean },
  timeZone: string,
): Promise<Person> => {
  const { person, scope } = await getManagedPerson(db, principal, personId)
  return withTx(db, async (tx) => {
    if (disabled) await keepAnOwner(tx, personId, person.roles)
    await setPersonDisabled(tx, personId, disabled)
    if (disabled) {
      await deleteSessions(tx, personId)
      await deleteRecoveryCode(tx, personId)
      await closeOpenAttempts(tx, personId, timeZone)
    }
    const changed = await findPerson(tx, scope, personId)
    if (changed === undefined) throw new ProblemError('account.unknown')
    return changed
  })
}
