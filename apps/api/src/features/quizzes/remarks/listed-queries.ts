import { sql } from 'drizzle-orm'
import { runNamed, type Tx } from '../../../db/client.ts'
import type { RemarkFigures } from '../../../db/schema/quiz-remarks.ts'

/** Before every attempt that was begun since ten minutes before then: clocks of servers differ by less. */
export const startOfTimes = (at: Date): string => {
  const hex = (at.getTime() - 600_000).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`
}

export const beforeAll = '00000000-0000-0000-0000-000000000000'

const pageStatement = {
  name: 'attempts_that_asked',
  text: `select coalesce(json_agg(id order by id) filter (where asked), '[]') as asked, (array_agg(id order by id desc))[1] as last
         from (select id, paper @> any($2::jsonb[]) as asked from attempt where id > $1 order by id limit $3) as page`,
}

const papersWith = (versionIds: readonly string[]) =>
  versionIds.map((questionVersionId) => JSON.stringify([{ questionVersionId }]))

const askedStatement = {
  name: 'attempts_that_asked_others',
  text: `select count(a.id)::int as asked from unnest($3::jsonb[]) with ordinality as v(paper, n)
         left join attempt a on a.paper @> v.paper and a.id > $1 and ($2::uuid is null or a.id <= $2)
           and a.status = 'closed' and a.voided_at is null
         group by v.n order by v.n`,
}
/** How many of the closed attempts after one, up to another one, were asked each of these versions. */
export const countAsked = async (
  tx: Tx,
  { after, last }: { after: string; last: string | null },
  versionIds: readonly string[],
): Promise<number[]> =>
  (await runNamed<{ asked: number }>(tx, askedStatement, [after, last, papersWith(versionIds)])).map(
    ({ asked }) => asked,
  )

/** Of the attempts after this one so many are looked at: those that ask the question in one of these versions, and where to go on. */
export const findPageOfAsked = async (
  tx: Tx,
  after: string,
  versionIds: readonly string[],
  limit: number,
): Promise<{ asked: string[]; last: string | null }> => {
  const values = [after, papersWith(versionIds), limit]
  const [row] = await runNamed<{ asked: string[]; last: string | null }>(tx, pageStatement, values)
  return row ?? { asked: [], last: null }
}

export type Foreseen = {
  attemptId: string
  changes: boolean
  fromScore: number | null
  toScore: number | null
  fromMaximum: number | null
  toMaximum: number | null
  fromPassed: boolean | null
  toPassed: boolean | null
}
const listStatement = {
  name: 'list_remark_attempts',
  text: `insert into remark_attempt (remark_id, attempt_id, changes, from_score, to_score, from_maximum, to_maximum,
           from_passed, to_passed)
         select $1, "attemptId", changes, "fromScore", "toScore", "fromMaximum", "toMaximum", "fromPassed", "toPassed"
         from jsonb_to_recordset($2::jsonb) as d("attemptId" uuid, changes bool, "fromScore" int, "toScore" int,
           "fromMaximum" int, "toMaximum" int,
           "fromPassed" bool, "toPassed" bool)
         on conflict do nothing`,
}
/** Those that are listed already stay as they are. */
export const listAttempts = async (tx: Tx, remarkId: string, rows: readonly Foreseen[]): Promise<void> => {
  if (rows.length > 0) await runNamed(tx, listStatement, [remarkId, JSON.stringify(rows)])
}

const partStatement = {
  name: 'settings_of_a_part',
  text: `select set_config('synchronous_commit', 'off', true), set_config('enable_seqscan', 'off', true),
           set_config('enable_bitmapscan', 'off', true)`,
}
/**
 * For one part of a re-mark. The commit does not wait for the disk: a crash within that second takes the part back wholly,
 * marks and all, and it is done again; what is committed later and waits takes it to the disk along. Rows are looked up
 * one by one: of what was listed a minute ago there are no statistics, and each part would read all that is left.
 */
export const setForPart = async (tx: Tx): Promise<void> => {
  await runNamed(tx, partStatement, [])
}

const takeStatement = {
  name: 'take_remark_attempts',
  text: `select attempt_id as id from remark_attempt where remark_id = $1 and attempt_id > $2 and done_at is null
         order by attempt_id limit $3 for update skip locked`,
}
/** The next that are not done and that no other process is at. */
export const takeListed = async (tx: Tx, remarkId: string, after: string, limit: number): Promise<string[]> =>
  (await runNamed<{ id: string }>(tx, takeStatement, [remarkId, after, limit])).map(({ id }) => id)

const lockStatement = {
  name: 'lock_listed_attempts',
  text: 'select id from attempt where id = any($1::uuid[]) order by id for no key update',
}
/** Waits for whoever is at one of them: a close that began before the key was mended ends first. */
export const lockListed = async (tx: Tx, attemptIds: readonly string[]): Promise<void> => {
  await runNamed(tx, lockStatement, [attemptIds])
}

const leftStatement = {
  name: 'remark_attempts_left',
  text: 'select from remark_attempt where remark_id = $1 and done_at is null limit 1',
}
export const isAnyLeft = async (tx: Tx, remarkId: string): Promise<boolean> =>
  (await runNamed(tx, leftStatement, [remarkId])).length > 0

const doneStatement = {
  name: 'remark_attempts_done',
  text: `update remark_attempt r set done_at = now(), done_version = d.version
         from unnest($2::uuid[], $3::int[]) as d(id, version) where r.remark_id = $1 and r.attempt_id = d.id`,
}
export const setDone = async (
  tx: Tx,
  remarkId: string,
  attemptIds: readonly string[],
  versions: ReadonlyMap<string, number>,
): Promise<void> => {
  await runNamed(tx, doneStatement, [remarkId, attemptIds, attemptIds.map((id) => versions.get(id) ?? null)])
}

/** A hundred thousand are added up; nobody waits for it, and it waits for whoever adds up others. */
export const takeTime = (tx: Tx) =>
  tx.execute(sql`select set_config('statement_timeout', '60s', true), set_config('lock_timeout', '60s', true),
    set_config('work_mem', '32MB', true)`)
const long = { query_timeout: 60_000 }

const foreseenStatement = {
  name: 'remark_figures',
  text: `select count(a.id) filter (where a.status = 'closed' and a.voided_at is null)::int as asked,
           count(*) filter (where changes)::int as changed,
           count(*) filter (where to_passed and from_passed is not true)::int as "passesGained",
           count(*) filter (where from_passed and to_passed is not true)::int as "passesLost",
           (select count(*)::int from remark_place where remark_id = $1) as ranks
         from remark_attempt l join attempt a on a.id = l.attempt_id where l.remark_id = $1`,
  ...long,
}
export const sumForeseen = async (tx: Tx, remarkId: string): Promise<RemarkFigures> => {
  const [row] = await runNamed<RemarkFigures>(tx, foreseenStatement, [remarkId])
  return row as RemarkFigures
}

const outcomeStatement = {
  name: 'remark_outcome',
  text: `select count(a.id) filter (where a.status = 'closed' and a.voided_at is null)::int as asked,
           count(l.done_version)::int as changed,
           count(*) filter (where new.passed and old.passed is not true)::int as "passesGained",
           count(*) filter (where old.passed and new.passed is not true)::int as "passesLost", $2::int as ranks
         from remark_attempt l join attempt a on a.id = l.attempt_id
         left join attempt_result new on new.attempt_id = l.attempt_id and new.version = l.done_version
         left join attempt_result old on old.attempt_id = l.attempt_id and old.version = l.done_version - 1
         where l.remark_id = $1`,
  ...long,
}
/** What became of those that were listed, by the results themselves. */
export const sumOutcome = async (tx: Tx, remarkId: string, ranks: number): Promise<RemarkFigures> => {
  const [row] = await runNamed<RemarkFigures>(tx, outcomeStatement, [remarkId, ranks])
  return row as RemarkFigures
}
