import { and, eq, ne, sql } from 'drizzle-orm'
import type { Db, Tx } from '../../db/client.ts'
import { person } from '../../db/schema/accounts.ts'
import { organisation } from '../../db/schema/organisations.ts'
import type { OrganisationScope } from '../../http/session.ts'

/** Sample workers of the scope; nobody removes themselves this way. */
const removable = (scope: OrganisationScope, callerId: string) =>
  and(
    eq(person.sample, true),
    ne(person.id, callerId),
    sql`${person.organisationId} in (select o.id from organisation o where starts_with(o.path, ${scope.path}))`,
  )

export const countSampleWorkers = (db: Db, scope: OrganisationScope, callerId: string): Promise<number> =>
  db.$count(person, removable(scope, callerId))

/** Takes them away with all that hangs on them. */
export const deleteSampleWorkers = async (tx: Tx, scope: OrganisationScope, callerId: string): Promise<number> => {
  const removed = await tx.delete(person).where(removable(scope, callerId))
  return removed.rowCount ?? 0
}

/** Takes away sample organisations where, there and below, nothing is left that anybody made. */
export const deleteEmptySampleOrganisations = async (tx: Tx, scope: OrganisationScope): Promise<void> => {
  await tx.delete(organisation).where(sql`
    ${organisation.sample} and starts_with(${organisation.path}, ${scope.path}) and not exists (
      select from organisation b
      where starts_with(b.path, ${organisation.path}) and (
        not b.sample
        or exists (select from person p where p.organisation_id = b.id)
        or exists (select from role_grant g where g.organisation_id = b.id)
        or exists (select from quiz q where q.organisation_id = b.id)))`)
}
