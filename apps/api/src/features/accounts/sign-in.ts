import { ProblemError } from '@lianbing/contract'
import type { Db } from '../../db/client.ts'
import { countTry } from './count-tries.ts'
import { verifyPassword } from './passwords.ts'
import { findSignIn } from './queries.ts'
import { signInName } from './sign-in-name.ts'

/** The id of the person with this name and password; an unknown and a disabled name cost and say the same. */
export const signIn = async (
  db: Db,
  { username, password }: { username: string; password: string },
  address: string,
): Promise<string> => {
  const name = signInName(username)
  const personId = await countTry(db, { name, address }, async () => {
    const found = await findSignIn(db, name)
    return (await verifyPassword(found?.passwordHash, password)) ? found?.personId : undefined
  })
  if (personId === undefined) throw new ProblemError('session.refused')
  return personId
}
