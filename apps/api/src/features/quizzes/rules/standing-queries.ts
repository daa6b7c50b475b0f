import { type Db, runNamed } from '../../../db/client.ts'

export type StandingRow = {
  attemptId: string
  quizVersionId: string
  /** Null where a person has still to mark. */
  score: number | null
}

const statement = {
  name: 'own_results_of_opening',
  text: `select a.id as "attemptId", a.quiz_version_id as "quizVersionId", r.score
         from attempt a
         join lateral (select score from attempt_result s where s.attempt_id = a.id order by s.version desc limit 1) r on true
         where a.person_id = $1 and a.opening_id = $2 and a.voided_at is null
         order by a.started_at`,
}

/** A person's own attempts in an opening that have a result and are not void, in their order. */
export const findOwnResults = (db: Db, personId: string, openingId: string): Promise<StandingRow[]> =>
  runNamed<StandingRow>(db, statement, [personId, openingId])
