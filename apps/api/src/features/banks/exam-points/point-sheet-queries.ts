import { sql } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
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
