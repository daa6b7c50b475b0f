import type { organisations } from '@lianbing/contract'
import type { z } from 'zod'
import { type Db, withTx } from '../../db/client.ts'
import { organisationScope, type Principal } from '../../http/session.ts'
import { createOrganisation } from './create-organisation.ts'
import { getOrganisation, type Organisation } from './list-queries.ts'

/** Adds an organisation below one that the caller administers. */
export const addOrganisation = async (
  db: Db,
  principal: Principal,
  { parentId, name, kind }: z.output<typeof organisations.createOrganisation.body>,
): Promise<Organisation> => {
  const parent = await organisationScope(db, principal, ['admin'], parentId)
  return withTx(db, async (tx) => {
    const id = await createOrganisation(tx, { parentId: parent.organisationId, name, kind })
    return getOrganisation(tx, id)
  })
}
