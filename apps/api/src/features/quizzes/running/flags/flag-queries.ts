import type { quizRunning } from '@lianbing/contract'
import type { z } from 'zod'
import { type Db, runNamed, type Tx } from '../../../../db/client.ts'
import type { OpeningInReach } from '../opening-in-reach.ts'

type Evidence = z.infer<typeof quizRunning.evidence>
export type NewFlag = { attemptId: string; kind: Evidence['kind']; suspicion: number; evidence: Evidence }

/**
 * What is found now takes the place of what was found before: what nobody has judged and is found no more goes, what was
 * judged stays with its judgement.
 */
const storeStatement = {
  name: 'store_flags',
  text: `with f as materialized (
           select * from jsonb_to_recordset($2::jsonb)
             as f("attemptId" uuid, kind text, suspicion int, evidence jsonb)),
         gone as (
           delete from attempt_flag g using attempt a
           where a.id = g.attempt_id and a.opening_id = $1 and g.judgement is null
             and not exists (select from f where f."attemptId" = g.attempt_id and f.kind = g.kind))
         insert into attempt_flag as g (attempt_id, kind, suspicion, evidence)
         select f."attemptId", f.kind, f.suspicion, f.evidence from f join attempt a on a.id = f."attemptId"
         on conflict (attempt_id, kind) do update
           set suspicion = excluded.suspicion, evidence = excluded.evidence, found_at = now()
           where g.judgement is null`,
}
export const storeFlags = async (tx: Tx, openingId: string, flags: readonly NewFlag[]): Promise<void> =>
  void (await runNamed(tx, storeStatement, [openingId, JSON.stringify(flags)]))

type Flagged = Omit<quizRunning.FlaggedAttempt, 'voided' | 'startedAt' | 'closedAt' | 'isOwn' | 'judged'> & {
  personId: string
  startedAt: string
  closedAt: string | null
  voidedAt: string | null
  voidReason: string | null
  judged: { judgement: z.infer<typeof quizRunning.judgement>; note: string; by: string; at: string } | null
}
export type FlagPage = { open: number; judged: number; rows: Flagged[] }

/** $1 opening, $2 judged or not, $3 offset, $4 how many. Suspicion of an attempt: of all its flags together. */
const pageStatement = {
  name: 'flagged_attempts',
  text: `with f as materialized (
           select g.attempt_id, bool_and(g.judgement is not null) as is_judged,
             round(100 * (1 - exp(sum(ln(greatest(1, 100 - g.suspicion) / 100.0)))))::int as suspicion,
             json_agg(json_build_object('kind', g.kind, 'suspicion', g.suspicion, 'evidence', g.evidence)
               order by g.suspicion desc, g.kind) as flags,
             (array_agg(json_build_object('judgement', g.judgement, 'note', g.note, 'at', g.judged_at,
               'by', coalesce(by.display_name, '')) order by g.judged_at desc)
               filter (where g.judgement is not null))[1] as judged
           from attempt_flag g join attempt a on a.id = g.attempt_id and a.opening_id = $1
           left join person by on by.id = g.judged_by
           group by g.attempt_id)
         select (select count(*)::int from f where not is_judged) as open,
           (select count(*)::int from f where is_judged) as judged,
           (select coalesce(json_agg(r order by r.suspicion desc, r."attemptId"), '[]') from (
             select f.attempt_id as "attemptId", a.person_id as "personId", p.display_name as "displayName",
               coalesce(o.name, '') as organisation, a.started_at as "startedAt", a.closed_at as "closedAt",
               a.close_reason as "closeReason", r.score, v.maximum, a.voided_at as "voidedAt",
               a.void_reason as "voidReason", f.suspicion, f.flags, case when f.is_judged then f.judged end as judged
             from f join attempt a on a.id = f.attempt_id join person p on p.id = a.person_id
             join quiz_version v on v.id = a.quiz_version_id
             left join organisation o on o.path = a.organisation_path
             left join lateral (select score from attempt_result n where n.attempt_id = a.id
                                order by n.version desc limit 1) r on true
             where f.is_judged = $2 order by f.suspicion desc, f.attempt_id offset $3 limit $4) r) as rows`,
}
/** The reach proves that the caller may see them. */
export const findFlagged = async (
  db: Db,
  { opening }: OpeningInReach,
  { judged, from, limit }: { judged: boolean; from: number; limit: number },
): Promise<FlagPage> => {
  const [row] = await runNamed<FlagPage>(db, pageStatement, [opening.openingId, judged, from, limit])
  if (row === undefined) throw new Error('One row was expected.')
  return row
}

const namesStatement = {
  name: 'names_of_attempts',
  text: `select a.id, p.display_name as "displayName", coalesce(o.name, '') as organisation
         from attempt a join person p on p.id = a.person_id left join organisation o on o.path = a.organisation_path
         where a.id = any($1::uuid[]) and a.opening_id = $2`,
}
export const findNames = async (db: Db, { opening }: OpeningInReach, ids: readonly string[]) => {
  type Row = { id: string; displayName: string; organisation: string }
  const rows = await runNamed<Row>(db, namesStatement, [ids, opening.openingId])
  return Object.fromEntries(rows.map(({ id, ...name }) => [id, name]))
}

const judgeStatement = {
  name: 'judge_flags',
  text: `update attempt_flag set judgement = $2, note = $3, judged_by = $4, judged_at = now()
         where attempt_id = $1 returning kind`,
}
/** Judges all that stands out in an attempt; hands back how many flags that were. */
export const judgeRows = async (
  tx: Tx,
  attemptId: string,
  { judgement, note, actorId }: { judgement: string; note: string; actorId: string },
): Promise<number> => (await runNamed(tx, judgeStatement, [attemptId, judgement, note, actorId])).length

const hasStatement = { name: 'has_flags', text: 'select from attempt_flag where attempt_id = $1 limit 1' }
export const hasFlags = async (db: Db, attemptId: string): Promise<boolean> =>
  (await runNamed(db, hasStatement, [attemptId])).length > 0
