import { type Db, runNamedWhenConnected } from '../../db/client.ts'
import { newest, type Saved, type SavedRow, savedOf, type WaitingSave, waitedSeconds } from './save-queries.ts'

/**
 * The statement of `save-queries.ts` for several attempts: each save keeps its own guard and its own reply. An attempt
 * that somebody else is at is left out, so that nobody waits for the lock of another.
 * $1 the saves, each with another attempt and with its place in the list.
 */
const saveTogetherStatement = {
  name: 'save_answers_together',
  text: `with s as materialized (
           select * from jsonb_to_recordset($1::jsonb) as s(place int, attempt uuid, person uuid, epoch int, waited float8, ops jsonb)),
         a as materialized (
           select s.place, s.epoch as given, now() - make_interval(secs => s.waited) as arrived, a.*
           from s cross join lateral (
             select id, status, epoch, strict, reveals, slot_count, deadline_at, accept_until
             from attempt where id = s.attempt and person_id = s.person for no key update skip locked) as a),
         ok as (
           select * from a where status = 'active' and arrived <= accept_until
             and (given = epoch or (not strict and given < epoch))),
         o as materialized (
           select distinct on (s.place, slot) s.attempt, s.epoch, slot, response, seq, "elapsedMs" as elapsed, answered
           from s cross join lateral
             jsonb_to_recordset(s.ops) as x(slot int, response jsonb, seq int, "elapsedMs" int, answered bool)
           order by s.place, slot, seq desc),
         kept as (
           insert into attempt_answer as s (attempt_id, slot, response, epoch, seq, received_at, late, elapsed_ms, revealed_at)
           select ok.id, o.slot, o.response, o.epoch, o.seq, ok.arrived, ok.arrived > ok.deadline_at, o.elapsed,
             case when ok.reveals and o.answered then ok.arrived end
           from ok join o on o.attempt = ok.id where o.slot < ok.slot_count and o.slot >= 0
           on conflict (attempt_id, slot) do update set ${newest.join(', ')}
           returning attempt_id, slot, epoch, seq, response, revealed_at),
         told as (
           insert into attempt_event (attempt_id, kind, detail)
           select ok.id, 'revealed', jsonb_build_object('slot', kept.slot, 'epoch', kept.epoch, 'seq', kept.seq)
           from ok join kept on kept.attempt_id = ok.id and kept.revealed_at = ok.arrived where ok.reveals),
         replies as (
           select kept.attempt_id, jsonb_agg(jsonb_build_array(kept.slot, kept.epoch, kept.seq)) as stored,
             jsonb_agg(jsonb_build_object('slot', kept.slot, 'response', kept.response))
               filter (where kept.revealed_at is not null) as revealed,
             jsonb_agg(kept.slot)
               filter (where kept.epoch = o.epoch and kept.seq = o.seq and kept.response <> o.response) as conflicts
           from kept join o on o.attempt = kept.attempt_id and o.slot = kept.slot group by kept.attempt_id)
         select a.place, a.status, a.epoch, ok.id is not null as accepted, coalesce(r.stored, '[]') as stored,
           coalesce(r.revealed, '[]') as revealed, coalesce(r.conflicts, '[]') as conflicts,
           floor(extract(epoch from a.deadline_at - clock_timestamp()) * 1000)::int8 as remaining,
           floor(extract(epoch from a.accept_until - clock_timestamp()) * 1000)::int8 as acceptable
         from a left join ok on ok.id = a.id left join replies r on r.attempt_id = a.id`,
}

/** A save with its ops as text, made once. */
export type PreparedSave = WaitingSave & { text: string }

const jsonOf = ({ attemptId, personId, epoch, waitedMs, text }: PreparedSave, place: number) =>
  `{"place":${place},"attempt":"${attemptId}","person":"${personId}","epoch":${epoch},"waited":${waitedSeconds(waitedMs())},"ops":${text}}`

/**
 * Saves the answers of several attempts, no two of the same, in one statement. The replies stand in the order of the
 * saves; one is undefined where the person has no such attempt, or somebody else is at it.
 */
export const saveOpsTogether = async (db: Db, saves: readonly PreparedSave[]): Promise<(Saved | undefined)[]> => {
  const values = () => [`[${saves.map(jsonOf).join()}]`]
  const rows = await runNamedWhenConnected<SavedRow & { place: number }>(db, saveTogetherStatement, values)
  const replies: (Saved | undefined)[] = saves.map(() => undefined)
  for (const { place, ...row } of rows) replies[place] = savedOf(row)
  return replies
}
