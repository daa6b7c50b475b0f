import { type Db, runNamed, type Tx } from '../../../db/client.ts'

/** What people have decided of one answer; it counts for the register that they marked, and for no other. */
export type PeoplesMark = { slot: number; epoch: number; seq: number; score: number }

const peoplesMarksStatement = {
  name: 'peoples_marks',
  text: `select attempt_id as "attemptId", json_agg(json_build_object('slot', slot, 'epoch', epoch, 'seq', seq, 'score', score)) as marks
         from written_answer where attempt_id = any($1::uuid[]) and score is not null group by attempt_id`,
}

/** What people have decided, by attempt; attempts without such an answer are left out. */
export const findPeoplesMarks = async (
  db: Db | Tx,
  attemptIds: readonly string[],
): Promise<Map<string, PeoplesMark[]>> => {
  if (attemptIds.length === 0) return new Map()
  const rows = await runNamed<{ attemptId: string; marks: PeoplesMark[] }>(db, peoplesMarksStatement, [attemptIds])
  return new Map(rows.map(({ attemptId, marks }) => [attemptId, marks]))
}

/**
 * A mark is for the answer that was marked: after a reopening another one may stand there, which waits anew. In
 * hundredths of a mark.
 */
export const peoplesMarkOf = (
  marks: readonly PeoplesMark[],
  answer: { slot: number; epoch: number | null; seq: number | null },
): number | undefined =>
  marks.find(({ slot, epoch, seq }) => slot === answer.slot && epoch === answer.epoch && seq === answer.seq)?.score
