import { organisations } from '@lianbing/contract'
import type { Db } from '../../db/client.ts'
import { type OrganisationScope, organisationScope, type Principal } from '../../http/session.ts'

/** A scope for each organisation on which the caller holds a role of the office. */
export const officeScopes = (db: Db, principal: Principal): Promise<OrganisationScope[]> => {
  const roles = organisations.listOrganisations.access
  const ids = principal.grants
    .filter(({ role }) => role === 'owner' || roles.some((office) => office === role))
    .map(({ organisationId }) => organisationId)
  return Promise.all([...new Set(ids)].map((id) => organisationScope(db, principal, roles, id)))
}
