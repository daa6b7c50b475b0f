import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db, Tx } from '../../db/client.ts'
import type { OrganisationScope } from '../../http/session.ts'

export type Days = { from: string; to: string }

const figures = z.object({
  people: z.int(),
  participations: z.int(),
  answers: z.int(),
  right: z.int(),
  attempts: z.int(),
  awaiting: z.int(),
  passed: z.int(),
})
export type Figures = z.infer<typeof figures>

/** `tradeCode`, `day` or `childId` says of what these are the figures; none of them: of everything. */
const figuresRow = figures.extend({
  by: z.enum(['all', 'trade', 'day', 'child']),
  tradeCode: z.string().nullable(),
  day: z.string().nullable(),
  childId: z.int().nullable(),
  sample: z.boolean(),
})

/** The database's clock and the federation's calendar: today, and the first of the eight weeks that end with it. */
export const readToday = async (db: Db | Tx, timeZone: string) => {
  const { rows } = await db.execute(sql`
    select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "asOf",
           (now() at time zone ${timeZone})::date::text as today`)
  return z.object({ asOf: z.string(), today: z.string() }).parse(rows[0])
}

/**
 * Sums of the facts below an organisation, in one pass over them: first per person, since a person counts once. Facts
 * carry the path of their time, so that a person who moves takes nothing along. Of an attempt that was marked again the
 * newest fact counts, and none of one that is void; the few before it are looked up in a small set, which costs half as
 * much as a join.
 */
export const sumFacts = async (tx: Tx, scope: OrganisationScope, { from, to }: Days, tradeCode: string | undefined) => {
  // Four groupings of 200,000 facts take 50 MB in memory, and twice the time where they have to go to disk.
  await tx.execute(sql`set local work_mem = '48MB'`)
  const child = sql`nullif(split_part(substr(fact.organisation_path, ${scope.path.length + 1}::int), '/', 1), '')`
  const { rows } = await tx.execute(sql`
    select case which when 7 then 'all' when 3 then 'trade' when 5 then 'day' else 'child' end as "by",
           trade_code as "tradeCode", day::text as "day", child::int as "childId", count(*)::int as people,
           sum(participations)::int as participations, sum(answers)::int as answers, sum(right_answers)::int as "right",
           sum(attempts)::int as attempts, sum(awaiting)::int as awaiting, sum(passed)::int as passed, bool_or(sample) as sample
    from (select grouping(trade_code, day, child) as which, trade_code, day, child, count(*) as participations,
                 sum(answers) as answers, sum(right_answers) as right_answers,
                 count(*) filter (where kind = 'attempt') as attempts,
                 count(*) filter (where kind = 'attempt' and passed is null) as awaiting, count(*) filter (where passed) as passed,
                 bool_or(sample) as sample
          from (select fact.*, ${child} as child from participation_fact fact
                where fact.day between ${from}::date and ${to}::date
                  and fact.organisation_path like ${`${scope.path}%`}
                  and (${tradeCode ?? null}::text is null or fact.trade_code = ${tradeCode ?? null})
                  and (fact.kind, fact.source_id, fact.version) not in (
                    select kind, source_id, generate_series(1, case when voided then version else version - 1 end)
                    from participation_fact where version > 1)) as fact
          group by grouping sets ((person_id), (person_id, trade_code), (person_id, day), (person_id, child))) as person
    group by which, trade_code, day, child
    order by which, trade_code, day, child`)
  return z.array(figuresRow).parse(rows)
}

/** Accounts below an organisation by its direct children; those of the organisation itself under a null child. */
export const countMembers = async (db: Db | Tx, scope: OrganisationScope) => {
  const { rows } = await db.execute(sql`
    select nullif(split_part(substr(o.path, ${scope.path.length + 1}::int), '/', 1), '')::int as "childId",
           count(*)::int as members, bool_or(p.sample) as sample
    from organisation o join person p on p.organisation_id = o.id
    where o.path like ${`${scope.path}%`} and p.deleted_at is null and p.disabled_at is null
    group by 1`)
  return z.array(z.object({ childId: z.int().nullable(), members: z.int(), sample: z.boolean() })).parse(rows)
}

const named = z.object({ organisationId: z.int(), name: z.string() })

export const listChildren = async (db: Db | Tx, scope: OrganisationScope) => {
  const { rows } = await db.execute(sql`
    select id as "organisationId", name from organisation where parent_id = ${scope.organisationId} order by id`)
  return z.array(named).parse(rows)
}

/** The organisation, after those above it down from the one at `topPath`. */
export const listLine = async (db: Db | Tx, scope: OrganisationScope, topPath: string) => {
  const { rows } = await db.execute(sql`
    select id as "organisationId", name from organisation
    where ${scope.path} like path || '%' and length(path) >= ${topPath.length} order by length(path)`)
  return z.array(named).parse(rows)
}

export const listTradeNames = async (db: Db) => {
  const { rows } = await db.execute(sql`select code, names from trade`)
  return z.array(z.object({ code: z.string(), names: z.object({ 'zh-CN': z.string(), en: z.string() }) })).parse(rows)
}
