import { ProblemError } from '@lianbing/contract'
import type { Db } from '../../db/client.ts'
import { findBankScope, type Principal } from '../../http/session.ts'
import { findPicture, findStagedPicture } from './media-queries.ts'

/**
 * A picture by its hash, which whoever has not seen its question cannot guess; one of an import that is not committed
 * only for those who may commit it.
 */
export const getPicture = async (db: Db, principal: Principal, hash: string) => {
  const scope = findBankScope(principal, ['admin'])
  const found = (await findPicture(db, hash)) ?? (scope && (await findStagedPicture(db, scope, hash)))
  if (found === undefined) throw new ProblemError('media.unknown')
  return { ...found, tag: hash }
}
