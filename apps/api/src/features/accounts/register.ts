import { type accounts, ProblemError } from '@lianbing/contract'
import type { z } from 'zod'
import { type Db, withTx } from '../../db/client.ts'
import { findJoinCode } from '../organisations/join-code-queries.ts'
import { plainCode } from '../organisations/readable-code.ts'
import { tradeExists } from '../trades/queries.ts'
import { countJoinCodeTry, countRegistration } from './count-tries.ts'
import { createAccount } from './create-account.ts'
import { refuseWeakPassword } from './password-fault.ts'
import { hashPassword } from './passwords.ts'
import { insertGrant } from './queries.ts'

/** Adds a worker to the organisation of the join code and hands back the id. */
export const register = async (
  db: Db,
  input: z.output<typeof accounts.register.body>,
  address: string,
): Promise<string> => {
  const joined = await countJoinCodeTry(db, address, (tx) => findJoinCode(tx, plainCode(input.joinCode)))
  const { username, displayName, tradeCode, level } = input
  refuseWeakPassword(input.password, { username, organisationName: joined.name }, '/body/password')
  if (tradeCode !== undefined && !(await tradeExists(db, tradeCode))) throw new ProblemError('trade.unknown')
  await withTx(db, (tx) => countRegistration(tx, address))
  const passwordHash = await hashPassword(input.password)
  const { organisationId } = joined
  return withTx(db, async (tx) => {
    const personId = await createAccount(tx, { username, passwordHash, displayName, organisationId, tradeCode, level })
    await insertGrant(tx, { personId, role: 'worker', organisationId })
    return personId
  })
}
