import { ProblemError } from '@lianbing/contract'
import type { Db } from '../../../db/client.ts'
import { organisationScope, type Principal } from '../../../http/session.ts'
import { openingView } from './opening-view.ts'
import { findOpenings, findQuizHead } from './running-queries.ts'

/** The openings of a quiz of the caller's reach; to everybody else there is no such quiz. */
export const listRunning = async (db: Db, principal: Principal, quizId: string, timeZone: string) => {
  const quiz = await findQuizHead(db, quizId)
  if (quiz === undefined) throw new ProblemError('quiz.unknown')
  await organisationScope(db, principal, ['admin'], quiz.organisationId).catch((error: unknown) => {
    const beyond = error instanceof ProblemError && error.code === 'organisation.unknown'
    throw beyond ? new ProblemError('quiz.unknown') : error
  })
  return { quizId, ...quiz, timeZone, openings: (await findOpenings(db, quizId)).map(openingView) }
}
