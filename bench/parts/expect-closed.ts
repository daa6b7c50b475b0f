import type { Db } from '../../apps/api/src/db/client.ts'
import { chunks } from './chunks.ts'

/** What a close leaves behind, and the score once more by SQL alone. */
const closedOnce = `
  with a as (select id, person_id, status, paper from attempt where id = any($1::uuid[])),
  scored as (
    select a.id, sum(case when k.key->>'choice' = own.id then (s.slot->>'maximum')::int else 0 end) as score
    from a cross join jsonb_array_elements(a.paper) with ordinality as s(slot, number)
    join question_key k on k.question_version_id = (s.slot->>'questionVersionId')::uuid
    left join attempt_answer w on w.attempt_id = a.id and w.slot = s.number - 1
    left join lateral (select o->>1 as id from jsonb_array_elements(s.slot->'options') as o
                       where o->>0 = w.response->>'choice') own on true
    group by a.id)
  select count(*) filter (where a.status = 'closed')::int as closed,
    count(*) filter (where r.results = 1)::int as results,
    count(*) filter (where r.score = scored.score)::int as scored,
    count(*) filter (where (select count(*) from participation_fact f where f.kind = 'attempt' and f.source_id = a.id) = 1)::int as facts,
    count(*) filter (where (select count(*) from attempt_event e where e.attempt_id = a.id and e.kind = 'closed') = 1)::int as events,
    count(*) filter (where (select count(*) from board_entry b where b.person_id = a.person_id and b.attempt_id = a.id) = 2)::int as boards
  from a join scored on scored.id = a.id
  left join lateral (select count(*) as results, max(score) as score from attempt_result r where r.attempt_id = a.id) r on true`

/** Each of these attempts is closed, and has one result with the right score, one fact, one event and its board rows. */
export const expectClosedOnce = async (db: Db, attemptIds: readonly string[]): Promise<void> => {
  for (const ids of chunks(attemptIds)) {
    const { rows } = await db.$client.query<Record<string, number>>(closedOnce, [ids])
    for (const [what, count] of Object.entries(rows[0] ?? {}))
      if (count !== ids.length) throw new Error(`${what}: ${count} of ${ids.length}`)
  }
}
