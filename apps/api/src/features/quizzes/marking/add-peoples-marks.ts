import type { Tx } from '../../../db/client.ts'
import type { StoredAnswer } from '../attempt-queries.ts'
import { findPeoplesMarks, peoplesMarkOf } from './people-marks-queries.ts'

/** Puts what people have decided beside the answers of these attempts. */
export const addPeoplesMarks = async (
  tx: Tx,
  attemptIds: readonly string[],
  answers: ReadonlyMap<string, StoredAnswer[]>,
): Promise<void> => {
  for (const [attemptId, marks] of await findPeoplesMarks(tx, attemptIds))
    for (const answer of answers.get(attemptId) ?? []) answer.people = peoplesMarkOf(marks, answer)
}
