import { type Content, ProblemError } from '@lianbing/contract'
import type { ItemSuspicion, Marking, QuestionType } from '@lianbing/scoring'
import { and, asc, count, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import { questionReport } from '../../../db/schema/bank-care.ts'
import { question, questionVersion } from '../../../db/schema/banks.ts'
import { organisation } from '../../../db/schema/organisations.ts'
import { itemFigure, quizAnalysis } from '../../../db/schema/quiz-analysis.ts'
import { quiz, quizVersion } from '../../../db/schema/quizzes.ts'
import type { BankScope, OrganisationScope } from '../../../http/session.ts'
import { inTrades } from '../../banks/scope-queries.ts'

/** Who has the quiz's organisation in reach, or looks after the bank of its trade. */
export type AnalysisScope = OrganisationScope | BankScope

const within = (scope: AnalysisScope): SQL | undefined =>
  'path' in scope ? sql`starts_with(${organisation.path}, ${scope.path})` : inTrades(scope, quiz.tradeCode)

export const findQuizOwner = async (db: Db, quizId: string) => {
  const [row] = await db.select({ organisationId: quiz.organisationId }).from(quiz).where(eq(quiz.id, quizId))
  return row
}

/** A quiz in the caller's reach with its figures; to everybody else there is no such quiz. */
export const getAnalysedQuiz = async (db: Db, scope: AnalysisScope, quizId: string) => {
  const [row] = await db
    .select({
      quizId: quiz.id,
      tradeCode: quiz.tradeCode,
      title: sql<string>`(select n.title from ${quizVersion} n where n.quiz_id = ${quiz.id} order by n.version desc limit 1)`,
      attempts: quizAnalysis.attempts,
      papers: quizAnalysis.papers,
      madeAt: quizAnalysis.madeAt,
      stale: sql<boolean>`coalesce(${quizAnalysis.changes} <> ${quizAnalysis.analysed}, false)`,
    })
    .from(quiz)
    .innerJoin(organisation, eq(organisation.id, quiz.organisationId))
    .leftJoin(quizAnalysis, eq(quizAnalysis.quizId, quiz.id))
    .where(and(eq(quiz.id, quizId), within(scope)))
  if (row === undefined) throw new ProblemError('quiz.unknown')
  return row
}

export const countItems = async (db: Db, quizId: string) => {
  const [row] = await db
    .select({ items: count(), suspects: sql<number>`(count(*) filter (where ${itemFigure.weight} > 0))::int` })
    .from(itemFigure)
    .where(eq(itemFigure.quizId, quizId))
  return row ?? { items: 0, suspects: 0 }
}

const columns = {
  quizId: itemFigure.quizId,
  versionId: questionVersion.id,
  questionId: questionVersion.questionId,
  version: questionVersion.version,
  type: questionVersion.type,
  stem: questionVersion.stem,
  n: itemFigure.n,
  facility: itemFigure.facility,
  discrimination: itemFigure.discrimination,
  medianSeconds: itemFigure.medianSeconds,
  exposure: itemFigure.exposure,
  suspicions: itemFigure.suspicions,
}
export type ItemRow = {
  quizId: string
  versionId: string
  questionId: string
  version: number
  type: QuestionType
  stem: Content
  n: number
  facility: number | null
  discrimination: number | null
  medianSeconds: number | null
  exposure: number
  suspicions: ItemSuspicion[]
}

const sorts = {
  suspicion: itemFigure.weight,
  n: itemFigure.n,
  facility: itemFigure.facility,
  discrimination: itemFigure.discrimination,
  seconds: itemFigure.medianSeconds,
  exposure: itemFigure.exposure,
}
export type ItemOrder = { sort: keyof typeof sorts; order: 'up' | 'down' }

/** Figures of a quiz's questions in the order asked for; what has no figure comes last. */
export const findItems = (
  db: Db,
  scope: AnalysisScope,
  quizId: string,
  { sort, order }: ItemOrder,
  page: { offset: number; limit: number },
): Promise<ItemRow[]> =>
  db
    .select(columns)
    .from(itemFigure)
    .innerJoin(questionVersion, eq(questionVersion.id, itemFigure.questionVersionId))
    .innerJoin(quiz, eq(quiz.id, itemFigure.quizId))
    .innerJoin(organisation, eq(organisation.id, quiz.organisationId))
    .where(and(eq(itemFigure.quizId, quizId), within(scope)))
    .orderBy(
      order === 'up' ? sql`${sorts[sort]} asc nulls last` : sql`${sorts[sort]} desc nulls last`,
      desc(itemFigure.n),
      asc(questionVersion.id),
    )
    .offset(page.offset)
    .limit(page.limit)

/** One question of a quiz with what was chosen, for those who look after its bank. */
export const getItem = async (db: Db, scope: BankScope, quizId: string, versionId: string) => {
  const [row] = await db
    .select({
      ...columns,
      choices: itemFigure.choices,
      options: questionVersion.options,
      marking: sql<Marking>`(select json_build_object('key', k.key, 'also', k.also, 'treatment', k.treatment)
        from question_key k where k.question_version_id = ${questionVersion.id} order by k.version desc limit 1)`,
    })
    .from(itemFigure)
    .innerJoin(questionVersion, eq(questionVersion.id, itemFigure.questionVersionId))
    .innerJoin(question, eq(question.id, questionVersion.questionId))
    .where(
      and(
        eq(itemFigure.quizId, quizId),
        eq(itemFigure.questionVersionId, versionId),
        inTrades(scope, question.tradeCode),
      ),
    )
  if (row === undefined) throw new ProblemError('question.unknown')
  return row
}

export const countOpenReports = async (db: Db, versionId: string): Promise<number> => {
  const [row] = await db
    .select({ reports: count() })
    .from(questionReport)
    .where(and(eq(questionReport.questionVersionId, versionId), eq(questionReport.state, 'open')))
  return row?.reports ?? 0
}
