import { ProblemError } from '@lianbing/contract'
import { type Db, withTx } from '../../db/client.ts'
import type { Principal } from '../../http/session.ts'
import { countTry } from './count-tries.ts'
import { refuseWeakPassword } from './password-fault.ts'
import { hashPassword, verifyPassword } from './passwords.ts'
import { findSignIn, setPasswordHash } from './queries.ts'
import { deleteRecoveryCode } from './recovery-queries.ts'
import { deleteSessions } from './session-queries.ts'
import { signInName } from './sign-in-name.ts'

/** Throws unless this is the caller's password; wrong ones are counted like failed sign-ins. */
export const confirmPassword = async (db: Db, { username }: Principal, password: string, address: string) => {
  const name = signInName(username)
  const confirmed = await countTry(db, { name, address }, async () => {
    const found = await findSignIn(db, name)
    return (await verifyPassword(found?.passwordHash, password)) || undefined
  })
  if (confirmed === undefined) throw new ProblemError('account.password_wrong')
}

/** Changes the caller's password and ends every other session. */
export const changePassword = async (
  db: Db,
  principal: Principal,
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
  address: string,
): Promise<void> => {
  await confirmPassword(db, principal, currentPassword, address)
  refuseWeakPassword(newPassword, principal, '/body/newPassword')
  const passwordHash = await hashPassword(newPassword)
  await withTx(db, async (tx) => {
    await setPasswordHash(tx, principal.personId, passwordHash)
    await deleteRecoveryCode(tx, principal.personId)
    await deleteSessions(tx, principal.personId, principal.sessionId)
  })
}
