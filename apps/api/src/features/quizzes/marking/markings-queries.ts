import type { quizMarking } from '@lianbing/contract'
import { type Db, runNamed, type Tx } from '../../../db/client.ts'

/** The newest mark of each round; where a third decided, only that one, else one or the two of which the mean counts. */
const markingsStatement = {
  name: 'attempt_markings',
  text: `select w.attempt_id as "attemptId", w.slot, g.marks from written_answer w
         cross join lateral (
           select json_agg(json_build_object('lines', lines, 'score', score, 'note', note) order by round) as marks
           from (select m.*, max(round) over () as last from (
                   select distinct on (round) round, lines, score, note from written_mark m
                   where m.attempt_id = w.attempt_id and m.slot = w.slot and m.epoch = w.epoch and m.seq = w.seq
                   order by round, id desc) m
                 where score is not null) counted
           where round <= w.markers and last < 3 or round = 3) g
         where w.attempt_id = any($1::uuid[]) and w.score is not null and g.marks is not null`,
}

/** What people gave for the answers of these attempts, by attempt and slot: without names. */
export const findMarkings = async (
  db: Db | Tx,
  attemptIds: readonly string[],
): Promise<Map<string, Map<number, quizMarking.GivenMark[]>>> => {
  const found = new Map<string, Map<number, quizMarking.GivenMark[]>>()
  if (attemptIds.length === 0) return found
  type Row = { attemptId: string; slot: number; marks: quizMarking.GivenMark[] }
  for (const { attemptId, slot, marks } of await runNamed<Row>(db, markingsStatement, [attemptIds]))
    found.set(attemptId, (found.get(attemptId) ?? new Map()).set(slot, marks))
  return found
}
