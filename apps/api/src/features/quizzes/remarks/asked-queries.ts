import type { Key, Response, ScoredSlot } from '@lianbing/scoring'
import { runNamed, type Tx } from '../../../db/client.ts'
import type { AttemptSlot } from '../../../db/schema/quizzes.ts'
import type { ResultRow } from '../attempt-queries.ts'
import { findPeoplesMarks, type PeoplesMark, peoplesMarkOf } from '../marking/people-marks-queries.ts'

/** One row, as with the answers, and of the marks only those of this question: a re-mark reads a hundred thousand. */
const askedStatement = {
  name: 'asked_slots',
  text: `select coalesce(json_agg(json_build_array(a.id, a.person_id, a.quiz_version_id, r.score, r.maximum, r.passed,
             s.n, s.slot, r.slots -> s.n, w.response, w.epoch, w.seq)), '[]') as asked
         from attempt a
         join attempt_result r on r.attempt_id = a.id and r.version = a.result_version
         cross join lateral (select place::int - 1 as n, slot from jsonb_array_elements(a.paper) with ordinality as e(slot, place)
                             where slot ->> 'questionVersionId' = any($2::text[])) s
         left join attempt_answer w on w.attempt_id = a.id and w.slot = s.n
         where a.id = any($1::uuid[]) and a.status = 'closed' and a.voided_at is null`,
}
type Row = [
  attemptId: string,
  personId: string,
  quizVersionId: string,
  score: number | null,
  maximum: number,
  passed: boolean | null,
  n: number,
  slot: AttemptSlot,
  before: ScoredSlot,
  response: Response | null,
  epoch: number | null,
  seq: number | null,
]
export type Asked = Pick<ResultRow, 'attemptId' | 'score' | 'maximum' | 'passed'> & {
  personId: string
  quizVersionId: string
  /** Where the question stands in the paper, how it is marked, and what was answered; hardly ever twice. */
  places: {
    n: number
    slot: AttemptSlot
    before: ScoredSlot
    response: Response | null
    /** What people have decided of a written answer, in hundredths of a mark. */
    people?: number | undefined
  }[]
}

/** Of these attempts those that are closed and count, with their newest result and their answer to one question, in whichever of these versions. */
export const findAsked = async (
  tx: Tx,
  attemptIds: readonly string[],
  versionIds: readonly string[],
  type: Key['type'],
): Promise<Map<string, Asked>> => {
  const [row] = await runNamed<{ asked: Row[] }>(tx, askedStatement, [attemptIds, versionIds])
  const found = new Map<string, Asked>()
  const marks = type === 'written' ? await findPeoplesMarks(tx, attemptIds) : new Map<string, PeoplesMark[]>()
  for (const [attemptId, personId, quizVersionId, score, maximum, passed, ...place] of row?.asked ?? []) {
    const [n, slot, before, response, epoch, seq] = place
    const people = peoplesMarkOf(marks.get(attemptId) ?? [], { slot: n, epoch, seq })
    const one = found.get(attemptId) ?? {
      attemptId,
      personId,
      quizVersionId,
      score,
      maximum,
      passed,
      places: [],
    }
    one.places.push({ n, slot, before, response, people })
    found.set(attemptId, one)
  }
  return found
}
