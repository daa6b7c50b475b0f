import type { quizRunning } from '@lianbing/contract'
import { type Db, runNamed, type Tx } from '../../../db/client.ts'
import type { OrganisationScope } from '../../../http/session.ts'

const openingColumns = `w.id as "openingId", w.opens_at as "opensAt", w.closes_at as "closesAt",
           case when w.opens_at > now() then 'coming' when w.closes_at <= now() then 'over' else 'open' end as state,
           n.attempts, n.active`
const openingNumbers = `cross join lateral (
             select count(*)::int as attempts, (count(*) filter (where status = 'active'))::int as active
             from attempt where opening_id = w.id) n`

export type OpeningView = {
  openingId: string
  opensAt: Date
  closesAt: Date | null
  state: 'coming' | 'open' | 'over'
  attempts: number
  active: number
}
export type OpeningRow = OpeningView & { quizId: string; organisationId: number }

const openingStatement = {
  name: 'opening',
  text: `select ${openingColumns}, q.id as "quizId", q.organisation_id as "organisationId"
         from quiz_opening w join quiz q on q.id = w.quiz_id ${openingNumbers} where w.id = $1`,
}
export const findOpening = async (db: Db | Tx, openingId: string): Promise<OpeningRow | undefined> => {
  const [row] = await runNamed<OpeningRow>(db, openingStatement, [openingId])
  return row
}

const openingsStatement = {
  name: 'openings_of_quiz',
  text: `select ${openingColumns} from quiz_opening w ${openingNumbers}
         where w.quiz_id = $1 order by w.opens_at desc, w.id desc limit 200`,
}
export const findOpenings = (db: Db, quizId: string): Promise<OpeningView[]> =>
  runNamed<OpeningView>(db, openingsStatement, [quizId])

const quizStatement = {
  name: 'running_quiz',
  text: `select q.organisation_id as "organisationId", coalesce(v.title, q.draft ->> 'title', '') as title
         from quiz q left join lateral (
           select title from quiz_version n where n.quiz_id = q.id order by n.version desc limit 1) v on true
         where q.id = $1`,
}
export const findQuizHead = async (db: Db, quizId: string) => {
  const [row] = await runNamed<{ organisationId: number; title: string }>(db, quizStatement, [quizId])
  return row
}

/**
 * An open page asks anew each minute while it is looked at: two of these may get lost, and half a minute is for the way
 * and for what is written later.
 */
const silentSeconds = 150
/** A page that was left and was heard of so much later is back, also where its word of that was lost. */
const backSeconds = 10

type RunningRow = Omit<
  quizRunning.RunningAttempt,
  'startedAt' | 'contactAt' | 'awaySince' | 'closedAt' | 'voided' | 'isOwn'
> & {
  startedAt: string
  contactAt: string | null
  awaySince: string | null
  closedAt: string | null
  voidedAt: string | null
  voidReason: string | null
}
type State = quizRunning.RunningAttempt['state']
export type RunningPage = { counts: Partial<Record<State, number>>; inReach: number; now: string; rows: RunningRow[] }

/** $1 opening, $2 path, $3 state, $4 pattern of the name, $5 the last one seen, $6 how many, $7 who asks. */
const runningStatement = {
  name: 'running_attempts',
  text: `with a as materialized (
           select a.id, a.person_id, a.organisation_path, a.status, a.started_at, a.deadline_at, a.slot_count, a.epoch,
             a.closed_at, a.close_reason, a.voided_at, a.void_reason, a.quiz_version_id, a.result_version,
             greatest(c.at, a.started_at) as contact_at, coalesce(c.answered, 0) as answered, b.away_since,
             case when a.voided_at is not null then 'void'
               when a.status = 'closed' then case a.close_reason when 'admin' then 'ended' else a.close_reason end
               when a.accept_until < now() then 'closing'
               when b.away_since is not null and coalesce(c.at, a.started_at) < b.away_since + interval '${backSeconds} s'
                 then 'away'
               when greatest(c.at, a.started_at) < now() - interval '${silentSeconds} s' then 'silent'
               else 'active' end as state
           from attempt a
           left join attempt_contact c on c.attempt_id = a.id
           left join attempt_absence b on b.attempt_id = a.id and b.epoch = a.epoch
           where a.opening_id = $1 and starts_with(a.organisation_path, $2)),
         page as (
           select a.*, p.display_name from a join person p on p.id = a.person_id
           where ($3::text is null or a.state = $3) and ($4::text is null or p.display_name ilike $4)
             and ($5::uuid is null or (p.display_name, a.id) >
               (select l.display_name, s.id from attempt s join person l on l.id = s.person_id where s.id = $5))
           order by p.display_name, a.id limit $6)
         select (select coalesce(json_object_agg(state, n), '{}')
                 from (select state, count(*) as n from a group by state) as c) as counts,
           (select count(*)::int from a where status = 'active' and person_id <> $7::uuid) as "inReach",
           now() as now,
           (select coalesce(json_agg(r order by r."displayName", r."attemptId"), '[]') from (
             select a.id as "attemptId", a.person_id as "personId", a.display_name as "displayName",
               coalesce(o.name, '') as organisation, a.state, a.started_at as "startedAt",
               case when a.status = 'active'
                 then greatest(0, floor(extract(epoch from a.deadline_at - now()) * 1000))::int8 else 0 end as "remainingMs",
               coalesce(f.answers, a.answered) as answered, a.slot_count as questions, a.contact_at as "contactAt",
               case when a.state = 'away' then a.away_since end as "awaySince", a.epoch - 1 as "deviceChanges",
               a.closed_at as "closedAt", a.close_reason as "closeReason", r.score, v.maximum, r.passed,
               a.voided_at as "voidedAt", a.void_reason as "voidReason"
             from page a
             join quiz_version v on v.id = a.quiz_version_id
             left join organisation o on o.path = a.organisation_path
             left join lateral (select score, passed from attempt_result n where n.attempt_id = a.id
                                order by n.version desc limit 1) r on true
             left join lateral (select answers from participation_fact n
                                where n.kind = 'attempt' and n.source_id = a.id and a.status = 'closed' and not n.voided
                                order by n.version desc limit 1) f on true) r) as rows`,
}

export type RunningWish = { state?: State | undefined; name?: string | undefined; after?: string | undefined }

/** Those of an opening within the scope: counts of all, and a page of those that are wanted, by name. */
export const findRunning = async (
  db: Db,
  scope: OrganisationScope,
  openingId: string,
  { state, name, after }: RunningWish,
  { limit, personId }: { limit: number; personId: string },
): Promise<RunningPage> => {
  const pattern = name === undefined || name === '' ? null : `%${name.replace(/[\\%_]/g, '\\$&')}%`
  const values = [openingId, scope.path, state ?? null, pattern, after ?? null, limit, personId]
  const [row] = await runNamed<Omit<RunningPage, 'now'> & { now: Date }>(db, runningStatement, values)
  if (row === undefined) throw new Error('One row was expected.')
  return { ...row, now: row.now.toISOString() }
}
