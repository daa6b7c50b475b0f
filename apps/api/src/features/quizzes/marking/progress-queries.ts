import { type Db, runNamed } from '../../../db/client.ts'
import type { OrganisationScope } from '../../../http/session.ts'

type Progress = { first: number; second: number; third: number; done: number }

const questionsStatement = {
  name: 'marking_questions',
  text: `select question_version_id as "questionVersionId", count(*) filter (where waits_for = 1)::int as first,
             count(*) filter (where waits_for = 2)::int as second, count(*) filter (where waits_for = 3)::int as third,
             count(*) filter (where waits_for is null)::int as done
         from written_answer where quiz_id = $1 group by question_version_id order by question_version_id`,
}
const papersStatement = {
  name: 'marking_papers',
  text: `select count(*) filter (where waits)::int as waiting, count(*) filter (where not waits)::int as done
         from (select bool_or(waits_for is not null) as waits from written_answer where quiz_id = $1 group by attempt_id) p`,
}
const troublesStatement = {
  name: 'marking_troubles',
  text: `select w.id as "answerId", w.question_version_id as "questionVersionId", t.note
         from written_answer w join written_trouble t on t.attempt_id = w.attempt_id and t.slot = w.slot and t.settled_at is null
         where w.quiz_id = $1 and w.troubled order by t.at limit 200`,
}

export type QuestionProgress = Progress & { questionVersionId: string }

/** How far the marking of a quiz is. */
export const findProgress = async (db: Db, _scope: OrganisationScope, quizId: string) => ({
  questions: await runNamed<QuestionProgress>(db, questionsStatement, [quizId]),
  papers: (await runNamed<{ waiting: number; done: number }>(db, papersStatement, [quizId]))[0] ?? {
    waiting: 0,
    done: 0,
  },
  troubles: await runNamed<{ answerId: string; questionVersionId: string; note: string }>(db, troublesStatement, [
    quizId,
  ]),
})
