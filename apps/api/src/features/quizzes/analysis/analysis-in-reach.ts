import { ProblemError } from '@lianbing/contract'
import type { Db } from '../../../db/client.ts'
import { findBankScope, organisationScope, type Principal } from '../../../http/session.ts'
import { type AnalysisScope, findQuizOwner, getAnalysedQuiz } from './view-queries.ts'

const codes: readonly string[] = ['organisation.unknown', 'role.missing']

/** Admins over the quiz's organisation, and who looks after the bank of its trade; to all others there is no such quiz. */
export const analysisScope = async (db: Db, principal: Principal, quizId: string): Promise<AnalysisScope> => {
  const owner = await findQuizOwner(db, quizId)
  if (owner === undefined) throw new ProblemError('quiz.unknown')
  const bank = findBankScope(principal)
  const asAdmin = organisationScope(db, principal, ['admin'], owner.organisationId)
  return await asAdmin.catch((error: unknown) => {
    if (!(error instanceof ProblemError) || !codes.includes(error.code)) throw error
    if (bank === undefined) throw new ProblemError('quiz.unknown')
    return bank
  })
}

/** The quiz with its figures, the scope in which it may be seen, and whether its keys may be. */
export const analysedQuiz = async (db: Db, principal: Principal, quizId: string) => {
  const scope = await analysisScope(db, principal, quizId)
  const quiz = await getAnalysedQuiz(db, scope, quizId)
  const bank = findBankScope(principal)
  const mends = bank !== undefined && (bank.trades === null || bank.trades.includes(quiz.tradeCode))
  return { scope, quiz, mends }
}
