import { ProblemError } from '@lianbing/contract'
import type { Db } from '../../db/client.ts'
import { type OrganisationScope, organisationScope, type Principal } from '../../http/session.ts'
import { mayManage } from './may-grant.ts'
import { findOrganisationOf, findPerson, type Person } from './people-queries.ts'

type InReach = { person: Person; scope: OrganisationScope }

/** A person whom the caller may see as an admin; to everybody else there is no such account. */
export const getPersonInReach = async (db: Db, principal: Principal, personId: string): Promise<InReach> => {
  const organisationId = await findOrganisationOf(db, personId)
  if (organisationId === undefined) throw new ProblemError('account.unknown')
  const scope = await organisationScope(db, principal, ['admin'], organisationId).catch((error: unknown) => {
    const beyond = error instanceof ProblemError && error.code === 'organisation.unknown'
    throw beyond ? new ProblemError('account.unknown') : error
  })
  const person = await findPerson(db, scope, personId)
  if (person === undefined) throw new ProblemError('account.unknown')
  return { person, scope }
}

/** A person, not the caller, none of whose rights is stronger than the caller's. */
export const getManagedPerson = async (db: Db, principal: Principal, personId: string): Promise<InReach> => {
  const found = await getPersonInReach(db, principal, personId)
  if (personId === principal.personId) throw new ProblemError('account.own_role')
  const account = { path: found.person.organisationPath, rights: found.person.roles }
  if (!mayManage(principal.grants, account)) throw new ProblemError('role.missing')
  return found
}
