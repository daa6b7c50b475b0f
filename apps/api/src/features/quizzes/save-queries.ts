import { isAnswered, type Response } from '@lianbing/scoring'
import { type Db, runNamedWhenConnected } from '../../db/client.ts'

export type Op = { slot: number; response: Response; seq: number; elapsedMs: number }
/** A slot's register as it now stands: slot, epoch, seq. */
export type Register = [slot: number, epoch: number, seq: number]

/** A slot whose mark and key may be seen, with the answer that stays. */
export type Revealed = { slot: number; response: Response }

export type Saved = {
  status: 'active' | 'closed'
  epoch: number
  /** Whether the answers were taken: the attempt was open, in time, and the device may write. */
  accepted: boolean
  stored: Register[]
  revealed: Revealed[]
  /** Slots where another answer already has the same epoch and seq. */
  conflicts: number[]
  remainingMs: number
  acceptMs: number
}

/** Queueing on our side is not the worker's time, up to this many seconds. */
const longestWaitSeconds = 10

/** An answer takes the place of the stored one where it is newer and the stored one has not been shown its key. */
const columns = ['response', 'received_at', 'late', 'elapsed_ms', 'revealed_at', 'epoch', 'seq']
const isNewer = '(excluded.epoch, excluded.seq) > (s.epoch, s.seq) and s.revealed_at is null'
const newest = columns.map((name) => `${name} = case when ${isNewer} then excluded.${name} else s.${name} end`)

/**
 * The one statement that keeps an answer, of one save or of several, each with another attempt: owner, state, deadline
 * and device are read under the attempt's lock, and each slot keeps the answer with the greatest (epoch, seq), whatever
 * order they come in. In an attempt in order, a slot before the last one answered keeps what it has: its op is given an
 * epoch that is older than any, or where there is nothing it is left out. In an attempt with feedback at once the first answer that says something is final, which is on
 * record before any key is read. `saves` selects place, attempt, person, epoch, seconds waited since the request was
 * read, and ops; `lock` is how the attempts are locked.
 */
export const saveText = (saves: string, lock: string) => `with s as materialized (${saves}),
         a as materialized (
           select s.place, s.epoch as given, now() - make_interval(secs => s.waited) as arrived, a.*
           from s cross join lateral (
             select id, status, epoch, strict, reveals, sequential, slot_count, deadline_at, accept_until
             from attempt where id = s.attempt and person_id = s.person ${lock}) as a),
         ok as (
           select a.*, case when sequential then (select max(w.slot) from attempt_answer w where w.attempt_id = a.id) end as reached
           from a where status = 'active' and arrived <= accept_until
             and (given = epoch or (not strict and given < epoch))),
         o as materialized (
           select distinct on (s.place, slot) s.place, slot, response, seq, "elapsedMs" as elapsed, answered
           from s cross join lateral
             jsonb_to_recordset(s.ops) as x(slot int, response jsonb, seq int, "elapsedMs" int, answered bool)
           order by s.place, slot, seq desc),
         kept as (
           insert into attempt_answer as s (attempt_id, slot, response, epoch, seq, received_at, late, elapsed_ms, revealed_at)
           select ok.id, o.slot, o.response, case when o.slot < ok.reached then 0 else ok.given end, o.seq, ok.arrived, ok.arrived > ok.deadline_at, o.elapsed,
             case when ok.reveals and o.answered then ok.arrived end
           from ok join o on o.place = ok.place where o.slot < ok.slot_count and o.slot >= 0
             and (ok.reached is null or o.slot >= ok.reached
               or (select true from attempt_answer w where w.attempt_id = ok.id and w.slot = o.slot))
           on conflict (attempt_id, slot) do update set ${newest.join(', ')}
           returning attempt_id, slot, epoch, seq, response, revealed_at),
         told as (
           insert into attempt_event (attempt_id, kind, detail)
           select ok.id, 'revealed', jsonb_build_object('slot', kept.slot, 'epoch', kept.epoch, 'seq', kept.seq)
           from ok join kept on kept.attempt_id = ok.id and kept.revealed_at = ok.arrived where ok.reveals),
         replies as (
           select ok.place, jsonb_agg(jsonb_build_array(kept.slot, kept.epoch, kept.seq)) as stored,
             jsonb_agg(jsonb_build_object('slot', kept.slot, 'response', kept.response))
               filter (where kept.revealed_at is not null) as revealed,
             jsonb_agg(kept.slot)
               filter (where kept.epoch = ok.given and kept.seq = o.seq and kept.response <> o.response) as conflicts
           from ok join kept on kept.attempt_id = ok.id join o on o.place = ok.place and o.slot = kept.slot
           group by ok.place)
         select a.place, a.status, a.epoch, ok.place is not null as accepted, coalesce(r.stored, '[]') as stored,
           coalesce(r.revealed, '[]') as revealed, coalesce(r.conflicts, '[]') as conflicts,
           floor(extract(epoch from a.deadline_at - clock_timestamp()) * 1000)::int8 as remaining,
           floor(extract(epoch from a.accept_until - clock_timestamp()) * 1000)::int8 as acceptable
         from a left join ok on ok.place = a.place left join replies r on r.place = a.place`

/** $1 attempt, $2 person, $3 epoch, $4 ops, $5 seconds waited. */
const oneSave = `select 0 as place, $1::uuid as attempt, $2::uuid as person, $3::int as epoch, $5::float8 as waited,
           $4::jsonb as ops`
export const saveStatement = { name: 'save_answers', text: saveText(oneSave, 'for no key update') }

type Save = { attemptId: string; personId: string; epoch: number; ops: readonly Op[]; waitedMs: number }
/** `waitedMs` is asked when the statement goes out. */
export type WaitingSave = Omit<Save, 'waitedMs'> & { waitedMs: () => number }
export type SavedRow = { place: number; remaining: string; acceptable: string } & Omit<
  Saved,
  'remainingMs' | 'acceptMs'
>

export const waitedSeconds = (waitedMs: number): number => Math.min(Math.max(waitedMs / 1000, 0), longestWaitSeconds)

/** The ops as the statements take them. */
export const opsText = (ops: readonly Op[]): string =>
  JSON.stringify(ops.map((op) => ({ ...op, answered: isAnswered(op.response) })))

const valuesOf = ({ attemptId, personId, epoch, ops, waitedMs }: Save) => [
  attemptId,
  personId,
  epoch,
  opsText(ops),
  waitedSeconds(waitedMs),
]

export const savedOf = (row: SavedRow | undefined): Saved | undefined => {
  if (row === undefined) return undefined
  const { place: _, remaining, acceptable, ...rest } = row
  return { ...rest, remainingMs: Number(remaining), acceptMs: Number(acceptable) }
}

/** Runs the statement by itself; undefined where this person has no such attempt. */
export const saveOps = async (db: Db, { waitedMs, ...save }: WaitingSave): Promise<Saved | undefined> => {
  const values = () => valuesOf({ ...save, waitedMs: waitedMs() })
  const [row] = await runNamedWhenConnected<SavedRow>(db, saveStatement, values)
  return savedOf(row)
}
