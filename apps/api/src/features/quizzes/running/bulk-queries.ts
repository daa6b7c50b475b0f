import { and, asc, eq, inArray } from 'drizzle-orm'
import { type Db, runNamed, type Tx } from '../../../db/client.ts'
import { openingEvent } from '../../../db/schema/quiz-running.ts'
import { attempt } from '../../../db/schema/quizzes.ts'
import type { OrganisationScope } from '../../../http/session.ts'
import type { AttemptRow } from '../attempt-queries.ts'

const activeStatement = {
  name: 'active_of_opening',
  text: `select id from attempt where opening_id = $1 and status = 'active' and starts_with(organisation_path, $2)
           and person_id <> $3 order by id`,
}
/** Those who are in, within the scope and without oneself. */
export const findActiveIds = async (
  db: Db,
  scope: OrganisationScope,
  openingId: string,
  personId: string,
): Promise<string[]> =>
  (await runNamed<{ id: string }>(db, activeStatement, [openingId, scope.path, personId])).map(({ id }) => id)

/** In order of id, waiting for whoever is at one: nobody waits the other way round. */
export const lockActive = (tx: Tx, attemptIds: readonly string[]): Promise<AttemptRow[]> =>
  tx
    .select()
    .from(attempt)
    .where(and(inArray(attempt.id, [...attemptIds]), eq(attempt.status, 'active')))
    .orderBy(asc(attempt.id))
    .for('no key update')

/** The same without their papers, of those that this key has not given time yet; asked under their locks. */
const lockIdsStatement = {
  name: 'lock_active_ids',
  text: `select id from attempt where id = any($1::uuid[]) and status = 'active' order by id for no key update`,
}
const extendStatement = {
  name: 'extend_attempts',
  text: `with u as (
           update attempt set deadline_at = greatest(deadline_at, clock_timestamp()) + make_interval(secs => $2),
             accept_until = greatest(deadline_at, clock_timestamp()) + make_interval(secs => $2) + (accept_until - deadline_at),
             close_retry_at = null
           where id = any($1::uuid[]) and status = 'active' and not exists (
             select from attempt_event e where e.attempt_id = attempt.id and e.kind = 'extended'
               and e.detail ->> 'extendKey' = $3)
           returning id)
         insert into attempt_event (attempt_id, kind, actor_id, detail)
         select id, 'extended', $4, jsonb_build_object('seconds', $2::int, 'reason', $5::text, 'extendKey', $3::text, 'all', 1)
         from u returning attempt_id`,
}
type More = { seconds: number; extendKey: string; actorId: string; reason: string }

/** More time for several, counted from now where a deadline has passed; hands back how many got it. */
export const addTimeToAll = async (tx: Tx, attemptIds: readonly string[], more: More): Promise<number> => {
  const locked = await runNamed<{ id: string }>(tx, lockIdsStatement, [attemptIds])
  const ids = locked.map(({ id }) => id)
  const values = [ids, more.seconds, more.extendKey, more.actorId, more.reason]
  return (await runNamed(tx, extendStatement, values)).length
}

export const insertOpeningEvent = async (tx: Tx, row: typeof openingEvent.$inferInsert): Promise<void> => {
  await tx.insert(openingEvent).values(row)
}

/** Under the opening's lock; $2 the new end. Whoever the old end had cut short runs to the new one, or as long as the rules say. */
const gainStatement = {
  name: 'gain_by_move',
  text: `with cut as materialized (
           select a.id, a.deadline_at as before, v.time_limit_seconds as seconds
           from attempt a join quiz_opening w on w.id = a.opening_id join quiz_version v on v.id = a.quiz_version_id
           where w.id = $1 and a.status = 'active' and a.deadline_at = w.closes_at
           order by a.id for no key update of a),
         u as (
           update attempt a set deadline_at = n.deadline, accept_until = n.deadline + (a.accept_until - a.deadline_at)
           from cut cross join lateral (
             select least(a2.started_at + make_interval(secs => cut.seconds), $2::timestamptz) as deadline
             from attempt a2 where a2.id = cut.id) n
           where a.id = cut.id and n.deadline > a.deadline_at
           returning a.id, extract(epoch from n.deadline - cut.before)::int as seconds)
         insert into attempt_event (attempt_id, kind, actor_id, detail)
         select id, 'extended', $3, jsonb_build_object('seconds', seconds, 'reason', $4::text, 'all', 1)
         from u returning attempt_id`,
}
export const gainByMove = async (
  tx: Tx,
  openingId: string,
  closesAt: Date,
  { actorId, reason }: Pick<More, 'actorId' | 'reason'>,
): Promise<number> => (await runNamed(tx, gainStatement, [openingId, closesAt, actorId, reason])).length

/** Locks the opening; null stands for now. */
const lockStatement = {
  name: 'lock_opening',
  text: `select closes_at as before, coalesce($2::timestamptz, now()) as after, opens_at as opens,
           coalesce($2::timestamptz, now()) > opens_at and ($2::timestamptz is null or $2::timestamptz > now())
             and ($2::timestamptz is not null or closes_at is null or closes_at > now()) as fits
         from quiz_opening where id = $1 for update`,
}
type Move = { before: Date | null; after: Date; opens: Date; fits: boolean }
export const lockOpening = async (tx: Tx, openingId: string, closesAt: Date | null): Promise<Move | undefined> => {
  const [row] = await runNamed<Move>(tx, lockStatement, [openingId, closesAt])
  return row
}

const moveStatement = {
  name: 'move_opening',
  text: 'update quiz_opening set closes_at = coalesce($2::timestamptz, now()) where id = $1',
}
export const moveEnd = async (tx: Tx, openingId: string, closesAt: Date | null): Promise<void> =>
  void (await runNamed(tx, moveStatement, [openingId, closesAt]))
