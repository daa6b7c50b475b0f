import { type Db, runNamed, type Tx } from '../../db/client.ts'
import type { AttemptSlot } from '../../db/schema/quizzes.ts'
import { openForText } from './rules/open-for-queries.ts'

/** What a start finds: the quiz and its opening are null where this person has none. */
export type StartState = {
  /** The attempt that this start key led to before. */
  replayedId: string | null
  quizVersionId: string | null
  openingId: string | null
  closesAt: Date | null
  /** Attempts of this person in this opening. */
  used: number
  /** One of them is active. */
  isActive: boolean
  /** Since the last of them ended; null where none has. */
  waitedSeconds: number | null
  /** What this person has beyond the rules. */
  extraSeconds: number
  moreAttempts: number
  /** How many papers were to lie ready for the opening. */
  prepared: number | null
}

/** $1 person, $2 start key, $3 quiz, $4 the person's path: a quiz belongs to everybody of an organisation and below. */
const stateStatement = {
  name: 'start_state',
  text: `select s.attempt_id as "replayedId", v.id as "quizVersionId", w.id as "openingId", w.closes_at as "closesAt",
           mine.used, mine.active > 0 as "isActive", mine.waited as "waitedSeconds", g.extra as "extraSeconds",
           g.more as "moreAttempts", p.prepared
         from (select) as one
         left join attempt_start s on s.person_id = $1 and s.start_key = $2
         left join lateral (
           select v.id, v.quiz_id from quiz q
           join organisation o on o.id = q.organisation_id and starts_with($4, o.path)
           join quiz_version v on v.quiz_id = q.id
           where q.id = $3 and q.archived_at is null order by v.version desc limit 1) v on true
         ${openForText({ quiz: 'v.quiz_id', person: '$1', path: '$4' }, 'left join')}
         left join quiz_opening p on p.id = w.id
         cross join lateral (
           select count(*)::int as used, count(*) filter (where status = 'active') as active,
             floor(extract(epoch from clock_timestamp() - max(closed_at)))::int as waited
           from attempt where person_id = $1 and opening_id = w.id) mine`,
}

/** Under the person's lock: no other start of this person can come between. */
export const readStartState = async (
  tx: Tx,
  who: { personId: string; organisationPath: string },
  wish: { quizId: string; startKey: string },
): Promise<StartState> => {
  const values = [who.personId, wish.startKey, wish.quizId, who.organisationPath]
  const [row] = await runNamed<StartState>(tx, stateStatement, values)
  return row as StartState
}

const insertStatement = {
  name: 'start_attempt',
  text: `with a as (
           insert into attempt (id, quiz_version_id, opening_id, person_id, organisation_path, paper, slot_count, strict,
             reveals, sequential, started_at, deadline_at, accept_until)
           select $1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9, $10, now(), t.deadline, t.deadline + make_interval(secs => $13)
           from (select least(now() + make_interval(secs => $11), $12::timestamptz) as deadline) t
           returning id, person_id, started_at, deadline_at, accept_until),
         e as (insert into attempt_event (attempt_id, kind, detail) select id, 'opened', '{}' from a),
         s as (insert into attempt_start (person_id, start_key, attempt_id) select person_id, $14, id from a)
         select started_at as "startedAt",
           floor(extract(epoch from deadline_at - clock_timestamp()) * 1000)::float8 as "remainingMs",
           floor(extract(epoch from accept_until - clock_timestamp()) * 1000)::float8 as "acceptMs"
         from a`,
}

type NewAttempt = {
  id: string
  quizVersionId: string
  openingId: string
  personId: string
  organisationPath: string
  paper: AttemptSlot[]
  strict: boolean
  reveals: boolean
  sequential: boolean
}

/** Time runs by the database's clock: to the end of the opening at the latest, grace comes on top. */
export const insertAttempt = async (
  tx: Tx,
  row: NewAttempt,
  time: { limitSeconds: number; graceSeconds: number; closesAt: Date | null },
  startKey: string,
): Promise<{ startedAt: Date; remainingMs: number; acceptMs: number }> => {
  const [begun] = await runNamed<{ startedAt: Date; remainingMs: number; acceptMs: number }>(tx, insertStatement, [
    row.id,
    row.quizVersionId,
    row.openingId,
    row.personId,
    row.organisationPath,
    JSON.stringify(row.paper),
    row.paper.length,
    row.strict,
    row.reveals,
    row.sequential,
    time.limitSeconds,
    time.closesAt,
    time.graceSeconds,
    startKey,
  ])
  if (begun === undefined) throw new Error('The attempt was not stored.')
  return begun
}

const seenStatement = {
  name: 'seen_versions',
  text: `select distinct q.current_version_id as id
         from attempt a cross join lateral jsonb_array_elements(a.paper) s
         join question_version v on v.id = (s ->> 'questionVersionId')::uuid join question q on q.id = v.question_id
         where a.person_id = $1 and q.current_version_id is not null`,
}

/** Questions that a person has been asked in any quiz, by what is their version today. */
export const findSeenVersions = async (db: Db | Tx, personId: string): Promise<ReadonlySet<string>> =>
  new Set((await runNamed<{ id: string }>(db, seenStatement, [personId])).map(({ id }) => id))
