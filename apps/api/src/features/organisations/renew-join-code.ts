import type { Db } from '../../db/client.ts'
import { organisationScope, type Principal } from '../../http/session.ts'
import { makeJoinCode } from './create-organisation.ts'
import { setJoinCode } from './join-code-queries.ts'
import { getOrganisation, type Organisation } from './list-queries.ts'

/** Gives an organisation of the caller's a new join code; the old one stops working. */
export const renewJoinCode = async (db: Db, principal: Principal, organisationId: number): Promise<Organisation> => {
  const scope = await organisationScope(db, principal, ['admin'], organisationId)
  await setJoinCode(db, scope, makeJoinCode())
  return getOrganisation(db, organisationId)
}
