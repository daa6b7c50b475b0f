import { ProblemError } from '@lianbing/contract'
import { and, asc, desc, eq, inArray, lt, ne, type SQL, sql } from 'drizzle-orm'
import type { Db, Tx } from '../../../db/client.ts'
import { person } from '../../../db/schema/accounts.ts'
import { question, questionVersion } from '../../../db/schema/banks.ts'
import { remark, remarkAttempt, remarkPlace } from '../../../db/schema/quiz-remarks.ts'
import type { BankScope } from '../../../http/session.ts'
import { inTrades } from '../../banks/scope-queries.ts'

export type RemarkRow = typeof remark.$inferSelect
export type NewRemark = typeof remark.$inferInsert

export const insertRemark = async (tx: Tx, row: NewRemark): Promise<void> => {
  // What was being counted for an earlier key of the question would be counted in vain.
  await tx
    .update(remark)
    .set({ state: 'discarded', endedAt: sql`now()` })
    .where(and(eq(remark.questionVersionId, row.questionVersionId), inArray(remark.state, ['counting', 'ready'])))
  await tx.insert(remark).values(row)
}

const inScope = (scope: BankScope, ...conditions: (SQL | undefined)[]) =>
  and(inTrades(scope, question.tradeCode), ...conditions)

/** With the number of the version of the question. */
export type LockedRemark = RemarkRow & { version: number }

/** One of the caller's trades, locked until the transaction ends; to others there is none. */
export const lockRemark = async (tx: Tx, scope: BankScope, remarkId: string): Promise<LockedRemark> => {
  const [row] = await tx
    .select({
      remark,
      version: sql<number>`(select v.version from ${questionVersion} v where v.id = ${remark.questionVersionId})`,
    })
    .from(remark)
    .innerJoin(question, eq(question.id, remark.questionId))
    .where(inScope(scope, eq(remark.id, remarkId)))
    .for('update', { of: remark })
  if (row === undefined) throw new ProblemError('remark.unknown')
  return { ...row.remark, version: row.version }
}

export const updateRemark = async (
  tx: Tx,
  remarkId: string,
  change: Partial<typeof remark.$inferInsert>,
): Promise<void> => {
  await tx.update(remark).set(change).where(eq(remark.id, remarkId))
}

/** Until the transaction ends nobody else confirms one. */
export const lockDecisions = async (tx: Tx): Promise<void> => {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('decisions of remarks', 0))`)
}

/** What was foreseen of the others held for the marks as they were: they are counted again. */
export const countOthersAgain = async (tx: Tx, remarkId: string): Promise<void> => {
  await tx
    .update(remark)
    .set({ state: 'counting', lookedAt: null, figures: null })
    .where(and(ne(remark.id, remarkId), inArray(remark.state, ['counting', 'ready'])))
}

/** What an earlier count of it has listed. */
export const forgetCount = async (tx: Tx, remarkId: string): Promise<void> => {
  await tx.delete(remarkAttempt).where(eq(remarkAttempt.remarkId, remarkId))
  await tx.delete(remarkPlace).where(eq(remarkPlace.remarkId, remarkId))
}

const running = sql`exists (select from remark r where r.state = 'running')`
export const isAnyRunning = async (tx: Tx): Promise<boolean> =>
  (await tx.execute<{ running: boolean }>(sql`select ${running} as running`)).rows[0]?.running === true

/**
 * The oldest that has work to do and that nobody else is at, locked until the transaction ends. While attempts are being
 * marked again nothing is counted.
 */
export const claimRemark = async (tx: Tx, state: 'counting' | 'running'): Promise<RemarkRow | undefined> => {
  const [row] = await tx
    .select()
    .from(remark)
    .where(and(eq(remark.state, state), state === 'counting' ? sql`not ${running}` : undefined))
    .orderBy(asc(remark.createdAt))
    .limit(1)
    .for('update', { skipLocked: true })
  return row
}

/** The oldest that is running. */
export const findRunning = async (db: Db): Promise<RemarkRow | undefined> => {
  const [row] = await db
    .select()
    .from(remark)
    .where(eq(remark.state, 'running'))
    .orderBy(asc(remark.createdAt))
    .limit(1)
  return row
}

const nameOf = (id: SQL) => sql<string | null>`(select p.display_name from ${person} p where p.id = ${id})`

/** Newest first; `before` is the id of the last one seen. */
export const findRemarks = (
  db: Db | Tx,
  scope: BankScope,
  wanted: { remarkId?: string | undefined; questionId?: string | undefined; before?: string | undefined },
  limit: number,
) =>
  db
    .select({
      remark,
      stem: questionVersion.stem,
      tradeCode: question.tradeCode,
      version: questionVersion.version,
      createdByName: nameOf(sql`${remark.createdBy}`),
      confirmedByName: nameOf(sql`${remark.confirmedBy}`),
      listed: sql<number>`(select count(*)::int from remark_attempt a where a.remark_id = ${remark.id})`,
      done: sql<number>`(select count(a.done_at)::int from remark_attempt a where a.remark_id = ${remark.id})`,
    })
    .from(remark)
    .innerJoin(question, eq(question.id, remark.questionId))
    .innerJoin(questionVersion, eq(questionVersion.id, remark.questionVersionId))
    .where(
      inScope(
        scope,
        wanted.remarkId === undefined ? undefined : eq(remark.id, wanted.remarkId),
        wanted.questionId === undefined ? undefined : eq(remark.questionId, wanted.questionId),
        wanted.before === undefined ? undefined : lt(remark.id, wanted.before),
      ),
    )
    .orderBy(desc(remark.id))
    .limit(limit)
export type RemarkListRow = Awaited<ReturnType<typeof findRemarks>>[number]
