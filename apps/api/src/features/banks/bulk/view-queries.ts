import { ProblemError } from '@lianbing/contract'
import { and, asc, eq, sql } from 'drizzle-orm'
import { type Db, databaseErrorCode } from '../../../db/client.ts'
import { savedView } from '../../../db/schema/bank-care.ts'
import type { BankScope } from '../../../http/session.ts'

type View = { viewId: string; name: string; filter: Record<string, string> }

export const findViews = (db: Db, { personId }: BankScope) =>
  db
    .select({ viewId: savedView.id, name: savedView.name, filter: savedView.filter })
    .from(savedView)
    .where(eq(savedView.personId, personId))
    .orderBy(asc(savedView.name))

/** More than a menu can show. */
const viewsKept = 50

/** Keeps a search, or gives it another name; one that was deleted comes back so. */
export const upsertView = async (db: Db, { personId }: BankScope, { viewId, name, filter }: View): Promise<void> => {
  const written = await db
    .execute(sql`
      insert into saved_view (id, person_id, name, filter)
      select ${viewId}, ${personId}, ${name}, ${JSON.stringify(filter)}::jsonb
      where (select count(*) from saved_view where person_id = ${personId} and id <> ${viewId}) < ${viewsKept}
      on conflict (id) do update set name = excluded.name, filter = excluded.filter where saved_view.person_id = ${personId}`)
    .catch((error: unknown) => {
      throw databaseErrorCode(error) === '23505' ? new ProblemError('view.name_taken') : error
    })
  if (written.rowCount === 0) throw new ProblemError('view.too_many')
}

export const deleteView = async (db: Db, { personId }: BankScope, viewId: string): Promise<void> => {
  await db.delete(savedView).where(and(eq(savedView.id, viewId), eq(savedView.personId, personId)))
}
