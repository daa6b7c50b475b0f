import { contentText } from '@lianbing/contract'
import type { Output } from '@lianbing/contract/client'
import type { Db } from '../../../db/client.ts'
import type { Principal } from '../../../http/session.ts'
import { findVersions } from '../../banks/question-queries.ts'
import { getQuizVersion } from '../quiz-queries.ts'
import { findProgress } from './progress-queries.ts'
import { getMarkingScope, refresh } from './queue-of.ts'
import { findVersionIds } from './queue-queries.ts'

const none = { first: 0, second: 0, third: 0, done: 0 }

/** How far the marking of a quiz is. */
export const getMarking = async (
  db: Db,
  principal: Principal,
  quizId: string,
): Promise<Output<'GET /api/office/quizzes/:quizId/marking'>> => {
  const scope = await getMarkingScope(db, principal, quizId)
  await refresh(db, scope, quizId)
  const [newest] = await findVersionIds(db, quizId)
  const title = newest === undefined ? '' : (await getQuizVersion(db, newest)).title
  const { questions, papers, troubles } = await findProgress(db, scope, quizId)
  const asked = new Set([...questions, ...troubles].map(({ questionVersionId }) => questionVersionId))
  const versions = await findVersions(db, [...asked])
  const stemOf = (questionVersionId: string) => contentText(versions.get(questionVersionId)?.stem ?? [])
  return {
    title,
    progress: questions.reduce(
      (sum, { first, second, third, done }) => ({
        first: sum.first + first,
        second: sum.second + second,
        third: sum.third + third,
        done: sum.done + done,
      }),
      none,
    ),
    papers,
    questions: questions.map(({ questionVersionId, ...progress }) => ({
      questionVersionId,
      stemText: stemOf(questionVersionId),
      progress,
    })),
    troubles: troubles.map(({ answerId, questionVersionId, note }) => ({
      answerId,
      stemText: stemOf(questionVersionId),
      note,
    })),
  }
}
