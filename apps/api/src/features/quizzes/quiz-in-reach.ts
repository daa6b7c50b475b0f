import { ProblemError, type Role } from '@lianbing/contract'
import type { Db } from '../../db/client.ts'
import { type OrganisationScope, organisationScope, type Principal } from '../../http/session.ts'
import { findQuizOwner } from './making/making-queries.ts'

/** The trades whose quizzes somebody sees there: an expert only those of their own, null is all. */
export const tradesSeen = (principal: Principal, scope: OrganisationScope): readonly string[] | null => {
  const over = principal.grants.filter(
    ({ role, path }) => ['owner', 'admin', 'expert'].includes(role) && scope.path.startsWith(path),
  )
  const bounds = over.map(({ role, tradeCodes }) => (role === 'expert' ? tradeCodes : null))
  return bounds.includes(null) ? null : bounds.flatMap((codes) => codes ?? [])
}

/** A quiz of the caller's reach; to everybody else there is no such quiz. */
export const getQuizInReach = async (
  db: Db,
  principal: Principal,
  quizId: string,
  roles: readonly Role[] = ['admin'],
): Promise<OrganisationScope> => {
  const owner = await findQuizOwner(db, quizId)
  if (owner === undefined) throw new ProblemError('quiz.unknown')
  const scope = await organisationScope(db, principal, roles, owner.organisationId).catch((error: unknown) => {
    const beyond = error instanceof ProblemError && error.code === 'organisation.unknown'
    throw beyond ? new ProblemError('quiz.unknown') : error
  })
  const trades = tradesSeen(principal, scope)
  if (trades !== null && !trades.includes(owner.tradeCode)) throw new ProblemError('quiz.unknown')
  return scope
}
