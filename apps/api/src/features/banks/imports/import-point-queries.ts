import { ProblemError } from '@lianbing/contract'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { type Db, runNamed, type Tx } from '../../../db/client.ts'
import { examPoint } from '../../../db/schema/exam-points.ts'

const placeStatement = {
  name: 'place import drafts by name',
  text: `with said as (
           select d.n, trim(d.draft->>'examPoint') as said from import_draft d
           where d.import_id = $1 and d.draft->>'examPoint' is not null),
         point as (
           select said, (array_agg(p.id))[1] as id from (select distinct said from said) names
           join exam_point p on p.trade_code = $2 and (p.code = said or p.name = said)
           group by said having count(*) = 1)
         update import_draft d set exam_point_id = point.id from said join point using (said)
         where d.import_id = $1 and d.n = said.n`,
  query_timeout: 30_000,
}
/** Puts drafts into the trade's tree where their exam point is the code or the only name of a point there. */
export const placeByName = async (tx: Tx, importId: string, tradeCode: string): Promise<void> => {
  await tx.execute(
    sql`update import_draft set exam_point_id = null where import_id = ${importId} and exam_point_id is not null`,
  )
  await runNamed(tx, placeStatement, [importId, tradeCode])
}

const namesStatement = {
  name: 'exam points of import drafts',
  text: `select draft->>'examPoint' as name, count(*)::int as questions,
           case when count(distinct exam_point_id) = 1 and count(*) = count(exam_point_id)
             then (array_agg(exam_point_id))[1] end as "examPointId"
         from import_draft where import_id = $1 and draft->>'examPoint' is not null and not dropped group by 1 order by min(n)`,
  query_timeout: 30_000,
}
export const findPointNames = (db: Db | Tx, importId: string) =>
  runNamed<{ name: string; questions: number; examPointId: string | null }>(db, namesStatement, [importId])

/** The tree of a trade, level by level in its order. */
export const findPoints = (db: Db, tradeCode: string) =>
  db
    .select({ examPointId: examPoint.id, parentId: examPoint.parentId, code: examPoint.code, name: examPoint.name })
    .from(examPoint)
    .where(eq(examPoint.tradeCode, tradeCode))
    .orderBy(sql`${examPoint.parentId} nulls first`, asc(examPoint.position))

/** Refuses points that another trade has, or none. */
export const checkPoints = async (tx: Tx, tradeCode: string, ids: readonly string[]): Promise<void> => {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return
  const found = await tx
    .select({ id: examPoint.id })
    .from(examPoint)
    .where(and(eq(examPoint.tradeCode, tradeCode), inArray(examPoint.id, wanted)))
  if (found.length < wanted.length) throw new ProblemError('exam_point.unknown')
}

type Placed = { name: string; examPointId: string | null }
export const placePointNames = async (tx: Tx, importId: string, items: readonly Placed[]): Promise<void> => {
  await tx.execute(sql`update import_draft d set exam_point_id = m.point
    from unnest(${sql.param(items.map(({ name }) => name))}::text[], ${sql.param(items.map((one) => one.examPointId))}::uuid[]) as m(name, point)
    where d.import_id = ${importId} and d.draft->>'examPoint' = m.name`)
}
