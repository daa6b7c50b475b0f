import type { Tx } from '../../../db/client.ts'
import { uuidV7 } from '../../../db/uuid.ts'
import type { BankScope } from '../../../http/session.ts'
import { insertRemark, type NewRemark } from './remark-queries.ts'

/** Attempts begin to be counted for another key; hands back where somebody decides about them. */
export const insertOpenRemark = async (
  tx: Tx,
  scope: BankScope,
  wanted: Omit<NewRemark, 'id' | 'createdBy'>,
): Promise<string> => {
  const id = uuidV7()
  await insertRemark(tx, { id, createdBy: scope.personId, ...wanted })
  return id
}
