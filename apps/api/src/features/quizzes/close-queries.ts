import type { Marking } from '@lianbing/scoring'
import { runNamed, type Tx } from '../../db/client.ts'
import type { AttemptRow, ResultRow } from './attempt-queries.ts'

/** One row, as with the answers: a close of several attempts asks for hundreds of keys. */
const markingKeysStatement = {
  name: 'marking_keys',
  text: `select coalesce(json_agg(json_build_array(id, version, key, also, treatment)), '[]') as keys
         from (select distinct on (question_version_id) question_version_id as id, version, key, also, treatment
               from question_key where question_version_id = any($1::uuid[])
               order by question_version_id, version desc) as newest`,
}

export type MarkingKey = Required<Marking> & { version: number }

/** What marks each of these versions of questions, by version id: the newest key. */
export const findMarkingKeys = async (tx: Tx, versionIds: readonly string[]): Promise<Map<string, MarkingKey>> => {
  type Row = { keys: [id: string, version: number, MarkingKey['key'], MarkingKey['also'], MarkingKey['treatment']][] }
  const [row] = await runNamed<Row>(tx, markingKeysStatement, [versionIds])
  return new Map(row?.keys.map(([id, version, key, also, treatment]) => [id, { version, key, also, treatment }]))
}

/** What a close writes of its own feature. */
export type Closing = Pick<ResultRow, 'attemptId' | 'version' | 'score' | 'maximum' | 'passed' | 'slots'> & {
  reason: NonNullable<AttemptRow['closeReason']>
  /** How many slots say something. */
  answered: number
}
/** Who of the office has handed in for the worker, why, and whether for all of the opening at once. */
export type ClosedBy = { actorId: string; reason: string; all: boolean }

/** The instant is read after the lock was won. An attempt that is closed has its result already: nothing is written. */
const closeStatement = {
  name: 'close_attempts',
  text: `with c as materialized (
           select * from jsonb_to_recordset($1::jsonb) as c("attemptId" uuid, version int, score int, maximum int, passed bool,
             slots jsonb, reason text, answered int)),
         closed as (
           update attempt set status = 'closed', closed_at = clock_timestamp(), close_reason = c.reason, close_retry_at = null,
             shown_version = null
           from c where attempt.id = c."attemptId" and attempt.status = 'active'
           returning attempt.id, attempt.closed_at),
         result as (
           insert into attempt_result (attempt_id, version, score, maximum, passed, slots, reason)
           select "attemptId", version, score, maximum, passed, slots,
             case version when 1 then 'closed' else 'closed again' end
           from c join closed on closed.id = c."attemptId"),
         event as (
           insert into attempt_event (attempt_id, kind, detail, actor_id)
           select "attemptId", 'closed', jsonb_build_object('reason', reason, 'answers', answered) || $2::jsonb, $3
           from c join closed on closed.id = c."attemptId")
         select id, closed_at::text as "closedAt" from closed`,
}

/** Marks attempts as closed, each with its result and the event; hands back when, by attempt. */
export const writeClosings = async (
  tx: Tx,
  closings: readonly Closing[],
  by?: ClosedBy,
): Promise<Map<string, Date>> => {
  const more = by === undefined ? {} : { why: by.reason, ...(by.all ? { all: 1 } : {}) }
  const values = [JSON.stringify(closings), JSON.stringify(more), by?.actorId ?? null]
  const rows = await runNamed<{ id: string; closedAt: string }>(tx, closeStatement, values)
  if (rows.length !== closings.length) throw new Error('An attempt was closed without its lock.')
  return new Map(rows.map(({ id, closedAt }) => [id, new Date(closedAt)]))
}
