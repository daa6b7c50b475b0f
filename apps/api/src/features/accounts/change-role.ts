import { ProblemError, type Role } from '@lianbing/contract'
import { type Db, type Tx, withTx } from '../../db/client.ts'
import { organisationScope, type Principal } from '../../http/session.ts'
import { tradeExists } from '../trades/queries.ts'
import { keepAnOwner } from './keep-an-owner.ts'
import { mayGrant, type Right } from './may-grant.ts'
import { findPerson, type Person } from './people-queries.ts'
import { getPersonInReach } from './person-in-reach.ts'
import { insertGrant } from './queries.ts'
import { deleteGrant } from './standing-queries.ts'

type Change = { personId: string; role: Role; organisationId: number }

const change = async (
  db: Db,
  principal: Principal,
  { personId, role, organisationId }: Change,
  write: (tx: Tx, right: Right) => Promise<void>,
): Promise<Person> => {
  const { scope } = await getPersonInReach(db, principal, personId)
  if (personId === principal.personId) throw new ProblemError('account.own_role')
  const { path } = await organisationScope(db, principal, ['admin'], organisationId)
  if (!mayGrant(principal.grants, { role, path })) throw new ProblemError('role.missing')
  return withTx(db, async (tx) => {
    await write(tx, { role, path })
    const changed = await findPerson(tx, scope, personId)
    if (changed === undefined) throw new ProblemError('account.unknown')
    return changed
  })
}

type Grant = Change & { tradeCodes?: string[] | undefined }

/** Grants a role that the caller could hold there; an expert's may be for some trades only. */
export const grantRole = async (db: Db, principal: Principal, wanted: Grant): Promise<Person> => {
  const tradeCodes = wanted.role === 'expert' && wanted.tradeCodes ? [...new Set(wanted.tradeCodes)].sort() : null
  for (const tradeCode of tradeCodes ?? [])
    if (!(await tradeExists(db, tradeCode))) throw new ProblemError('trade.unknown')
  return change(db, principal, wanted, (tx) =>
    insertGrant(tx, { ...wanted, tradeCodes, grantedBy: principal.personId }),
  )
}

/** Takes a role back; one that is not there is no failure. */
export const revokeRole = (db: Db, principal: Principal, unwanted: Change): Promise<Person> =>
  change(db, principal, unwanted, async (tx, right) => {
    await keepAnOwner(tx, unwanted.personId, [right])
    await deleteGrant(tx, unwanted)
  })
