import type { Db } from '../../../db/client.ts'
import type { Principal } from '../../../http/session.ts'
import { getQuizInReach } from '../quiz-in-reach.ts'
import { draftOf } from './draft-of.ts'
import { findNewestVersion, getQuizRow } from './making-queries.ts'
import { findOpenings } from './opening-queries.ts'
import { readQuizState } from './quiz-list-queries.ts'

export const getQuiz = async (db: Db, principal: Principal, quizId: string, timeZone: string) => {
  const scope = await getQuizInReach(db, principal, quizId, ['admin', 'expert'])
  const { quiz, organisationName, now } = await getQuizRow(db, scope, quizId)
  const newest = await findNewestVersion(db, quizId)
  const openings = await findOpenings(db, quizId)
  return {
    quizId,
    organisation: { organisationId: quiz.organisationId, name: organisationName },
    tradeCode: quiz.tradeCode,
    state: await readQuizState(db, quizId),
    isChanged: quiz.draft !== null,
    updatedAt: quiz.updatedAt.toISOString(),
    revision: quiz.draftRevision,
    draft: draftOf(quiz.draft, newest),
    published: newest ? { version: newest.version, title: newest.title, at: newest.createdAt.toISOString() } : null,
    openings: openings.map(({ opensAt, closesAt, ...opening }) => ({
      ...opening,
      opensAt: opensAt.toISOString(),
      closesAt: closesAt?.toISOString() ?? null,
    })),
    timeZone,
    now: now.toISOString(),
  }
}
