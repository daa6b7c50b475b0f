import { ProblemError } from '@lianbing/contract'
import type { Db } from '../../../db/client.ts'
import { peoplesMarks } from './rescore-attempts.ts'
import { findChanges, setSeen } from './shown-queries.ts'

/** What a worker is told of results that have become others: nothing of quizzes that keep their marks back. */
export const listChanges = async (db: Db, personId: string) => {
  const rows = (await findChanges(db, personId)).filter(({ feedback }) => feedback !== 'none')
  return {
    items: rows.map(({ feedback: _, at, reason, ...row }) => ({
      ...row,
      reason: reason === peoplesMarks ? null : reason,
      at: at.toISOString(),
    })),
  }
}

export const seeChange = async (
  db: Db,
  { personId, attemptId, version }: { personId: string; attemptId: string; version: number },
): Promise<void> => {
  if (!(await setSeen(db, personId, attemptId, version))) throw new ProblemError('attempt.unknown')
}
