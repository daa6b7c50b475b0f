import { ProblemError } from '@lianbing/contract'
import { and, count, desc, eq, gt, lt, sql } from 'drizzle-orm'
import type { Db, Tx } from '../../../db/client.ts'
import { person } from '../../../db/schema/accounts.ts'
import { questionReport } from '../../../db/schema/bank-care.ts'
import { question, questionVersion } from '../../../db/schema/banks.ts'
import { round } from '../../../db/schema/practice.ts'
import { attempt } from '../../../db/schema/quizzes.ts'
import type { BankScope } from '../../../http/session.ts'
import { inTrades } from '../scope-queries.ts'

const versionInSlot = (paper: typeof round.paper | typeof attempt.paper, slot: number) =>
  sql<string | null>`${paper} -> ${slot}::int ->> 'questionVersionId'`

/** Which version stood in a slot of a round of this person. */
export const getRoundSlotVersion = async (db: Db, personId: string, roundId: string, slot: number): Promise<string> => {
  const [row] = await db
    .select({ versionId: versionInSlot(round.paper, slot) })
    .from(round)
    .where(and(eq(round.id, roundId), eq(round.personId, personId)))
  if (row === undefined) throw new ProblemError('round.unknown')
  if (row.versionId === null) throw new ProblemError('slot.unknown')
  return row.versionId
}

/** Which version stood in a slot of an attempt of this person. */
export const getAttemptSlotVersion = async (
  db: Db,
  personId: string,
  attemptId: string,
  slot: number,
): Promise<string> => {
  const [row] = await db
    .select({ versionId: versionInSlot(attempt.paper, slot) })
    .from(attempt)
    .where(and(eq(attempt.id, attemptId), eq(attempt.personId, personId)))
  if (row === undefined) throw new ProblemError('attempt.unknown')
  if (row.versionId === null) throw new ProblemError('slot.unknown')
  return row.versionId
}

/** One report of a person at a time, so that two taps count as one. */
export const lockReporter = async (tx: Tx, personId: string): Promise<void> => {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`reports of ${personId}`}, 0))`)
}

type NewReport = typeof questionReport.$inferInsert & { personId: string }

/** The person's open report of the same version gets the new reason, and the new note where there is one. */
export const updateOpenReport = async (tx: Tx, report: Omit<NewReport, 'id'>): Promise<string | undefined> => {
  const { questionVersionId, personId, reason, note } = report
  const [row] = await tx
    .update(questionReport)
    .set(note === '' ? { reason } : { reason, note })
    .where(
      and(
        eq(questionReport.questionVersionId, questionVersionId),
        eq(questionReport.personId, personId),
        eq(questionReport.state, 'open'),
      ),
    )
    .returning({ id: questionReport.id })
  return row?.id
}

export const countReportsOfLastHour = async (tx: Tx, personId: string): Promise<number> => {
  const [row] = await tx
    .select({ reports: count() })
    .from(questionReport)
    .where(and(eq(questionReport.personId, personId), gt(questionReport.createdAt, sql`now() - interval '1 hour'`)))
  return row?.reports ?? 0
}

export const insertReport = async (tx: Tx, report: NewReport): Promise<void> => {
  await tx.insert(questionReport).values(report)
}

type ReportFilter = {
  reportId?: string | undefined
  questionId?: string | undefined
  state?: 'open' | 'mended' | 'dismissed' | undefined
  before?: string | undefined
}

/** Reports with what they are about, newest first: the id begins with the time. */
export const findReports = (db: Db, scope: BankScope, filter: ReportFilter, limit: number) =>
  db
    .select({
      reportId: questionReport.id,
      questionId: question.id,
      versionId: questionVersion.id,
      version: questionVersion.version,
      stem: questionVersion.stem,
      tradeCode: question.tradeCode,
      reason: questionReport.reason,
      note: questionReport.note,
      state: questionReport.state,
      reporter: sql<string>`coalesce(${person.displayName}, '')`,
      reply: questionReport.reply,
      createdAt: questionReport.createdAt,
    })
    .from(questionReport)
    .innerJoin(questionVersion, eq(questionVersion.id, questionReport.questionVersionId))
    .innerJoin(question, eq(question.id, questionVersion.questionId))
    .leftJoin(person, eq(person.id, questionReport.personId))
    .where(
      and(
        inTrades(scope, question.tradeCode),
        filter.reportId === undefined ? undefined : eq(questionReport.id, filter.reportId),
        filter.questionId === undefined ? undefined : eq(question.id, filter.questionId),
        filter.state === undefined ? undefined : eq(questionReport.state, filter.state),
        filter.before === undefined ? undefined : lt(questionReport.id, filter.before),
      ),
    )
    .orderBy(desc(questionReport.id))
    .limit(limit)
export type ReportRow = Awaited<ReturnType<typeof findReports>>[number]

/** A report whose row stays the caller's until the transaction ends. */
export const lockReport = async (tx: Tx, scope: BankScope, reportId: string) => {
  const [row] = await tx
    .select({ state: questionReport.state, personId: questionReport.personId, stem: questionVersion.stem })
    .from(questionReport)
    .innerJoin(questionVersion, eq(questionVersion.id, questionReport.questionVersionId))
    .innerJoin(question, eq(question.id, questionVersion.questionId))
    .where(and(eq(questionReport.id, reportId), inTrades(scope, question.tradeCode)))
    .for('update', { of: questionReport })
  return row
}

type Outcome = { state: 'open' | 'mended' | 'dismissed'; reply: string }

/** Says what became of a report, by whom and when; one that is opened again has no outcome. */
export const updateReportState = async (
  tx: Tx,
  scope: BankScope,
  reportId: string,
  { state, reply }: Outcome,
): Promise<void> => {
  const closed = state !== 'open'
  await tx
    .update(questionReport)
    .set({ state, reply, closedBy: closed ? scope.personId : null, closedAt: closed ? sql`now()` : null })
    .where(eq(questionReport.id, reportId))
}
