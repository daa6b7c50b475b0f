import type { Content, Option, quizAnalysis } from '@lianbing/contract'
import type { ItemSuspicion, Marking, QuestionType } from '@lianbing/scoring'
import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Db } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import { inTrades } from '../../banks/scope-queries.ts'
import type { FigureRow } from './analysis-queries.ts'

/** So many people who report a question are more than one who has misread it. */
const manyReports = 3

export type SuspectFilter = {
  tradeCode?: string | undefined
  quizId?: string | undefined
  kind?: z.infer<typeof quizAnalysis.suspicion> | undefined
}

export type SuspectRow = Marking & {
  versionId: string
  questionId: string
  version: number
  tradeCode: string
  type: QuestionType
  stem: Content
  options: Option[]
  reports: number
  quizId: string | null
  title: string | null
  n: number | null
  facility: number | null
  discrimination: number | null
  medianSeconds: number | null
  choices: FigureRow['choices']
  suspicions: ItemSuspicion[] | null
  total: number
}

/**
 * Published questions as they are asked today that measured suspiciously in some quiz, there where it was worst, or
 * that many have reported. Reports weigh between a negative discrimination and dead options. Figures by another key than
 * today's accuse nobody: they are being made anew.
 */
export const findSuspects = async (
  db: Db,
  scope: BankScope,
  { tradeCode, quizId, kind }: SuspectFilter,
  page: { offset: number; limit: number },
): Promise<SuspectRow[]> => {
  const ofQuiz = quizId === undefined ? sql`true` : sql`f.quiz_id = ${quizId}::uuid`
  const ofTrade = tradeCode === undefined ? sql`true` : sql`q.trade_code = ${tradeCode}`
  const ofKind =
    kind === undefined
      ? sql`true`
      : kind === 'reports'
        ? sql`r.reports >= ${manyReports}`
        : sql`jsonb_exists(w.suspicions, ${kind})`
  const byToday = sql`not exists (select from question_key k where k.question_version_id = f.question_version_id
    and k.created_at > a.made_at - make_interval(secs => a.took_ms / 1000.0))`
  const { rows } = await db.execute<SuspectRow>(sql`
    with reported as (
      select question_version_id as id, count(*)::int as reports from question_report where state = 'open' group by 1),
    worst as (
      select distinct on (f.question_version_id) f.* from item_figure f join quiz_analysis a on a.quiz_id = f.quiz_id
      where ${ofQuiz} and ${byToday} and (f.weight > 0 or f.question_version_id in (select id from reported where reports >= ${manyReports}))
      order by f.question_version_id, f.weight desc, f.n desc),
    found as (
      select coalesce(w.question_version_id, r.id) as id, w.quiz_id, w.n, w.facility, w.discrimination, w.median_seconds,
        w.choices, w.suspicions, coalesce(r.reports, 0) as reports,
        coalesce(w.weight, 0) + case when r.reports >= ${manyReports} then 100 + least(r.reports, 50) else 0 end as weight
      from worst w full join reported r on r.id = w.question_version_id
      where ${ofKind} and (w.quiz_id is not null or (${quizId === undefined} and r.reports >= ${manyReports})))
    select v.id as "versionId", v.question_id as "questionId", v.version, q.trade_code as "tradeCode", v.type, v.stem,
      v.options, k.key, k.also, k.treatment, f.reports, f.quiz_id as "quizId", t.title, f.n, f.facility, f.discrimination,
      f.median_seconds as "medianSeconds", f.choices, f.suspicions, (count(*) over ())::int as total
    from found f
    join question_version v on v.id = f.id
    join question q on q.current_version_id = v.id and q.state = 'published'
    join lateral (select key, also, treatment from question_key k where k.question_version_id = v.id
                  order by k.version desc limit 1) k on true
    left join lateral (select title from quiz_version n where n.quiz_id = f.quiz_id order by n.version desc limit 1) t on true
    where ${ofTrade} and ${inTrades(scope, sql`q.trade_code`) ?? sql`true`}
    order by f.weight desc, f.n desc nulls last, v.id limit ${page.limit} offset ${page.offset}`)
  return rows
}

export const isReported = (reports: number): boolean => reports >= manyReports
