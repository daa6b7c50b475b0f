import { sql } from 'drizzle-orm'
import { runNamed, type Tx } from '../../../db/client.ts'
import { codeTaken } from './exam-point-queries.ts'

type Point = {
  examPointId: string
  parentId: string | null
  name: string
  code: string | null
  weight: number | null
  importance: string | null
}

const rows = (
  points: readonly Point[],
) => sql`json_to_recordset(${JSON.stringify(points.map((point, n) => ({ ...point, n })))}::json)
  as row("examPointId" uuid, "parentId" uuid, name text, code text, weight integer, importance text, n integer)`

/** Behind the siblings that there are, in this order. */
export const insertPoints = async (tx: Tx, tradeCode: string, points: readonly Point[]): Promise<void> => {
  if (points.length === 0) return
  await tx
    .execute(sql`
      insert into exam_point (id, trade_code, parent_id, position, name, code, weight, importance)
      select row."examPointId", ${tradeCode}, row."parentId",
        coalesce((select max(p.position) from exam_point p
          where p.trade_code = ${tradeCode} and p.parent_id is not distinct from row."parentId"), 0)
          + row_number() over (partition by row."parentId" order by row.n),
        row.name, row.code, row.weight, row.importance
      from ${rows(points)}`)
    .catch(codeTaken)
}

export const updatePoints = async (tx: Tx, points: readonly Point[]): Promise<void> => {
  if (points.length === 0) return
  await tx
    .execute(sql`
      update exam_point p set parent_id = row."parentId", name = row.name, code = row.code, weight = row.weight,
        importance = row.importance, updated_at = now()
      from ${rows(points)} where p.id = row."examPointId"`)
    .catch(codeTaken)
}

const placeStatement = {
  name: 'place questions by name',
  text: `with said as (
           select q.id, v.version, trim(v.exam_point) as said from question q
           join question_version v on v.id = q.current_version_id
           where q.trade_code = $1 and q.exam_point_id is null and q.state in ('published', 'retired')
             and v.exam_point is not null),
         point as (
           select said, (array_agg(p.id))[1] as id from (select distinct said from said) names
           join exam_point p on p.trade_code = $1 and (p.code = said or p.name = said)
           group by said having count(*) = 1),
         placed as materialized (select said.id, said.version, point.id as point from said join point using (said)),
         logged as (
           insert into question_event (id, question_id, version, act, actor_id, reason, before)
           select gen_random_uuid(), q.id, placed.version, 'changed', $2::uuid, '', jsonb_build_object('state', q.state,
             'bankId', q.bank_id, 'examPointId', q.exam_point_id, 'versionId', q.current_version_id)
           from placed join question q using (id)),
         touched as (
           update bank set updated_at = now()
           where id in (select bank_id from question where id in (select id from placed))),
         moved as (
           update question set exam_point_id = placed.point from placed where question.id = placed.id returning question.id)
         select count(*)::int as placed from moved`,
  query_timeout: 30_000,
}
/**
 * Puts the questions of a trade that have no place where the code or the only name of a point is what their text says.
 * How many.
 */
export const placeQuestions = async (tx: Tx, tradeCode: string, actorId: string): Promise<number> => {
  const [row] = await runNamed<{ placed: number }>(tx, placeStatement, [tradeCode, actorId])
  return row?.placed ?? 0
}
