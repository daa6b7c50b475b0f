import type { QuizDraft } from '@lianbing/contract'
import { ProblemError } from '@lianbing/contract'
import { and, desc, eq, sql } from 'drizzle-orm'
import type { Db, Tx } from '../../../db/client.ts'
import { organisation } from '../../../db/schema/organisations.ts'
import { quizEvent } from '../../../db/schema/quiz-making.ts'
import { quiz, quizVersion } from '../../../db/schema/quizzes.ts'
import type { OrganisationScope } from '../../../http/session.ts'

export type QuizRow = typeof quiz.$inferSelect

/** Which organisation and trade a quiz belongs to: who may work on it hangs on that. */
export const findQuizOwner = async (db: Db | Tx, quizId: string) => {
  const [row] = await db
    .select({ organisationId: quiz.organisationId, tradeCode: quiz.tradeCode })
    .from(quiz)
    .where(eq(quiz.id, quizId))
  return row
}

const inScope = (scope: OrganisationScope, quizId: string) =>
  and(eq(quiz.id, quizId), eq(quiz.organisationId, scope.organisationId))

export const getQuizRow = async (db: Db | Tx, scope: OrganisationScope, quizId: string) => {
  const [row] = await db
    .select({ quiz, organisationName: organisation.name, now: sql`now()`.mapWith(quiz.updatedAt) })
    .from(quiz)
    .innerJoin(organisation, eq(organisation.id, quiz.organisationId))
    .where(inScope(scope, quizId))
  if (row === undefined) throw new ProblemError('quiz.unknown')
  return row
}

/** Held by whatever changes a quiz or its openings, so that they come one after the other. */
export const lockQuiz = async (tx: Tx, scope: OrganisationScope, quizId: string): Promise<QuizRow> => {
  const [row] = await tx.select().from(quiz).where(inScope(scope, quizId)).for('update')
  if (row === undefined) throw new ProblemError('quiz.unknown')
  return row
}

export const findNewestVersion = async (db: Db | Tx, quizId: string) => {
  const [row] = await db
    .select()
    .from(quizVersion)
    .where(eq(quizVersion.quizId, quizId))
    .orderBy(desc(quizVersion.version))
    .limit(1)
  return row
}

export const insertQuizRow = async (tx: Tx, row: typeof quiz.$inferInsert): Promise<void> => {
  await tx.insert(quiz).values(row)
}

export const insertVersion = async (tx: Tx, row: typeof quizVersion.$inferInsert): Promise<void> => {
  await tx.insert(quizVersion).values(row)
}

/** Every change counts the revision on: who edits an older one is told. */
export const setDraft = async (
  tx: Tx,
  row: QuizRow,
  change: { draft: QuizDraft | null; organisationId?: number; tradeCode?: string },
): Promise<number> => {
  const draftRevision = row.draftRevision + 1
  await tx
    .update(quiz)
    .set({ ...change, draftRevision, updatedAt: sql`now()` })
    .where(eq(quiz.id, row.id))
  return draftRevision
}

export const setArchived = async (tx: Tx, quizId: string, archived: boolean): Promise<void> => {
  await tx
    .update(quiz)
    .set({ archivedAt: archived ? sql`now()` : null, updatedAt: sql`now()` })
    .where(eq(quiz.id, quizId))
}

export const insertQuizEvent = async (tx: Tx, row: typeof quizEvent.$inferInsert): Promise<void> => {
  await tx.insert(quizEvent).values(row)
}
