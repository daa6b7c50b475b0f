import { ProblemError } from '@lianbing/contract'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Db, Tx } from '../../../db/client.ts'
import { quizOpening } from '../../../db/schema/quizzes.ts'

type OpeningRow = typeof quizOpening.$inferSelect

// Written out: in a statement over one table the names of columns are not qualified.
const attempts = sql<number>`(select count(*)::int from attempt a where a.opening_id = quiz_opening.id)`
const ready = sql<number>`(select count(*)::int from prepared_paper p where p.opening_id = quiz_opening.id)`

export const findOpenings = (db: Db | Tx, quizId: string) =>
  db
    .select({
      openingId: quizOpening.id,
      opensAt: quizOpening.opensAt,
      closesAt: quizOpening.closesAt,
      prepared: quizOpening.prepared,
      ready,
      attempts,
    })
    .from(quizOpening)
    .where(and(eq(quizOpening.quizId, quizId), eq(quizOpening.onPaper, false)))
    .orderBy(asc(quizOpening.opensAt), asc(quizOpening.id))

export const insertOpening = async (tx: Tx, row: typeof quizOpening.$inferInsert): Promise<void> => {
  await tx.insert(quizOpening).values(row)
}

const ofQuiz = (quizId: string, openingId: string) => and(eq(quizOpening.id, openingId), eq(quizOpening.quizId, quizId))

export const getOpening = async (
  tx: Tx,
  quizId: string,
  openingId: string,
): Promise<OpeningRow & { attempts: number }> => {
  const [row] = await tx.select({ opening: quizOpening, attempts }).from(quizOpening).where(ofQuiz(quizId, openingId))
  if (row === undefined) throw new ProblemError('opening.unknown')
  return { ...row.opening, attempts: row.attempts }
}

export const updateOpening = async (
  tx: Tx,
  { id, ...change }: Pick<OpeningRow, 'id' | 'opensAt' | 'closesAt' | 'prepared'>,
): Promise<void> => {
  await tx.update(quizOpening).set(change).where(eq(quizOpening.id, id))
}

export const deleteOpening = async (tx: Tx, quizId: string, openingId: string): Promise<void> => {
  await tx.delete(quizOpening).where(ofQuiz(quizId, openingId))
}
