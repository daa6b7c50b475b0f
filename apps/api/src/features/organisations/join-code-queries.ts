import { eq } from 'drizzle-orm'
import type { Db, Tx } from '../../db/client.ts'
import { organisation } from '../../db/schema/organisations.ts'

/** The organisation of a join code, which people type as they like: in small letters, with spaces or hyphens. */
export const findJoinCode = async (
  db: Db | Tx,
  joinCode: string,
): Promise<{ organisationId: number; name: string; path: string } | undefined> => {
  const [row] = await db
    .select({ organisationId: organisation.id, name: organisation.name, path: organisation.path })
    .from(organisation)
    .where(eq(organisation.joinCode, joinCode.toUpperCase().replace(/[\s-]/g, '')))
  return row
}
