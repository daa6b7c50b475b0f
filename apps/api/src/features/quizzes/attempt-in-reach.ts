import { ProblemError, type quizzes } from '@lianbing/contract'
import type { Db } from '../../db/client.ts'
import { type OrganisationScope, organisationScope, type Principal } from '../../http/session.ts'
import { stateOf, voidedOf } from './attempt-view.ts'
import { findAttemptOwners, getOfficeAttempt } from './office-queries.ts'

type InReach = { personId: string; scope: OrganisationScope }

/** An attempt in a quiz of the caller's reach; to everybody else there is no such attempt. */
export const getAttemptInReach = async (db: Db, principal: Principal, attemptId: string): Promise<InReach> => {
  const owners = await findAttemptOwners(db, attemptId)
  if (owners === undefined) throw new ProblemError('attempt.unknown')
  const scope = await organisationScope(db, principal, ['admin'], owners.organisationId).catch((error: unknown) => {
    const beyond = error instanceof ProblemError && error.code === 'organisation.unknown'
    throw beyond ? new ProblemError('attempt.unknown') : error
  })
  return { personId: owners.personId, scope }
}

/** One that the caller may decide about: no attempt of one's own. */
export const getAttemptToDecide = async (db: Db, principal: Principal, attemptId: string): Promise<InReach> => {
  const found = await getAttemptInReach(db, principal, attemptId)
  if (found.personId === principal.personId) throw new ProblemError('attempt.own')
  return found
}

export const officeView = async (
  db: Db,
  scope: OrganisationScope,
  attemptId: string,
): Promise<quizzes.OfficeAttempt> => {
  const { attempt, due, ...row } = await getOfficeAttempt(db, scope, attemptId)
  return {
    attemptId,
    personId: attempt.personId,
    state: stateOf(attempt.status, due),
    startedAt: attempt.startedAt.toISOString(),
    deadlineAt: attempt.deadlineAt.toISOString(),
    closedAt: attempt.closedAt?.toISOString() ?? null,
    closeReason: attempt.closeReason,
    voided: voidedOf(attempt),
    ...row,
  }
}
