import { type Db, withTx } from '../../db/client.ts'
import type { OrganisationScope } from '../../http/session.ts'
import { deleteEmptySampleOrganisations, deleteSampleWorkers } from './sample-queries.ts'

/** Removes the demonstration's people and then its empty organisations; hands back how many people. */
export const removeSampleWorkers = (db: Db, scope: OrganisationScope, callerId: string): Promise<number> =>
  withTx(db, async (tx) => {
    const people = await deleteSampleWorkers(tx, scope, callerId)
    await deleteEmptySampleOrganisations(tx, scope)
    return people
  })
