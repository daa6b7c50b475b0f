import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Db, Tx } from '../../db/client.ts'
import { person, recoveryCode } from '../../db/schema/accounts.ts'
import { organisation } from '../../db/schema/organisations.ts'
import type { SignInName } from './sign-in-name.ts'

/** Keeps the hash of a new code in place of the one before. */
export const upsertRecoveryCode = async (
  db: Db,
  row: { personId: string; codeHash: string; madeBy: string | null; hours: number },
): Promise<Date> => {
  const set = {
    codeHash: row.codeHash,
    madeBy: row.madeBy,
    expiresAt: sql`now() + make_interval(hours => ${row.hours})`,
  }
  const [kept] = await db
    .insert(recoveryCode)
    .values({ personId: row.personId, ...set })
    .onConflictDoUpdate({ target: recoveryCode.personId, set })
    .returning({ expiresAt: recoveryCode.expiresAt })
  if (kept === undefined) throw new Error('The code was not kept.')
  return kept.expiresAt
}

type Recovery = { personId: string; codeHash: string; username: string; organisationName: string }

/** The code that waits for this name; a disabled person has none. */
export const findRecovery = async (db: Db, name: SignInName): Promise<Recovery | undefined> => {
  const [row] = await db
    .select({
      personId: person.id,
      codeHash: recoveryCode.codeHash,
      username: sql<string>`${person.username}`,
      organisationName: organisation.name,
    })
    .from(person)
    .innerJoin(recoveryCode, eq(recoveryCode.personId, person.id))
    .innerJoin(organisation, eq(organisation.id, person.organisationId))
    .where(
      and(
        eq(sql`lower(${person.username})`, name),
        isNull(person.disabledAt),
        isNull(person.deletedAt),
        gt(recoveryCode.expiresAt, sql`now()`),
      ),
    )
  return row
}

/** Takes the code away; false where somebody else has used it meanwhile. */
export const spendRecoveryCode = async (tx: Tx, personId: string, codeHash: string): Promise<boolean> => {
  const spent = await tx
    .delete(recoveryCode)
    .where(and(eq(recoveryCode.personId, personId), eq(recoveryCode.codeHash, codeHash)))
    .returning({ personId: recoveryCode.personId })
  return spent.length > 0
}

export const deleteRecoveryCode = async (tx: Tx, personId: string): Promise<void> => {
  await tx.delete(recoveryCode).where(eq(recoveryCode.personId, personId))
}
