import { and, eq, inArray, or, sql } from 'drizzle-orm'
import type { Db, Tx } from '../../db/client.ts'
import { signInFailure } from '../../db/schema/accounts.ts'
import type { Failures } from './wait-for.ts'

/** Tries on one subject follow each other until the transaction ends, over all instances. */
export const lockSubject = async (tx: Tx, subject: string): Promise<void> => {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${subject}, 7))`)
}

export const readFailures = async (tx: Tx, subject: string, windowSeconds: number): Promise<Failures> => {
  const [row] = await tx
    .select({
      count: sql<number>`count(*)::int`,
      sinceLastSeconds: sql<number>`coalesce(extract(epoch from clock_timestamp() - max(failed_at)), 0)::float8`,
    })
    .from(signInFailure)
    .where(
      and(
        eq(signInFailure.subject, subject),
        sql`${signInFailure.failedAt} > clock_timestamp() - make_interval(secs => ${windowSeconds})`,
      ),
    )
  return row ?? { count: 0, sinceLastSeconds: 0 }
}

/** Adds a failure, and takes away some of the oldest that no window reaches any more. */
export const insertFailure = async (tx: Tx, subject: string): Promise<number> => {
  const oldest = sql`select id from ${signInFailure} order by id limit 50 for update skip locked`
  await tx
    .delete(signInFailure)
    .where(
      and(
        sql`${signInFailure.id} in (${oldest})`,
        sql`${signInFailure.failedAt} < clock_timestamp() - interval '1 hour'`,
      ),
    )
  const [row] = await tx
    .insert(signInFailure)
    .values({ subject, failedAt: sql`clock_timestamp()` })
    .returning({ id: signInFailure.id })
  return row?.id ?? 0
}

/** A success: the account's failures are forgiven, of the address only those of this try. */
export const forgive = async (db: Db, accountSubject: string, ids: readonly number[]): Promise<void> => {
  await db
    .delete(signInFailure)
    .where(or(eq(signInFailure.subject, accountSubject), inArray(signInFailure.id, [...ids])))
}
