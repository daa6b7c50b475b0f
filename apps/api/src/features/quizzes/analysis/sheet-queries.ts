import type { QuestionType, Response } from '@lianbing/scoring'
import { type Db, runNamed, type Tx } from '../../../db/client.ts'
import type { AttemptSlot } from '../../../db/schema/quizzes.ts'
import type { ResultRow } from '../attempt-queries.ts'

/** Closed, and without a sheet of the newest result. */
const lacksSheet = `a.status = 'closed' and not exists (
  select from attempt_sheet s where s.attempt_id = a.id and s.result_version >= a.result_version)`

/** Of what happened last only that counts as seen which is so old that no transaction can still add something before it. */
const newsStatement = {
  name: 'attempts in the news without a sheet',
  text: `with e as materialized (select id, attempt_id, kind, at from attempt_event where id > $1 order by id limit $2)
         select case when (select count(*) from e) = $2 then (select max(id) from e)
                  else (select max(id) from e where at < now() - interval '15 seconds') end::text as seen,
           array(select distinct a.id from e join attempt a on a.id = e.attempt_id
                 where e.kind in ('closed', 're-marked', 'voided') and ${lacksSheet}) as "attemptIds"`,
}

/** What lacks a sheet among the attempts that something has happened to after this event. */
export const findNews = async (db: Db, after: number, limit: number) => {
  const [row] = await runNamed<{ seen: string | null; attemptIds: string[] }>(db, newsStatement, [after, limit])
  return { seen: row?.seen ? Number(row.seen) : after, attemptIds: row?.attemptIds ?? [] }
}

const newestEventStatement = {
  name: 'newest event of attempts',
  text: 'select coalesce(max(id), 0)::text as id from attempt_event',
}
export const findNewestEvent = async (db: Db): Promise<number> =>
  Number((await runNamed<{ id: string }>(db, newestEventStatement, []))[0]?.id)

const sweepStatement = {
  name: 'attempts without a sheet',
  text: `with a as materialized (
           select id, status, result_version from attempt where id > $1 order by id limit $2)
         select (select id from a order by id desc limit 1) as last,
           array(select id from a where ${lacksSheet} order by id) as "attemptIds"`,
}

/** What lacks a sheet among so many attempts after this one; `last` is null where there are none. */
export const findUnread = async (db: Db, after: string, limit: number) => {
  const [row] = await runNamed<{ last: string | null; attemptIds: string[] }>(db, sweepStatement, [after, limit])
  return { last: row?.last ?? null, attemptIds: row?.attemptIds ?? [] }
}

/** What a sheet is made of. Attempts' ids follow time. */
const sourcesStatement = {
  name: 'sources of sheets',
  text: `select a.id as "attemptId", a.result_version as "resultVersion", a.quiz_version_id as "quizVersionId",
           v.quiz_id as "quizId", a.paper, r.score, r.maximum, r.slots, a.voided_at is not null as voided,
           not exists (select from attempt e join quiz_version n on n.id = e.quiz_version_id
                       where e.person_id = a.person_id and e.id < a.id and n.quiz_id = v.quiz_id) as first,
           (select coalesce(json_agg(json_build_array(slot, response, elapsed_ms)), '[]')
            from attempt_answer w where w.attempt_id = a.id) as answers
         from attempt a join quiz_version v on v.id = a.quiz_version_id
         join lateral (select score, maximum, slots from attempt_result r where r.attempt_id = a.id
                       order by version desc limit 1) r on true
         where a.id = any($1::uuid[]) and a.status = 'closed'`,
}

export type SheetSource = Pick<ResultRow, 'score' | 'maximum' | 'slots'> & {
  attemptId: string
  resultVersion: number
  quizVersionId: string
  quizId: string
  paper: AttemptSlot[]
  voided: boolean
  first: boolean
  answers: [slot: number, response: Response, elapsedMs: number][]
}

export const findSources = (tx: Tx, attemptIds: readonly string[]): Promise<SheetSource[]> =>
  runNamed<SheetSource>(tx, sourcesStatement, [attemptIds])

const shapesStatement = {
  name: 'shapes of versions',
  text: `select v.id, q.position::float8 as position, v.version, v.type,
           array(select o ->> 'id' from jsonb_array_elements(v.options) with ordinality as t(o, n) order by n) as options
         from question_version v join question q on q.id = v.question_id where v.id = any($1::uuid[])`,
}

/** Of a question version what a sheet says of it: never changes. */
export type VersionShape = { position: number; version: number; type: QuestionType; options: string[] }

export const findShapes = async (tx: Tx, versionIds: readonly string[]): Promise<Map<string, VersionShape>> => {
  const rows = await runNamed<VersionShape & { id: string }>(tx, shapesStatement, [versionIds])
  return new Map(rows.map(({ id, ...shape }) => [id, shape]))
}

/** A sheet of a newer result stays. What was written makes the figures of its quiz out of date. */
const storeStatement = {
  name: 'store_sheets',
  text: `with s as (
           insert into attempt_sheet (attempt_id, result_version, quiz_id, quiz_version_id, counts, score, maximum, cells)
           select "attemptId", "resultVersion", "quizId", "quizVersionId", counts, score, maximum, decode(cells, 'hex')
           from jsonb_to_recordset($1::jsonb) as d("attemptId" uuid, "resultVersion" int, "quizId" uuid,
             "quizVersionId" uuid, counts bool, score int, maximum int, cells text)
           on conflict (attempt_id) do update set result_version = excluded.result_version, counts = excluded.counts,
             score = excluded.score, maximum = excluded.maximum, cells = excluded.cells
           where attempt_sheet.result_version < excluded.result_version
           returning quiz_id)
         insert into quiz_analysis (quiz_id, changes) select distinct quiz_id, 1 from s order by quiz_id
         on conflict (quiz_id) do update set changes = quiz_analysis.changes + 1`,
}

export type SheetRow = Omit<SheetSource, 'paper' | 'slots' | 'answers' | 'voided' | 'first'> & {
  counts: boolean
  /** Hexadecimal. */
  cells: string
}

export const storeSheets = async (tx: Tx, sheets: readonly SheetRow[]): Promise<void> => {
  await runNamed(tx, storeStatement, [JSON.stringify(sheets)])
}

/** While results are marked again by the thousand their sheets wait: saves of answers go before both. */
const lockStatement = {
  name: 'lock sheets',
  text: `select pg_try_advisory_xact_lock(hashtextextended('sheets of attempts', 0))
           and not exists (select from remark where state = 'running') as locked`,
}
/** False where another process is at it, or at what the sheets are made of. */
export const lockSheets = async (tx: Tx): Promise<boolean> =>
  (await runNamed<{ locked: boolean }>(tx, lockStatement, []))[0]?.locked === true
