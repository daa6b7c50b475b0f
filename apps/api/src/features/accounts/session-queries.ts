import { and, eq, gt, ne, sql } from 'drizzle-orm'
import type { Db, Tx } from '../../db/client.ts'
import { person, session } from '../../db/schema/accounts.ts'

const inDays = (days: number) => sql`now() + make_interval(days => ${days})`

/** Adds a session, and takes away some of those that have expired. */
export const insertSession = async (
  db: Db | Tx,
  row: { id: string; personId: string; days: number },
): Promise<void> => {
  const expired = db
    .$with('expired')
    .as(
      db
        .delete(session)
        .where(
          sql`${session.id} in (select id from ${session} where expires_at < now() limit 50 for update skip locked)`,
        )
        .returning({ id: session.id }),
    )
  await db
    .with(expired)
    .insert(session)
    .values({ id: row.id, personId: row.personId, expiresAt: inDays(row.days) })
}

/** Turns the counter on by one where it stands at `counter`; undefined where it does not, or the session is over. */
export const rotateSession = async (db: Db, id: string, counter: number, days: number): Promise<string | undefined> => {
  const standing = sql`exists (select from ${person} p
    where p.id = ${session.personId} and p.disabled_at is null and p.deleted_at is null)`
  const [row] = await db
    .update(session)
    .set({ counter: counter + 1, rotatedAt: sql`now()`, expiresAt: inDays(days) })
    .where(and(eq(session.id, id), eq(session.counter, counter), gt(session.expiresAt, sql`now()`), standing))
    .returning({ personId: session.personId })
  return row?.personId
}

/** The person, where the session was turned on from `counter` less than `graceSeconds` ago: a reply got lost. */
export const findJustRotated = async (
  db: Db,
  id: string,
  counter: number,
  graceSeconds: number,
): Promise<string | undefined> => {
  const recently = sql`${session.rotatedAt} > now() - make_interval(secs => ${graceSeconds})`
  const [row] = await db
    .select({ personId: session.personId })
    .from(session)
    .where(and(eq(session.id, id), eq(session.counter, counter + 1), recently))
  return row?.personId
}

export const deleteSession = async (db: Db | Tx, id: string): Promise<void> => {
  await db.delete(session).where(eq(session.id, id))
}

/** Ends all sessions of the person that this one belongs to. */
export const deleteSessionAndItsKin = async (db: Db, id: string): Promise<void> => {
  await db.delete(session).where(sql`${session.personId} = (select s.person_id from ${session} s where s.id = ${id})`)
}

/** Ends the person's sessions, but for the one that is kept. */
export const deleteSessions = async (tx: Tx, personId: string, keptId?: string): Promise<void> => {
  await tx
    .delete(session)
    .where(and(eq(session.personId, personId), keptId === undefined ? undefined : ne(session.id, keptId)))
}
