import { eq, sql } from 'drizzle-orm'
import type { Db, Tx } from '../../db/client.ts'
import { organisation } from '../../db/schema/organisations.ts'
import type { OrganisationScope } from '../../http/session.ts'

/** The organisation of a join code, with the names of those above it, the root first. */
export const findJoinCode = async (
  db: Db | Tx,
  joinCode: string,
): Promise<{ organisationId: number; joinCode: string; name: string; above: string[] } | undefined> => {
  const above = sql<string[]>`coalesce((
    select jsonb_agg(a.name order by length(a.path)) from organisation a
    where starts_with("organisation"."path", a.path) and a.id <> "organisation"."id"), '[]')`
  const [row] = await db
    .select({ organisationId: organisation.id, joinCode: organisation.joinCode, name: organisation.name, above })
    .from(organisation)
    .where(eq(organisation.joinCode, joinCode))
  return row
}

export const setJoinCode = async (db: Db, scope: OrganisationScope, joinCode: string): Promise<void> => {
  await db.update(organisation).set({ joinCode }).where(eq(organisation.id, scope.organisationId))
}
