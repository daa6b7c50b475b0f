import type { Content, Language } from '@lianbing/contract'
import type { QuestionType } from '@lianbing/scoring'
import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../db/client.ts'
import { question } from '../../db/schema/banks.ts'
import type { BankScope } from '../../http/session.ts'
import { isOutdated, matching, type QuestionFilter, searched, validityToday } from './filter-queries.ts'

export type Sort = 'position' | 'newest' | 'reports'
/** Where the page before ended: the position, the id, or the open reports and the position. */
export type After = { position?: number | undefined; id?: string | undefined; reports?: number | undefined }
export type Order = { sort: Sort; after: After | undefined; limit: number }

/** Counting goes on to here; what is more numerous is common, and its first page is found on the way. */
const countedUpTo = 10_000

const reported = sql`(select v.question_id, count(*)::int as open from question_report r
  join question_version v on v.id = r.question_version_id where r.state = 'open' group by v.question_id)`

type Key = { id: string; position: number; reports: number }

const columns = (sort: Sort) =>
  sql`question.id, question.position::float8 as position, ${
    sort === 'reports' ? sql`coalesce(reported.open, 0)` : sql`0`
  } as reports`
const withReports = (sort: Sort): SQL =>
  sort === 'reports' ? sql`left join ${reported} reported on reported.question_id = question.id` : sql``

const orders = {
  position: sql`position`,
  newest: sql`id desc`,
  reports: sql`reports desc, position`,
}
const beyond = ({ sort, after }: Order): SQL => {
  if (after === undefined) return sql`true`
  if (sort === 'newest') return sql`id < ${after.id}::uuid`
  if (sort === 'position') return sql`position > ${after.position}::bigint`
  return sql`(-reports, position) > (${-(after.reports ?? 0)}::int, ${after.position}::float8)`
}

/**
 * How many questions match, and the keys of a page of them: all in one, where they are few enough to be counted.
 */
const countAndFind = async (db: Db, scope: BankScope, filter: QuestionFilter, order: Order) => {
  const { where, needsVersion } = matching(scope, filter)
  // Without its version a question is counted a hundred times faster.
  const most = needsVersion ? sql`limit ${countedUpTo + 1}` : sql``
  const { rows } = await db.execute<Key & { total: number }>(sql`
    with hits as materialized (
      select ${columns(order.sort)} from ${searched(needsVersion)} ${withReports(order.sort)} where ${where} ${most}),
    page as (select * from hits where ${beyond(order)} order by ${orders[order.sort]} limit ${order.limit})
    select (select count(*)::int from hits) as total, page.* from (select) one left join page on true`)
  const keys = rows.filter(({ id }) => id !== null)
  return { total: rows[0]?.total ?? 0, isCapped: needsVersion && (rows[0]?.total ?? 0) > countedUpTo, keys }
}

/** A page of many: in the order itself, until it is full. */
const findInOrder = async (
  db: Db,
  scope: BankScope,
  filter: QuestionFilter,
  order: Order,
  isCommon: boolean,
): Promise<Key[]> => {
  // By the texts' statistics the words are known to be common; by the index of short words nothing is.
  const { where, needsVersion } = matching(scope, filter, { withShortWords: !isCommon })
  const from = sql`from ${searched(needsVersion)} ${withReports(order.sort)} where ${where}`
  const page =
    order.sort === 'reports'
      ? sql`select * from (select ${columns('reports')} ${from}) hits where ${beyond(order)}`
      : sql`select ${columns(order.sort)} ${from} and ${
          order.after === undefined
            ? sql`true`
            : order.sort === 'newest'
              ? sql`question.id < ${order.after.id}::uuid`
              : sql`question.position > ${order.after.position}::bigint`
        }`
  const by = {
    position: sql`${question.position}`,
    newest: sql`${question.id} desc`,
    reports: sql`reports desc, position`,
  }
  const { rows } = await db.execute<Key>(sql`${page} order by ${by[order.sort]} limit ${order.limit}`)
  return rows
}

export type QuestionRow = Key & {
  questionId: string
  bankId: string
  tradeCode: string
  type: QuestionType
  language: Language
  level: number | null
  examPoint: string | null
  state: 'draft' | 'published' | 'retired' | 'withdrawn'
  waiting: 'draft' | 'review' | null
  outdated: boolean
  validity: 'valid' | 'not-yet' | 'expired'
  stem: Content
  openReports: number
}

const findRows = async (db: Db, keys: readonly Key[]): Promise<QuestionRow[]> => {
  const ids = keys.map(({ id }) => id)
  const { rows } = await db.execute<Omit<QuestionRow, keyof Key>>(sql`
    select question.id as "questionId", question.bank_id as "bankId", question.trade_code as "tradeCode",
      question_version.type, question_version.language, question_version.level,
      coalesce((select concat_ws(' ', p.code, p.name) from exam_point p where p.id = question.exam_point_id),
        question_version.exam_point) as "examPoint",
      question.state, question_version.stem, ${isOutdated} as outdated, ${validityToday} as validity,
      (select w.state from question_version w where w.question_id = question.id and w.state <> 'published') as waiting,
      (select count(*)::int from question_report r join question_version v on v.id = r.question_version_id
        where r.state = 'open' and v.question_id = question.id) as "openReports"
    from ${searched(true)} where question.id = any(${sql.param(ids)}::uuid[])`)
  const byId = new Map(rows.map((row) => [row.questionId, row]))
  return keys.flatMap((key) => {
    const row = byId.get(key.id)
    return row === undefined ? [] : [{ ...key, ...row }]
  })
}

export type Total = { total: number; isCapped: boolean }

/** A page of the questions that match, with how many there are; `known` is what the first page has counted. */
export const findQuestions = async (
  db: Db,
  scope: BankScope,
  filter: QuestionFilter,
  order: Order,
  known: Total | undefined,
): Promise<Total & { rows: QuestionRow[] }> => {
  if (known) return { ...known, rows: await findRows(db, await findInOrder(db, scope, filter, order, known.isCapped)) }
  const { total, isCapped, keys } = await countAndFind(db, scope, filter, order)
  const page = isCapped ? await findInOrder(db, scope, filter, order, true) : keys
  return { rows: await findRows(db, page), total: isCapped ? countedUpTo : total, isCapped }
}
