import { runNamed, type Tx } from '../../../db/client.ts'
import type { ResultRow } from '../attempt-queries.ts'

type Standing = Pick<ResultRow, 'attemptId' | 'score' | 'maximum' | 'passed' | 'slots'>

const newestStatement = {
  name: 'newest_results',
  text: `select r.attempt_id as "attemptId", r.score, r.maximum, r.passed, r.slots
         from attempt a join attempt_result r on r.attempt_id = a.id and r.version = a.result_version
         where a.id = any($1::uuid[])`,
}

/** The results of closed attempts as they stand, by attempt. */
export const findNewestResults = async (tx: Tx, attemptIds: readonly string[]): Promise<Map<string, Standing>> =>
  new Map((await runNamed<Standing>(tx, newestStatement, [attemptIds])).map((row) => [row.attemptId, row]))

/** The next result of an attempt that was marked again: all its slots, or the one that is another. */
export type Rescored = Omit<Standing, 'slots'> & {
  slots?: Standing['slots']
  place?: number | undefined
  slot?: Standing['slots'][number] | undefined
  /** How many answers and right ones the fact counts more than the one before; below 0 where less. */
  moreAnswers: number
  moreRight: number
  from: number | null
}

/** A fact stays on the day of its attempt. What its worker has seen so far is noted, once, so that the change is told. */
const writeStatement = {
  name: 'rescore_attempts',
  text: `with c as materialized (
           select * from jsonb_to_recordset($1::jsonb) as c("attemptId" uuid, score int, maximum int, passed bool, slots jsonb,
             place int, slot jsonb, "moreAnswers" int, "moreRight" int, "from" int)),
         a as (
           update attempt set result_version = result_version + 1, shown_version = coalesce(shown_version, result_version)
           from c where attempt.id = c."attemptId" and attempt.status = 'closed' and attempt.voided_at is null
           returning attempt.id, attempt.result_version as version, c.*),
         result as (
           insert into attempt_result (attempt_id, version, score, maximum, passed, slots, reason)
           select a.id, a.version, a.score, a.maximum, a.passed,
             coalesce(a.slots, jsonb_set(r.slots, array[a.place::text], a.slot, false)), $2::text
           from a join attempt_result r on r.attempt_id = a.id and r.version = a.version - 1),
         fact as (
           insert into participation_fact (kind, source_id, version, person_id, organisation_path, trade_code, day, answers,
             right_answers, passed, score, maximum)
           select f.kind, f.source_id, a.version, f.person_id, f.organisation_path, f.trade_code, f.day,
             f.answers + a."moreAnswers", f.right_answers + a."moreRight", a.passed, a.score, a.maximum
           from a join participation_fact f on f.kind = 'attempt' and f.source_id = a.id and f.version = a.version - 1),
         event as (
           insert into attempt_event (attempt_id, kind, detail, actor_id)
           select a.id, 're-marked', jsonb_strip_nulls(jsonb_build_object('version', a.version, 'reason', $2::text,
             'from', a."from", 'to', a.score)), $3::uuid
           from a)
         select id as "attemptId", version from a`,
}

/** Adds the next version of result and fact, with the event; hands back under which version, by attempt. */
export const writeRescored = async (
  tx: Tx,
  rescored: readonly Rescored[],
  { reason, actorId }: { reason: string; actorId: string | null },
): Promise<Map<string, number>> => {
  type Row = { attemptId: string; version: number }
  const rows = await runNamed<Row>(tx, writeStatement, [JSON.stringify(rescored), reason, actorId])
  if (rows.length !== rescored.length) throw new Error('An attempt was marked again without its lock.')
  return new Map(rows.map(({ attemptId, version }) => [attemptId, version]))
}
