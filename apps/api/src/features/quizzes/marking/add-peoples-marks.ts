import type { Tx } from '../../../db/client.ts'
import type { StoredAnswer } from '../attempt-queries.ts'
import { findPeoplesMarks } from './people-marks-queries.ts'

/**
 * Puts what people have decided beside the answers of these attempts. A mark is for the answer that was marked: after a
 * reopening another one may stand there, which waits anew.
 */
export const addPeoplesMarks = async (
  tx: Tx,
  attemptIds: readonly string[],
  answers: ReadonlyMap<string, StoredAnswer[]>,
): Promise<void> => {
  for (const [attemptId, marks] of await findPeoplesMarks(tx, attemptIds))
    for (const answer of answers.get(attemptId) ?? [])
      answer.people = marks.find(
        ({ slot, epoch, seq }) => slot === answer.slot && epoch === answer.epoch && seq === answer.seq,
      )?.score
}
