import { ProblemError } from '@lianbing/contract'
import { eq, isNull, sql } from 'drizzle-orm'
import type { Db, Tx } from '../../db/client.ts'
import { organisation } from '../../db/schema/organisations.ts'

export const getOrganisationPath = async (db: Db | Tx, organisationId: number): Promise<string> => {
  const [row] = await db
    .select({ path: organisation.path })
    .from(organisation)
    .where(eq(organisation.id, organisationId))
  if (row === undefined) throw new ProblemError('organisation.unknown')
  return row.path
}

/** The id is part of the path, so it is taken from the sequence first. */
export const insertOrganisation = async (
  tx: Tx,
  { above, ...row }: Omit<typeof organisation.$inferInsert, 'id' | 'path'> & { above: string },
): Promise<number> => {
  const taken = await tx.execute<{ id: number }>(
    sql`select nextval(pg_get_serial_sequence('organisation', 'id'))::int as id`,
  )
  const id = taken.rows[0]?.id ?? 0
  await tx
    .insert(organisation)
    .overridingSystemValue()
    .values({ ...row, id, path: `${above}${id}/` })
  return id
}

/** The organisation above all others; a database that nobody has set up has none. */
export const getRootOrganisation = async (db: Db | Tx): Promise<{ organisationId: number }> => {
  const [row] = await db
    .select({ organisationId: organisation.id })
    .from(organisation)
    .where(isNull(organisation.parentId))
  if (row === undefined) throw new ProblemError('organisation.unknown')
  return row
}
