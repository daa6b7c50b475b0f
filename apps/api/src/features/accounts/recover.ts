import { ProblemError } from '@lianbing/contract'
import { type Db, withTx } from '../../db/client.ts'
import { plainCode } from '../organisations/readable-code.ts'
import { countTry } from './count-tries.ts'
import { refuseWeakPassword } from './password-fault.ts'
import { hashPassword, verifyPassword } from './passwords.ts'
import { setPasswordHash } from './queries.ts'
import { findRecovery, spendRecoveryCode } from './recovery-queries.ts'
import { deleteSessions } from './session-queries.ts'
import { signInName } from './sign-in-name.ts'

/** Sets a new password with a one-time code. A password that is too weak leaves the code for another try. */
export const recover = async (
  db: Db,
  { username, code, newPassword }: { username: string; code: string; newPassword: string },
  address: string,
): Promise<void> => {
  const name = signInName(username)
  const recovery = await countTry(db, { name, address }, async () => {
    const found = await findRecovery(db, name)
    return (await verifyPassword(found?.codeHash, plainCode(code))) ? found : undefined
  })
  if (recovery === undefined) throw new ProblemError('recovery.refused')
  refuseWeakPassword(newPassword, recovery, '/body/newPassword')
  const passwordHash = await hashPassword(newPassword)
  const { personId, codeHash } = recovery
  await withTx(db, async (tx) => {
    if (!(await spendRecoveryCode(tx, personId, codeHash))) throw new ProblemError('recovery.refused')
    await setPasswordHash(tx, personId, passwordHash)
    await deleteSessions(tx, personId)
  })
}
