import { type Db, runNamed, type Tx } from '../../../db/client.ts'
import type { AttemptSlot } from '../../../db/schema/quizzes.ts'
import { uuidV7 } from '../../../db/uuid.ts'

export type ToPrepare = { openingId: string; quizVersionId: string; prepared: number }

const dueStatement = {
  name: 'openings_to_prepare',
  text: `select w.id as "openingId", v.id as "quizVersionId", w.prepared
         from quiz_opening w
         join quiz q on q.id = w.quiz_id and q.archived_at is null
         join lateral (select id from quiz_version n where n.quiz_id = w.quiz_id order by n.version desc limit 1) v on true
         where w.prepared > 0 and w.opens_at > now() and w.opens_at <= now() + interval '10 minutes'`,
}

/** Openings within ten minutes whose papers shall lie ready. */
export const findToPrepare = (db: Db): Promise<ToPrepare[]> => runNamed<ToPrepare>(db, dueStatement, [])

const lockStatement = {
  name: 'prepare_lock',
  text: `select pg_try_advisory_xact_lock(hashtextextended('prepared papers of ' || $1, 0)) as locked`,
}

/** One server at a time prepares for an opening; the others have no need to wait. */
export const tryLockPreparing = async (tx: Tx, openingId: string): Promise<boolean> =>
  (await runNamed<{ locked: boolean }>(tx, lockStatement, [openingId]))[0]?.locked === true

const sweepStatement = {
  name: 'prepared_stale',
  text: `with gone as (delete from prepared_paper
           where opening_id = $1 and (quiz_version_id <> $2 or stamp <> $3) returning id)
         select count(*)::int as ready from prepared_paper p
         where p.opening_id = $1 and p.id not in (select id from gone)`,
}

/** Throws away what was drawn by an older version or from an older bank, and counts what is ready. */
export const countReady = async (tx: Tx, { openingId, quizVersionId }: ToPrepare, stamp: string): Promise<number> =>
  (await runNamed<{ ready: number }>(tx, sweepStatement, [openingId, quizVersionId, stamp]))[0]?.ready ?? 0

const insertStatement = {
  name: 'prepared_insert',
  text: `insert into prepared_paper (id, opening_id, quiz_version_id, stamp, slots) values ($1, $2, $3, $4, $5::jsonb)`,
}

export const insertPrepared = async (
  tx: Tx,
  { openingId, quizVersionId }: ToPrepare,
  paper: { stamp: string; slots: readonly AttemptSlot[] },
): Promise<void> => {
  const values = [uuidV7(), openingId, quizVersionId, paper.stamp, JSON.stringify(paper.slots)]
  await runNamed(tx, insertStatement, values)
}

const overStatement = {
  name: 'prepared_over',
  text: `delete from prepared_paper p using quiz_opening w where w.id = p.opening_id and w.closes_at < now()`,
}

export const deleteUnused = async (db: Db): Promise<void> => {
  await runNamed(db, overStatement, [])
}

const takeStatement = {
  name: 'prepared_take',
  text: `delete from prepared_paper where id = (
           select id from prepared_paper where opening_id = $1 and quiz_version_id = $2 and stamp = $3
           limit 1 for update skip locked)
         returning slots`,
}

/** A paper that nobody else gets; it comes back where the transaction is taken back. */
export const takePrepared = async (
  tx: Tx,
  openingId: string,
  quizVersionId: string,
  stamp: string,
): Promise<AttemptSlot[] | undefined> =>
  (await runNamed<{ slots: AttemptSlot[] }>(tx, takeStatement, [openingId, quizVersionId, stamp]))[0]?.slots
