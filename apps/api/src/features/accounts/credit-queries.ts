import { maskName } from '@lianbing/scoring'
import { and, eq, isNull } from 'drizzle-orm'
import type { Db, Tx } from '../../db/client.ts'
import { person } from '../../db/schema/accounts.ts'

/** The name that stands on somebody's work, shown as the person chose it for boards. */
export const findCredit = async (db: Db | Tx, personId: string): Promise<string | undefined> => {
  const [row] = await db
    .select({ displayName: person.displayName, boardVisibility: person.boardVisibility })
    .from(person)
    .where(and(eq(person.id, personId), isNull(person.deletedAt)))
  if (row === undefined) return undefined
  return row.boardVisibility === 'full' ? row.displayName : maskName(row.displayName)
}
