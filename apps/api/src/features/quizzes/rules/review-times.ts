import { type Db, runNamed, type Tx } from '../../../db/client.ts'

/** When a review may begin that is kept back until the quiz is over for everybody. */
export type ReviewTime = { endsAt: Date | null; isOver: boolean }

/** Windows of people's own count, and so does whoever is still in an attempt: with extra time, more time, or again. */
const statement = {
  name: 'review_times',
  text: `select w.id, e.ends_at as "endsAt",
           case when e.ends_at < now()
             then not exists (select from attempt a where a.opening_id = w.id and a.status = 'active')
             else false end as "isOver"
         from quiz_opening w
         cross join lateral (
           select case when w.closes_at is not null then greatest(w.closes_at, max(x.closes_at)) end as ends_at
           from quiz_override x where x.quiz_id = w.quiz_id and x.removed_at is null) e
         where w.id = any($1::uuid[])`,
}

/** By opening. One without an end is never over. */
export const findReviewTimes = async (db: Db | Tx, openingIds: readonly string[]): Promise<Map<string, ReviewTime>> => {
  if (openingIds.length === 0) return new Map()
  const rows = await runNamed<ReviewTime & { id: string }>(db, statement, [[...new Set(openingIds)]])
  return new Map(rows.map(({ id, ...time }) => [id, time]))
}
