import type { Blueprint } from '@lianbing/scoring'
import { type Db, runNamed } from '../../../db/client.ts'

type PublishedQuiz = { quizId: string; title: string; organisationName: string; blueprint: Blueprint }

const publishedStatement = {
  name: 'published_quizzes_of_trade',
  text: `select q.id as "quizId", v.title, o.name as "organisationName", v.blueprint
         from quiz q join organisation o on o.id = q.organisation_id
         join lateral (select * from quiz_version n where n.quiz_id = q.id order by n.version desc limit 1) v on true
         where q.archived_at is null and v.blueprint -> 'sections' @> jsonb_build_array(jsonb_build_object('tradeCode', $1::text))
           and exists (select from quiz_opening w where w.quiz_id = q.id and not w.on_paper
                       and (w.closes_at is null or w.closes_at > now()))
         order by q.id desc`,
}

/** Quizzes that people start today or later, and that draw from the questions of a trade; newest first. */
export const findPublishedQuizzes = (db: Db, tradeCode: string): Promise<PublishedQuiz[]> =>
  runNamed<PublishedQuiz>(db, publishedStatement, [tradeCode])
