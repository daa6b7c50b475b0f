import { isAnswered, type Response } from '@lianbing/scoring'
import { type Db, runNamed, runNamedWhenConnected, type Tx } from '../../db/client.ts'

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
export const newest = columns.map((name) => `${name} = case when ${isNewer} then excluded.${name} else s.${name} end`)

/**
 * The one statement that keeps an answer: owner, state, deadline and device are read under the attempt's lock, and each
 * slot keeps the answer with the greatest (epoch, seq), whatever order they come in. In an attempt with feedback at once
 * the first answer that says something is final, which is on record before any key is read.
 * $1 attempt, $2 person, $3 epoch, $4 ops, $5 seconds waited since the request was read.
 */
export const saveStatement = {
  name: 'save_answers',
  text: `with a as materialized (
           select id, status, epoch, strict, reveals, slot_count, deadline_at, accept_until,
             now() - make_interval(secs => $5::float8) as arrived
           from attempt where id = $1 and person_id = $2 for no key update),
         ok as (
           select * from a where status = 'active' and arrived <= accept_until
             and ($3::int = epoch or (not strict and $3::int < epoch))),
         o as (
           select distinct on (slot) slot, response, seq, "elapsedMs" as elapsed, answered
           from jsonb_to_recordset($4::jsonb) as x(slot int, response jsonb, seq int, "elapsedMs" int, answered bool)
           order by slot, seq desc),
         kept as (
           insert into attempt_answer as s (attempt_id, slot, response, epoch, seq, received_at, late, elapsed_ms, revealed_at)
           select ok.id, o.slot, o.response, $3::int, o.seq, ok.arrived, ok.arrived > ok.deadline_at, o.elapsed,
             case when ok.reveals and o.answered then ok.arrived end
           from ok, o where o.slot < ok.slot_count and o.slot >= 0
           on conflict (attempt_id, slot) do update set ${newest.join(', ')}
           returning slot, epoch, seq, response, revealed_at),
         told as (
           insert into attempt_event (attempt_id, kind, detail)
           select ok.id, 'revealed', jsonb_build_object('slot', kept.slot, 'epoch', kept.epoch, 'seq', kept.seq)
           from ok join kept on kept.revealed_at = ok.arrived where ok.reveals)
         select a.status, a.epoch, exists (select from ok) as accepted,
           coalesce((select jsonb_agg(jsonb_build_array(slot, epoch, seq)) from kept), '[]') as stored,
           coalesce((select jsonb_agg(jsonb_build_object('slot', slot, 'response', response)) from kept
             where revealed_at is not null), '[]') as revealed,
           coalesce((select jsonb_agg(kept.slot) from kept join o on o.slot = kept.slot
             where kept.epoch = $3::int and kept.seq = o.seq and kept.response <> o.response), '[]') as conflicts,
           floor(extract(epoch from a.deadline_at - clock_timestamp()) * 1000)::int8 as remaining,
           floor(extract(epoch from a.accept_until - clock_timestamp()) * 1000)::int8 as acceptable
         from a`,
}

type Save = { attemptId: string; personId: string; epoch: number; ops: readonly Op[]; waitedMs: number }
/** `waitedMs` is asked when the statement goes out. */
export type WaitingSave = Omit<Save, 'waitedMs'> & { waitedMs: () => number }
export type SavedRow = { remaining: string; acceptable: string } & Omit<Saved, 'remainingMs' | 'acceptMs'>

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
  const { remaining, acceptable, ...rest } = row
  return { ...rest, remainingMs: Number(remaining), acceptMs: Number(acceptable) }
}

/** Runs the statement by itself; undefined where this person has no such attempt. */
export const saveOps = async (db: Db, { waitedMs, ...save }: WaitingSave): Promise<Saved | undefined> => {
  const values = () => valuesOf({ ...save, waitedMs: waitedMs() })
  const [row] = await runNamedWhenConnected<SavedRow>(db, saveStatement, values)
  return savedOf(row)
}

/**
 * Runs it within a transaction, where `now()` is the transaction's beginning: `waitedMs` has to be taken then, for what
 * comes after it, such as the wait for the attempt's lock, is in neither.
 */
export const saveOpsIn = async (tx: Tx, save: Save): Promise<Saved | undefined> => {
  const [row] = await runNamed<SavedRow>(tx, saveStatement, valuesOf(save))
  return savedOf(row)
}
