import { ProblemError } from '@lianbing/contract'
import { sql } from 'drizzle-orm'
import { type Db, databaseErrorCode, type Tx } from '../../../db/client.ts'
import { uuidV7 } from '../../../db/uuid.ts'

type About = { name: string; code: string | null; weight: number | null; importance: 'X' | 'Y' | 'Z' | null }
type Point = About & { examPointId: string; parentId: string | null; verified: boolean }
type Counted = Point & { questions: { level: number | null; count: number }[] }

/** The points of a trade, each before those below it, with the published questions of each by level. */
export const findExamPoints = async (db: Db | Tx, tradeCode: string): Promise<Counted[]> => {
  const { rows } = await db.execute<Counted>(sql`
    with recursive tree as (
      select id, array[position, 0] as path from exam_point where trade_code = ${tradeCode} and parent_id is null
      union all
      select p.id, tree.path || array[p.position, 0] from exam_point p join tree on p.parent_id = tree.id),
    counted as (
      select point, json_agg(json_build_object('level', level, 'count', count) order by level desc) as questions from (
        select q.exam_point_id as point, v.level, count(*) from question q
        join question_version v on v.id = q.current_version_id
        where q.trade_code = ${tradeCode} and q.state = 'published' and q.exam_point_id is not null group by 1, 2) c
      group by 1)
    select p.id as "examPointId", p.parent_id as "parentId", p.name, p.code, p.weight, p.importance, p.verified,
      coalesce(counted.questions, '[]') as questions
    from tree join exam_point p on p.id = tree.id left join counted on counted.point = p.id order by tree.path, p.id`)
  return rows
}

export const countWithoutPoint = async (db: Db, tradeCode: string): Promise<number> => {
  const { rows } = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from question
    where trade_code = ${tradeCode} and state = 'published' and exam_point_id is null`)
  return rows[0]?.count ?? 0
}

/** One change of a trade's tree at a time: what is asked of it holds until it is written. */
export const lockTree = async (tx: Tx, tradeCode: string): Promise<void> => {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`exam points of ${tradeCode}`}, 0))`)
}

export const getTradeOfPoint = async (tx: Tx, examPointId: string): Promise<string> => {
  const { rows } = await tx.execute<{ tradeCode: string }>(
    sql`select trade_code as "tradeCode" from exam_point where id = ${examPointId}`,
  )
  if (rows[0] === undefined) throw new ProblemError('exam_point.unknown')
  return rows[0].tradeCode
}

export const codeTaken = (error: unknown): never => {
  throw databaseErrorCode(error) === '23505' ? new ProblemError('exam_point.code_taken') : error
}

/** Behind its siblings. */
export const insertExamPoint = async (
  tx: Tx,
  { tradeCode, parentId, name, code, weight, importance }: About & { tradeCode: string; parentId: string | null },
): Promise<string> => {
  const id = uuidV7()
  await tx
    .execute(sql`
      insert into exam_point (id, trade_code, parent_id, position, name, code, weight, importance)
      select ${id}, ${tradeCode}, ${parentId}::uuid, coalesce(max(position), 0) + 1, ${name}, ${code}, ${weight}, ${importance}
      from exam_point where trade_code = ${tradeCode} and parent_id is not distinct from ${parentId}::uuid`)
    .catch(codeTaken)
  return id
}

export const updateExamPoint = async (
  tx: Tx,
  { examPointId, parentId, name, code, weight, importance, verified }: Point,
): Promise<void> => {
  await tx
    .execute(sql`
      update exam_point set parent_id = ${parentId}::uuid, name = ${name}, code = ${code}, weight = ${weight},
        importance = ${importance}, verified = ${verified}, updated_at = now() where id = ${examPointId}`)
    .catch(codeTaken)
}

/** These siblings in this order. */
export const orderExamPoints = async (tx: Tx, ids: readonly string[]): Promise<void> => {
  await tx.execute(sql`
    update exam_point p set position = d.n from unnest(${sql.param(ids)}::uuid[]) with ordinality d(id, n)
    where p.id = d.id and p.position <> d.n`)
}

/** The questions of these points, in whatever state; how many were moved, or whether there are any. */
export const moveQuestions = async (
  tx: Tx,
  { from, to, personId }: { from: readonly string[]; to: string; personId: string },
): Promise<void> => {
  await tx.execute(sql`
    with moved as (
      update question set exam_point_id = ${to} where exam_point_id = any(${sql.param(from)}::uuid[])
      returning id, current_version_id)
    insert into question_event (id, question_id, version, act, actor_id, reason)
    select gen_random_uuid(), moved.id, v.version, 'changed', ${personId}, ''
    from moved join question_version v on v.id = moved.current_version_id`)
}

/** Puts a question where its text says: at the only point of the trade with that code, name, or both. */
export const placeByText = async (tx: Tx, questionId: string, said: string): Promise<void> => {
  await tx.execute(sql`
    with point as (
      select (array_agg(p.id))[1] as id from exam_point p
      join question q on q.id = ${questionId} and q.trade_code = p.trade_code
      where ${said.trim()} in (p.code, p.name, left(concat_ws(' ', p.code, p.name), 200)) having count(*) = 1)
    update question set exam_point_id = point.id from point where question.id = ${questionId}`)
}

export const hasQuestions = async (tx: Tx, points: readonly string[]): Promise<boolean> => {
  const { rows } = await tx.execute(sql`
    select from question where exam_point_id = any(${sql.param(points)}::uuid[]) and state <> 'withdrawn' limit 1`)
  return rows.length > 0
}

/** With all below it. */
export const deletePoint = async (tx: Tx, examPointId: string): Promise<void> => {
  await tx.execute(sql`delete from exam_point where id = ${examPointId}`)
}

export type PointPatch = { [Name in keyof About]?: About[Name] | undefined } & {
  verified?: boolean | undefined
  parentId?: string | null | undefined
  place?: number | undefined
}
