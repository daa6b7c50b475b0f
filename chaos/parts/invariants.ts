import type { Connection } from './connect.ts'

/** A sentence that must hold of every row; the statement names the rows that break it. */
type Invariant = { id: string; says: string; sql: string }
export type Violation = { id: string; says: string; what: string }

const invariants: Invariant[] = [
  {
    id: 'I2',
    says: 'an attempt is opened once and closed once for each time it was open, with one result and one fact for each',
    sql: `
      select a.id, a.status, a.result_version, a.voided_at, e.*, r.*, f.facts
      from attempt a
      cross join lateral (
        select count(*) filter (where kind = 'opened') as opened, count(*) filter (where kind = 'closed') as closed,
          count(*) filter (where kind = 'closed' and actor_id is not null) as closed_by_void,
          count(*) filter (where kind = 'reopened') as reopened, count(*) filter (where kind = 're-marked') as marked,
          count(*) filter (where kind = 'voided') as voided
        from attempt_event where attempt_id = a.id) e
      cross join lateral (
        select count(*) as results, coalesce(max(version), 0) as last, count(*) filter (where voided) as void_results,
          coalesce(bool_or(voided) filter (where version = a.result_version), false) as ends_void,
          coalesce(bool_or(voided and (score is not null or passed is not null or slots <> '[]')), false) as void_counts
        from attempt_result where attempt_id = a.id) r
      cross join lateral (
        select count(*) as facts from participation_fact where kind = 'attempt' and source_id = a.id) f
      where e.opened <> 1 or e.closed <> e.reopened + (a.status = 'closed')::int
        or jsonb_array_length(a.pauses) <> e.reopened
        or e.voided <> (a.voided_at is not null)::int or r.void_results <> e.voided or e.closed_by_void > e.voided
        or r.ends_void <> (a.voided_at is not null) or r.void_counts
        or r.results <> r.last or r.last <> a.result_version - (a.status = 'active')::int
        or r.results - r.void_results <> e.closed - e.closed_by_void + e.marked
        or f.facts <> case when r.results = r.void_results then 0 else r.results end`,
  },
  {
    id: 'I2',
    says: 'an answer is shown its key once, in an attempt with feedback at once, and is the one that is stored',
    sql: `
      select s.attempt_id, s.slot, s.epoch, s.seq, s.revealed_at, e.told
      from attempt_answer s join attempt a on a.id = s.attempt_id
      cross join lateral (
        select count(*) as told, bool_and((detail ->> 'epoch')::int = s.epoch and (detail ->> 'seq')::int = s.seq) as same
        from attempt_event where attempt_id = s.attempt_id and kind = 'revealed' and (detail ->> 'slot')::int = s.slot) e
      where (s.revealed_at is not null) <> (e.told = 1) or e.told > 1 or not coalesce(e.same, true)
        or (s.revealed_at is not null and not a.reveals)`,
  },
  {
    id: 'I2',
    says: 'an epoch was given out by a takeover',
    sql: `
      select a.id, a.epoch from attempt a
      where a.epoch <> 1 + (select count(*) from attempt_event e where e.attempt_id = a.id and e.kind = 'takeover')`,
  },
  {
    id: 'I2',
    says: 'a fact belongs to an attempt or a round',
    sql: `
      select f.kind, f.source_id from participation_fact f
      where not f.sample and case f.kind
        when 'attempt' then not exists (
          select from attempt_result r where r.attempt_id = f.source_id and r.version = f.version)
        else not exists (select from round r where r.id = f.source_id) end`,
  },
  {
    id: 'I4',
    says: 'no answer came after the end of grace, or after the close',
    sql: `
      select s.attempt_id, s.slot, s.received_at, a.accept_until, a.closed_at
      from attempt_answer s join attempt a on a.id = s.attempt_id
      where s.received_at > a.accept_until or s.received_at > a.closed_at or s.received_at < a.started_at`,
  },
  {
    id: 'I4',
    says: 'an answer lies within its paper and under an epoch that was given out',
    sql: `
      select s.attempt_id, s.slot, s.epoch from attempt_answer s join attempt a on a.id = s.attempt_id
      where s.slot >= a.slot_count or s.slot < 0 or s.epoch > a.epoch`,
  },
  {
    id: 'I4',
    says: 'time is counted from the start, to the end of the opening at the latest; only the office gives more',
    sql: `
      select a.id, a.started_at, a.deadline_at, o.closes_at
      from attempt a join quiz_version v on v.id = a.quiz_version_id join quiz_opening o on o.id = a.opening_id
      cross join lateral (
        select least(a.started_at + make_interval(secs => v.time_limit_seconds), o.closes_at) as at) as given
      cross join lateral (
        select count(*) filter (where kind = 'reopened') as reopened,
          coalesce(sum((detail ->> 'seconds')::int) filter (where kind = 'extended'), 0) as more
        from attempt_event where attempt_id = a.id) e
      where e.reopened = 0 and (
        a.deadline_at < given.at + make_interval(secs => e.more) or (e.more = 0 and a.deadline_at <> given.at))`,
  },
  {
    id: 'I2',
    says: 'more time is given once for a key',
    sql: `
      select attempt_id, detail ->> 'extendKey' as key, count(*) from attempt_event
      where kind = 'extended' and detail ? 'extendKey' group by 1, 2 having count(*) > 1`,
  },
  {
    id: 'I4',
    says: 'grace comes on top of the time, however much that is, to the second',
    sql: `
      select a.id, a.deadline_at, a.accept_until
      from attempt a join quiz_version v on v.id = a.quiz_version_id
      where abs(extract(epoch from a.accept_until - a.deadline_at) - v.grace_seconds) > 1`,
  },
  {
    id: 'I6',
    says: 'a person has one active attempt in an opening',
    sql: `
      select person_id, opening_id, count(*) from attempt where status = 'active'
      group by person_id, opening_id having count(*) > 1`,
  },
  {
    id: 'I6',
    says: 'nobody has more attempts in an opening than are allowed',
    sql: `
      select a.person_id, a.opening_id, count(*), min(v.attempts_allowed) as allowed
      from attempt a join quiz_version v on v.id = a.quiz_version_id
      group by a.person_id, a.opening_id having count(*) > min(v.attempts_allowed)`,
  },
  {
    id: 'I8',
    says: 'nothing is active later than 30 s after the end of its grace',
    sql: `
      select id, accept_until, close_tries, close_retry_at from attempt
      where status = 'active' and accept_until < now() - interval '30 s'`,
  },
  {
    id: 'I9',
    says: 'the fact of an attempt is what its result says',
    sql: `
      select f.source_id, f.version, f.answers, f.right_answers, f.score, n.answers as counted, n.right_answers as right
      from participation_fact f
      join attempt_result r on r.attempt_id = f.source_id and r.version = f.version
      join attempt a on a.id = r.attempt_id
      cross join lateral (
        select count(*) filter (where slot ->> 'mark' <> 'unanswered') as answers,
          count(*) filter (where slot ->> 'mark' = 'right') as right_answers
        from jsonb_array_elements(r.slots) as slot) n
      where f.kind = 'attempt' and (
        f.voided <> r.voided or f.person_id <> a.person_id or f.organisation_path <> a.organisation_path
        or (not f.voided and (
          (f.answers, f.right_answers) <> (n.answers, n.right_answers) or f.score is distinct from r.score
          or f.maximum is distinct from r.maximum or f.passed is distinct from r.passed)))`,
  },
  {
    id: 'I9',
    says: 'the fact of a void attempt repeats the one before it',
    sql: `
      select f.source_id, f.version, f.day, f.answers, f.right_answers, f.score
      from participation_fact f
      left join participation_fact b on b.kind = f.kind and b.source_id = f.source_id and b.version = f.version - 1
      where f.voided and (f.day, f.trade_code, f.answers, f.right_answers, f.score, f.maximum, f.passed)
        is distinct from (b.day, b.trade_code, b.answers, b.right_answers, b.score, b.maximum, b.passed)`,
  },
  {
    id: 'I9',
    says: 'the fact of a round counts its answers',
    sql: `
      select r.id, f.answers, f.right_answers, n.answers as counted, n.right_answers as right
      from round r
      left join participation_fact f on f.kind = 'round' and f.source_id = r.id
      cross join lateral (
        select count(*) as answers, count(*) filter (where is_right) as right_answers
        from round_answer where round_id = r.id) n
      where (coalesce(f.answers, 0), coalesce(f.right_answers, 0)) <> (n.answers, n.right_answers)`,
  },
]

/** Asks for every row that breaks an invariant. */
export const checkRows = async (connection: Connection): Promise<Violation[]> => {
  const found: Violation[] = []
  for (const { id, says, sql } of invariants)
    for (const row of (await connection.query(sql)).rows) found.push({ id, says, what: JSON.stringify(row) })
  return found
}
