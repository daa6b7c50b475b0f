import { ProblemError } from '@lianbing/contract'
import type { Tx } from '../../db/client.ts'
import type { Right } from './may-grant.ts'
import { rootHasOwnerBeside } from './standing-queries.ts'

/** The root's path has one step. */
const isRootOwner = (right: Right): boolean => right.role === 'owner' && right.path.split('/').length === 3

/** Throws where this person's rights hold the last owner of the root, whom nobody could replace. */
export const keepAnOwner = async (tx: Tx, personId: string, rights: readonly Right[]): Promise<void> => {
  if (rights.some(isRootOwner) && !(await rootHasOwnerBeside(tx, personId)))
    throw new ProblemError('account.last_owner')
}
