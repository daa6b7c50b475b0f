import type { Connection } from './connect.ts'
import type { Violation } from './invariants.ts'
import { type OracleSlot, verdictOf } from './oracle.ts'

type Answer = { slot: number; response: Record<string, unknown>; receivedAt: number }
/** One with a result: closed, or running again since the office reopened it. */
export type ScoredAttempt = {
  id: string
  personId: string
  /** The account still stands: a deleted one leaves the boards. */
  stands: boolean
  board: string
  feedback: string
  startedAt: number
  /** It runs again, and answers have changed since: what its standing result was made of is gone. */
  hasMovedOn: boolean
  pauses: { from: string; to: string }[]
  paper: (OracleSlot & { questionVersionId: string; maximum: number })[]
  answers: Answer[] | null
  keys: Record<string, Record<string, unknown>>
  result: {
    voided: boolean
    score: number | null
    maximum: number
    passed: boolean | null
    slots: { mark: string; score: number; keyVersion: number }[]
  } | null
  passScore: number
}

/** Attempts with a result in the order of their ids, with everything that the newest was made of. */
const pageSql = `
  select a.id, a.person_id as "personId", p.deleted_at is null as stands, q.trade_code as board, v.feedback,
    v.pass_score as "passScore", a.paper, a.pauses,
    (extract(epoch from date_trunc('milliseconds', a.started_at)) * 1000)::float8 as "startedAt",
    a.status = 'active' and exists (
      select from attempt_answer s
      where s.attempt_id = a.id and s.received_at > (a.pauses -> -1 ->> 'from')::timestamptz) as "hasMovedOn",
    (select jsonb_agg(jsonb_build_object('slot', s.slot, 'response', s.response,
       'receivedAt', extract(epoch from date_trunc('milliseconds', s.received_at)) * 1000) order by s.slot)
     from attempt_answer s where s.attempt_id = a.id) as answers,
    to_jsonb(r) as result,
    (select jsonb_object_agg(k.question_version_id || '/' || k.version, k.key) from question_key k
     where k.question_version_id in (select (slot ->> 'questionVersionId')::uuid from jsonb_array_elements(a.paper) as slot)) as keys
  from attempt a join quiz_version v on v.id = a.quiz_version_id join quiz q on q.id = v.quiz_id
  join person p on p.id = a.person_id
  left join lateral (
    select * from attempt_result where attempt_id = a.id order by version desc limit 1) as r on true
  where (a.status = 'closed' or r.attempt_id is not null) and a.id > $1 order by a.id limit 500`

export async function* scoredAttempts(connection: Connection): AsyncGenerator<ScoredAttempt> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await connection.query<ScoredAttempt>(pageSql, [after])
    yield* rows
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.id
  }
}

/** I3: the stored result is what the stored answers are worth by a second opinion. */
export const checkScore = (attempt: ScoredAttempt): Violation[] => {
  const says = 'the result is what the stored answers are worth'
  const { result, paper, keys } = attempt
  if (result === null) return [{ id: 'I3', says, what: `${attempt.id} has no result` }]
  if (result.voided || attempt.hasMovedOn) return []
  const verdicts = paper.map((slot, index) => {
    const key = keys[`${slot.questionVersionId}/${result.slots[index]?.keyVersion}`]
    if (key === undefined) return 'no key'
    return verdictOf(slot, key, attempt.answers?.find((answer) => answer.slot === index)?.response ?? null)
  })
  const worth = verdicts.reduce((sum, mark, index) => sum + (mark === 'right' ? (paper[index]?.maximum ?? 0) : 0), 0)
  const score = verdicts.includes('open') ? null : worth
  const expected = {
    marks: verdicts,
    score,
    maximum: paper.reduce((sum, slot) => sum + slot.maximum, 0),
    passed: score === null ? null : score >= attempt.passScore,
  }
  const { score: stored, maximum, passed, slots } = result
  const found = { marks: slots.map(({ mark }) => mark), score: stored, maximum, passed }
  if (JSON.stringify(found) === JSON.stringify(expected)) return []
  return [{ id: 'I3', says, what: `${attempt.id}: ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}` }]
}

/** I3 for practice: each answer's mark. */
export const checkRounds = async (connection: Connection): Promise<Violation[]> => {
  const { rows } = await connection.query<{
    id: string
    slot: number
    right: boolean
    response: Record<string, unknown>
    shown: OracleSlot
    key: Record<string, unknown>
  }>(`
    select r.id, s.slot, s.is_right as "right", s.response, r.paper -> s.slot as shown, k.key
    from round_answer s join round r on r.id = s.round_id
    join question_key k on k.question_version_id = (r.paper -> s.slot ->> 'questionVersionId')::uuid
      and k.version = s.key_version`)
  return rows
    .filter(({ right, response, shown, key }) => right !== (verdictOf(shown, key, response) === 'right'))
    .map((row) => ({
      id: 'I3',
      says: 'a practice answer is marked as the key says',
      what: `${row.id} slot ${row.slot}`,
    }))
}
