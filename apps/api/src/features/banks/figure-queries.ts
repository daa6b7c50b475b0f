import { sql } from 'drizzle-orm'
import type { Db } from '../../db/client.ts'

/** A paper says which questions it holds only inside; so many of them are looked through in a fifth of a second. */
const roundsLookedAt = 5_000
/** A quiz has some five times as many questions as a round. */
const attemptsLookedAt = 1_000

export type Figures = ReadonlyMap<string, { answered: number; right: number }>

/**
 * Answers to these versions and how many of them were right: first answers of the trades' newest practice rounds, and
 * what was marked in their newest quizzes that are over.
 */
export const findFigures = async (
  db: Db,
  tradeCodes: readonly string[],
  versionIds: readonly string[],
): Promise<Figures> => {
  if (versionIds.length === 0) return new Map()
  const trades = sql`${sql.param([...tradeCodes])}::text[]`
  const { rows } = await db.execute<{ versionId: string; answered: number; right: number }>(sql`
    with practised as (
      select s.slot ->> 'questionVersionId' as version, a.is_right
      from (select id, paper from round where trade_code = any(${trades}) order by id desc limit ${roundsLookedAt}) r
      cross join lateral jsonb_array_elements(r.paper) with ordinality as s(slot, place)
      join round_answer a on a.round_id = r.id and a.slot = s.place - 1),
    examined as (
      select s.slot ->> 'questionVersionId' as version, m.mark = 'right' as is_right
      from (select a.id, a.paper from quiz q join quiz_opening o on o.quiz_id = q.id join attempt a on a.opening_id = o.id
            where q.trade_code = any(${trades}) and a.status = 'closed' and a.voided_at is null
            order by a.id desc limit ${attemptsLookedAt}) a
      join lateral (select slots from attempt_result r where r.attempt_id = a.id order by r.version desc limit 1) r on true
      cross join lateral jsonb_array_elements(a.paper) with ordinality as s(slot, place)
      cross join lateral (select r.slots -> (s.place - 1)::int ->> 'mark' as mark) m
      where m.mark in ('right', 'wrong'))
    select version as "versionId", count(*)::int as answered, (count(*) filter (where is_right))::int as "right"
    from (select * from practised union all select * from examined) answers
    where version = any(${sql.param([...versionIds])}::text[])
    group by 1`)
  return new Map(rows.map(({ versionId, answered, right }) => [versionId, { answered, right }]))
}

export const figuresOf = (figures: Figures, versionId: string) => figures.get(versionId) ?? { answered: 0, right: 0 }
