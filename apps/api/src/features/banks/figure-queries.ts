import { sql } from 'drizzle-orm'
import type { Db } from '../../db/client.ts'

/** A paper says which questions it holds only inside; so many of them are looked through in a fifth of a second. */
const roundsLookedAt = 5_000

export type Figures = ReadonlyMap<string, { answered: number; right: number }>

/** First answers to these versions among the trades' newest practice rounds, and how many of them were right. */
export const findFigures = async (
  db: Db,
  tradeCodes: readonly string[],
  versionIds: readonly string[],
): Promise<Figures> => {
  if (versionIds.length === 0) return new Map()
  const { rows } = await db.execute<{ versionId: string; answered: number; right: number }>(sql`
    select s.slot ->> 'questionVersionId' as "versionId", count(*)::int as answered,
      (count(*) filter (where a.is_right))::int as "right"
    from (select id, paper from round where trade_code = any(${sql.param([...tradeCodes])}::text[])
          order by id desc limit ${roundsLookedAt}) r
    cross join lateral jsonb_array_elements(r.paper) with ordinality as s(slot, place)
    join round_answer a on a.round_id = r.id and a.slot = s.place - 1
    where s.slot ->> 'questionVersionId' = any(${sql.param([...versionIds])}::text[])
    group by 1`)
  return new Map(rows.map(({ versionId, answered, right }) => [versionId, { answered, right }]))
}

export const figuresOf = (figures: Figures, versionId: string) => figures.get(versionId) ?? { answered: 0, right: 0 }
