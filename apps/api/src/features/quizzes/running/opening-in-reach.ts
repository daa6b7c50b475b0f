import { ProblemError } from '@lianbing/contract'
import type { Db } from '../../../db/client.ts'
import { type OrganisationScope, organisationScope, type Principal } from '../../../http/session.ts'
import { findOpening, type OpeningRow } from './running-queries.ts'

export type OpeningInReach = {
  opening: OpeningRow
  /** Whom is looked at: everybody of this organisation and below it. */
  scope: OrganisationScope
}

/**
 * An opening of a quiz that belongs to an organisation of the caller's reach; to everybody else there is none. Who asks
 * for an organisation gets those of it and below alone.
 */
export const getOpeningInReach = async (
  db: Db,
  principal: Principal,
  openingId: string,
  organisationId?: number,
): Promise<OpeningInReach> => {
  const opening = await findOpening(db, openingId)
  if (opening === undefined) throw new ProblemError('opening.unknown')
  const scope = await organisationScope(db, principal, ['admin'], opening.organisationId).catch((error: unknown) => {
    const beyond = error instanceof ProblemError && error.code === 'organisation.unknown'
    throw beyond ? new ProblemError('opening.unknown') : error
  })
  if (organisationId === undefined) return { opening, scope }
  return { opening, scope: await organisationScope(db, principal, ['admin'], organisationId) }
}
