import { type Call, createClient, type Output } from '../../packages/contract/src/client.ts'
import { readSnapshot } from './connect.ts'
import type { Violation } from './invariants.ts'
import type { Person } from './world.ts'

type Report = Output<'GET /api/participation/overview'>

/**
 * What the report of the root has to say, counted from answers and results without looking at a fact. An attempt that
 * was reopened and still runs counts with the result that stands until its next close; a void one counts nowhere.
 */
const recountSql = `
  with newest as (
    select distinct on (attempt_id) * from attempt_result order by attempt_id, version desc),
  done as (
    select a.person_id, r.passed, n.answers, n.right_answers, true as is_attempt
    from newest r join attempt a on a.id = r.attempt_id
    cross join lateral (
      select count(*) filter (where slot ->> 'mark' <> 'unanswered') as answers,
        count(*) filter (where slot ->> 'mark' = 'right') as right_answers
      from jsonb_array_elements(r.slots) as slot) n
    where not r.voided
    union all
    select r.person_id, null, count(*), count(*) filter (where s.is_right), false
    from round r join round_answer s on s.round_id = r.id group by r.id)
  select count(distinct person_id)::int as people, count(*)::int as participations,
    coalesce(sum(answers), 0)::int as answers, coalesce(sum(right_answers), 0)::int as "right",
    count(*) filter (where is_attempt)::int as attempts,
    count(*) filter (where is_attempt and passed is null)::int as awaiting, count(*) filter (where passed)::int as passed
  from done`

const clientOf = (origin: string, { cookie }: Person): Call =>
  createClient({
    fetch: (url, init) =>
      fetch(`${origin}${url}`, { ...init, headers: { ...(init.headers as object), origin, cookie } }),
  })

const tries = 3

/** I9: the union's report is a recount of what was answered; asked again where the sweeper came in between. */
export const checkReport = async (url: string, origin: string, union: Person): Promise<Violation[]> => {
  let what = ''
  for (let round = 0; round < tries; round++) {
    const { totals } = await clientOf(origin, union)('GET /api/participation/overview', { query: {} })
    const { rows } = await readSnapshot(url, (connection) => connection.query<Report['totals']>(recountSql))
    const { members: _members, ...told } = totals
    what = `told ${JSON.stringify(told)}, counted ${JSON.stringify(rows[0])}`
    if (JSON.stringify(told) === JSON.stringify(rows[0])) return []
  }
  return [{ id: 'I9', says: 'the report is a recount', what }]
}
