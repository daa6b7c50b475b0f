import { and, asc, eq, inArray } from 'drizzle-orm'
import { type Db, runNamed, type Tx } from '../../../db/client.ts'
import { openingEvent } from '../../../db/schema/quiz-running.ts'
import { attempt } from '../../../db/schema/quizzes.ts'
import type { OrganisationScope } from '../../../http/session.ts'
import type { AttemptRow } from '../attempt-queries.ts'
import { givenText } from '../rules/open-for-queries.ts'

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

/**
 * Under the opening's lock; $2 the new end. Whoever the old end had cut short runs to the new one, or as long as the
 * rules say: with the time of the person's own, and to the end of a window of the person's own where that was the one
 * to begin in. Who was reopened has the time that was given then, unless it ran to the old end.
 * A second is nothing: instants lose their microseconds on the way through this process.
 */
const gainStatement = {
  name: 'gain_by_move',
  text: `with running as materialized (
           select t.id, t.deadline_at as before, t.accept_until - t.deadline_at as grace, t.pauses = '[]' as is_first,
             t.started_at + make_interval(secs => v.time_limit_seconds) as limited,
             t.started_at + make_interval(secs => v.time_limit_seconds + g.extra) as longest,
             greatest(w.closes_at, own.until) + make_interval(secs => g.extra) as old_end,
             greatest($2::timestamptz, own.until) + make_interval(secs => g.extra) as new_end
           from attempt t join quiz_opening w on w.id = t.opening_id join quiz_version v on v.id = t.quiz_version_id
           cross join lateral (${givenText({ quiz: 'w.quiz_id', person: 't.person_id', path: 't.organisation_path' })}) as g
           cross join lateral (
             select case when t.started_at between g.opens_at and g.closes_at then g.closes_at end as until) as own
           where w.id = $1 and t.status = 'active' and w.closes_at is not null
           order by t.id for no key update of t),
         gains as (
           select id, before, grace, least(longest, new_end) as deadline from running
           where (abs(extract(epoch from before - old_end)) < 1 or is_first and before < limited)
             and least(longest, new_end) >= before + interval '1 second'),
         u as (
           update attempt a set deadline_at = g.deadline, accept_until = g.deadline + g.grace
           from gains g where a.id = g.id
           returning a.id, extract(epoch from g.deadline - g.before)::int as seconds)
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
