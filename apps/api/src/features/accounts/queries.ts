import { ProblemError } from '@lianbing/contract'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Db, Tx } from '../../db/client.ts'
import { person, roleGrant } from '../../db/schema/accounts.ts'
import type { SignInName } from './sign-in-name.ts'

export const insertPerson = async (tx: Tx, row: typeof person.$inferInsert): Promise<void> => {
  await tx.insert(person).values(row)
}

/** One that is there already gets the trades of this time. */
export const insertGrant = async (tx: Tx, row: typeof roleGrant.$inferInsert): Promise<void> => {
  const target = [roleGrant.personId, roleGrant.role, roleGrant.organisationId]
  const set = { tradeCodes: sql`excluded.trade_codes` }
  await tx.insert(roleGrant).values(row).onConflictDoUpdate({ target, set })
}

/** Who signs in under this name, as far as somebody may: a disabled or deleted person is not found. */
export const findSignIn = async (
  db: Db,
  name: SignInName,
): Promise<{ personId: string; passwordHash: string | null } | undefined> => {
  const [row] = await db
    .select({ personId: person.id, passwordHash: person.passwordHash })
    .from(person)
    .where(and(eq(sql`lower(${person.username})`, name), isNull(person.disabledAt), isNull(person.deletedAt)))
  return row
}

export const setPasswordHash = async (tx: Tx, personId: string, passwordHash: string): Promise<void> => {
  await tx.update(person).set({ passwordHash }).where(eq(person.id, personId))
}

type Profile = Pick<typeof person.$inferSelect, 'displayName' | 'tradeCode' | 'level' | 'boardVisibility'>

/** Changes what is given and hands back the whole. */
export const updateProfile = async (
  db: Db,
  personId: string,
  changes: { [Name in keyof Profile]?: Profile[Name] | undefined },
): Promise<Profile> => {
  // Setting the id to itself keeps the statement whole when nothing is to be changed.
  const [row] = await db
    .update(person)
    .set({ id: personId, ...changes })
    .where(eq(person.id, personId))
    .returning({
      displayName: person.displayName,
      tradeCode: person.tradeCode,
      level: person.level,
      boardVisibility: person.boardVisibility,
    })
  if (row === undefined) throw new ProblemError('account.unknown')
  return row
}
