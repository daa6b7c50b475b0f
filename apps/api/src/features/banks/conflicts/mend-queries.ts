import { ProblemError } from '@lianbing/contract'
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { distinctPair, questionEvent, questionRival } from '../../../db/schema/bank-care.ts'
import { question, questionKey } from '../../../db/schema/banks.ts'
import type { BankScope } from '../../../http/session.ts'
import { outdateFigures } from '../../quizzes/analysis/analysis-queries.ts'
import { inTrades } from '../scope-queries.ts'

/**
 * The questions, locked in the order of their ids until the transaction ends, each with its current version's number;
 * at least one has to be in the scope, which each tells of itself.
 */
export const lockQuestions = async (tx: Tx, scope: BankScope, questionIds: readonly string[]) => {
  const rows = await tx
    .select({
      questionId: question.id,
      state: question.state,
      isOwn: sql<boolean>`${inTrades(scope, question.tradeCode) ?? sql`true`}`,
      versionId: sql<string>`${question.currentVersionId}`,
      version: sql<number>`(select v.version from question_version v where v.id = ${question.currentVersionId})`,
    })
    .from(question)
    .where(and(inArray(question.id, [...questionIds]), inArray(question.state, ['published', 'retired'])))
    .orderBy(question.id)
    .for('update')
  if (rows.length < questionIds.length || !rows.some(({ isOwn }) => isOwn)) throw new ProblemError('question.unknown')
  return rows
}

export const insertKey = async (
  tx: Tx,
  scope: BankScope,
  row: Omit<typeof questionKey.$inferInsert, 'createdBy' | 'createdAt'>,
): Promise<void> => {
  await tx.insert(questionKey).values({ ...row, createdBy: scope.personId })
  await outdateFigures(tx, row.questionVersionId)
}

/** By their banks' rows draws and everything else that is kept in memory notice what has changed. */
export const touchBanksOf = async (tx: Tx, questionIds: readonly string[]): Promise<void> => {
  const ids = sql.join(
    questionIds.map((id) => sql`${id}::uuid`),
    sql`, `,
  )
  await tx.execute(sql`update bank set updated_at = now() from (
    select id from bank where id in (select bank_id from question where id in (${ids})) order by id for update) b
    where bank.id = b.id`)
}

/** The question and key that a rival is about, which is locked. */
export const lockRival = async (tx: Tx, _scope: BankScope, rivalId: string) => {
  const [row] = await tx
    .select({ questionId: questionRival.questionId, state: questionRival.state })
    .from(questionRival)
    .where(eq(questionRival.id, rivalId))
    .for('update')
  if (row === undefined) throw new ProblemError('rival.unknown')
  return row
}

export const updateRival = async (tx: Tx, rivalId: string, state: 'open' | 'taken' | 'dismissed'): Promise<void> => {
  await tx.update(questionRival).set({ state }).where(eq(questionRival.id, rivalId))
}

export const updateState = async (tx: Tx, questionId: string, state: 'published' | 'retired'): Promise<void> => {
  await tx.update(question).set({ state }).where(eq(question.id, questionId))
}

/** Why a question was retired last; undefined where it never was. */
export const findRetiredReason = async (tx: Tx, questionId: string): Promise<string | undefined> => {
  const [row] = await tx
    .select({ reason: questionEvent.reason })
    .from(questionEvent)
    .where(and(eq(questionEvent.questionId, questionId), eq(questionEvent.act, 'retired')))
    .orderBy(desc(questionEvent.id))
    .limit(1)
  return row?.reason
}

/** Hands back whether it is new. */
export const insertDistinct = async (tx: Tx, scope: BankScope, firstId: string, secondId: string): Promise<boolean> => {
  const values = { firstId, secondId, decidedBy: scope.personId }
  return ((await tx.insert(distinctPair).values(values).onConflictDoNothing()).rowCount ?? 0) > 0
}

/** Hands back whether it was there. */
export const deleteDistinct = async (tx: Tx, firstId: string, secondId: string): Promise<boolean> => {
  const isPair = and(eq(distinctPair.firstId, firstId), eq(distinctPair.secondId, secondId))
  return ((await tx.delete(distinctPair).where(isPair)).rowCount ?? 0) > 0
}
