import type { Db } from '../../../db/client.ts'
import { withTx } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import { countTexts } from './bulk-draft-queries.ts'
import { countTouched } from './handwork-queries.ts'
import { getImportRow } from './import-queries.ts'

/** Where each text stands that is to be replaced. */
export const countReplacements = async (
  db: Db,
  scope: BankScope,
  importId: string,
  replacements: readonly { find: string }[],
) => {
  await getImportRow(db, scope, importId)
  const finds = replacements.map(({ find }) => find)
  return withTx(db, async (tx) => ({
    items: await countTexts(tx, importId, finds),
    lost: await countTouched(tx, importId, finds),
  }))
}
