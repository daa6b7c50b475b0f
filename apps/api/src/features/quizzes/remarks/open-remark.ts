import type { Tx } from '../../../db/client.ts'
import { uuidV7 } from '../../../db/uuid.ts'
import type { BankScope } from '../../../http/session.ts'
import { otherVersions } from './other-versions.ts'
import { insertRemark, type NewRemark } from './remark-queries.ts'

/** `createdBy` where the scope is nobody's, as that of a command. */
type Wanted = Omit<NewRemark, 'id' | 'others'> & Required<Pick<NewRemark, 'also' | 'treatment'>>

/** Attempts begin to be counted for another key; hands back where somebody decides about them. */
export const insertOpenRemark = async (
  tx: Tx,
  scope: BankScope,
  takes: readonly number[],
  wanted: Wanted,
): Promise<string> => {
  const id = uuidV7()
  const others = await otherVersions(tx, scope, wanted, takes)
  await insertRemark(tx, { id, createdBy: scope.personId, ...wanted, others })
  return id
}
