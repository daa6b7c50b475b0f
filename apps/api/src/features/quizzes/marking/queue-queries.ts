import { type Db, runNamed, type Tx } from '../../../db/client.ts'
import type { OrganisationScope } from '../../../http/session.ts'

/** The rules by which each version of a quiz has its written answers marked. */
export type VersionRules = { versionId: string; markers: number; differ: number }

/** What waits no longer: the attempt runs again, is void or has its score, or the answer is another one. */
const dropStatement = {
  name: 'marking_drop',
  text: `delete from written_answer w
         using attempt a, lateral (select score from attempt_result where attempt_id = a.id order by version desc limit 1) r
         where w.quiz_id = $1 and w.waits_for is not null and a.id = w.attempt_id
           and (a.status <> 'closed' or a.voided_at is not null or r.score is not null
             or not exists (select from attempt_answer n where n.attempt_id = w.attempt_id and n.slot = w.slot
                            and n.epoch = w.epoch and n.seq = w.seq))`,
}

/** So many attempts go in by one statement: an exam of ten thousand would take longer than a statement may. */
const lot = 500

/**
 * Puts the open answers of closed attempts into the queue. Marks that were given to the same answer before stay valid;
 * an attempt that has an answer in the queue has all of them there.
 */
const fillStatement = {
  name: 'marking_fill',
  text: `with waiting as (
           select a.id, a.person_id, a.paper, r.slots, m.markers, m.differ
           from jsonb_to_recordset($2::jsonb) as m("versionId" uuid, markers int, differ int)
           join attempt a on a.quiz_version_id = m."versionId" and a.status = 'closed' and a.voided_at is null
           join lateral (select score, slots from attempt_result where attempt_id = a.id order by version desc limit 1) r
             on r.score is null
           where not exists (select from written_answer w where w.attempt_id = a.id and w.waits_for is not null)
           limit ${lot}),
         open as (
           select w.*, (o.n - 1)::int as slot from waiting w, jsonb_array_elements(w.slots) with ordinality o(s, n)
           where o.s ->> 'mark' = 'open')
         insert into written_answer (id, attempt_id, slot, quiz_id, question_version_id, person_id, epoch, seq, maximum,
           markers, differ, waits_for, marked_by)
         select gen_random_uuid(), o.id, o.slot, $1, (o.paper -> o.slot ->> 'questionVersionId')::uuid, o.person_id,
           n.epoch, n.seq, (o.paper -> o.slot ->> 'maximum')::int, o.markers, o.differ,
           case when not (1 = any(g.rounds)) then 1 when not (2 = any(g.rounds)) then 2 else 3 end, g.markers
         from open o
         join attempt_answer n on n.attempt_id = o.id and n.slot = o.slot
         cross join lateral (
           select coalesce(array_agg(round::int), '{}') as rounds, coalesce(array_agg(marker_id), '{}') as markers
           from (select distinct on (round) round, marker_id, score from written_mark m
                 where m.attempt_id = o.id and m.slot = o.slot and m.epoch = n.epoch and m.seq = n.seq
                 order by round, id desc) newest
           where score is not null) g
         on conflict (attempt_id, slot) do update set epoch = excluded.epoch, seq = excluded.seq, waits_for = 1,
           score = null, marked_by = '{}', skipped_by = '{}', lease_by = null, lease_until = null, troubled = false
         where (written_answer.epoch, written_answer.seq) <> (excluded.epoch, excluded.seq)
         returning 1 as added`,
}

/** Takes out of the queue of a quiz what is no longer to be marked. */
export const dropWithdrawn = async (tx: Tx, _scope: OrganisationScope, quizId: string): Promise<void> =>
  void (await runNamed(tx, dropStatement, [quizId]))

/** Puts a lot of attempts into the queue: closing an attempt has no time for it. False when all are there. */
export const fillQueue = async (
  tx: Tx,
  _scope: OrganisationScope,
  quizId: string,
  versions: readonly VersionRules[],
): Promise<boolean> => (await runNamed(tx, fillStatement, [quizId, JSON.stringify(versions)])).length > 0

const versionsStatement = {
  name: 'marking_versions',
  text: 'select id from quiz_version where quiz_id = $1 order by version desc',
}
export const findVersionIds = async (db: Db, quizId: string): Promise<string[]> =>
  (await runNamed<{ id: string }>(db, versionsStatement, [quizId])).map(({ id }) => id)

/** For how long an answer is in one person's hands: a long answer with a rubric of ten lines takes a few minutes. */
const leaseMinutes = 10

/** Who may be given an answer: not whose it is, nobody who has marked it, and not while somebody else has it. */
const mayTake = `w.person_id <> $2 and not ($2 = any(w.marked_by)) and not w.troubled
  and (w.lease_by is null or w.lease_by = $2 or w.lease_until < now())`

export type Wanted = { by: 'question' | 'paper' | 'differences'; questionVersionId?: string | undefined }

const orders = {
  question: 'question_version_id, w.id',
  differences: 'question_version_id, w.id',
  paper: 'attempt_id, w.slot',
}

const wantedOf = (by: Wanted['by'], ofQuestion: boolean) =>
  `w.quiz_id = $1 and w.waits_for is not null${ofQuestion ? ' and w.question_version_id = $3' : ''}${by === 'differences' ? ' and w.waits_for = 3' : ''}`

/** First what the caller has in hand already, as after a reload; a paper that somebody else is at is left to them. */
const takeStatement = (by: Wanted['by'], ofQuestion: boolean) => ({
  name: `marking_take_${by}${ofQuestion ? '_one' : ''}`,
  text: `with held as (
           select w.id from written_answer w
           where ${wantedOf(by, ofQuestion)} and ${mayTake} and not ($2 = any(w.skipped_by))
             and w.lease_by = $2 and w.lease_until > now() limit 1),
         free as (
           select w.id from written_answer w
           where not exists (select from held) and ${wantedOf(by, ofQuestion)} and ${mayTake} and not ($2 = any(w.skipped_by))
             ${
               by === 'paper'
                 ? `and not exists (select from written_answer o where o.attempt_id = w.attempt_id
                      and o.lease_by <> $2 and o.lease_until > now())`
                 : ''
             }
           order by w.${orders[by]} limit 1 for update skip locked)
         update written_answer set lease_by = $2, lease_until = now() + interval '${leaseMinutes} minutes'
         where id in (select id from held union all select id from free)
         returning id`,
})

const valuesOf = (quizId: string, personId: string, { questionVersionId }: Wanted) => [
  quizId,
  personId,
  ...(questionVersionId === undefined ? [] : [questionVersionId]),
]

/** Takes the next answer for a marker; undefined where nothing is left for them. */
export const takeNext = async (
  db: Db,
  _scope: OrganisationScope,
  quizId: string,
  personId: string,
  wanted: Wanted,
): Promise<string | undefined> => {
  const statement = takeStatement(wanted.by, wanted.questionVersionId !== undefined)
  const [row] = await runNamed<{ id: string }>(db, statement, valuesOf(quizId, personId, wanted))
  return row?.id
}

const leftStatement = (by: Wanted['by'], ofQuestion: boolean) => ({
  name: `marking_left_${by}${ofQuestion ? '_one' : ''}`,
  text: `select count(*) filter (where mine and not skipped)::int as left, count(*) filter (where mine and skipped)::int as skipped,
           count(*) filter (where not mine)::int as "forOthers"
         from (select ${mayTake} as mine, $2 = any(w.skipped_by) as skipped from written_answer w
               where ${wantedOf(by, ofQuestion)}) waiting`,
})

export const countLeft = async (
  db: Db,
  _scope: OrganisationScope,
  quizId: string,
  personId: string,
  wanted: Wanted,
): Promise<{ left: number; skipped: number; forOthers: number }> => {
  type Row = { left: number; skipped: number; forOthers: number }
  const statement = leftStatement(wanted.by, wanted.questionVersionId !== undefined)
  const [row] = await runNamed<Row>(db, statement, valuesOf(quizId, personId, wanted))
  return row ?? { left: 0, skipped: 0, forOthers: 0 }
}
