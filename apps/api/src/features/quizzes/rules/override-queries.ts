import { inArray } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import { organisation } from '../../../db/schema/organisations.ts'

export const findOrganisationNames = async (db: Db, ids: readonly number[]): Promise<Map<number, string>> => {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: organisation.id, name: organisation.name })
    .from(organisation)
    .where(inArray(organisation.id, [...new Set(ids)]))
  return new Map(rows.map(({ id, name }) => [id, name]))
}
