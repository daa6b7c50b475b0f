import { ProblemError } from '@lianbing/contract'
import { type Db, withTx } from '../../db/client.ts'
import type { BankScope } from '../../http/session.ts'
import { getImportState, lockImport, markUnread } from './import-queries.ts'
import { importView } from './import-view.ts'

/** Has the file of an import read again, in the background, in the layout that somebody chose. */
export const chooseLayout = async (db: Db, scope: BankScope, importId: string, layout: string) => {
  // Asked before the lock: a row that is being read stays locked for as long as that takes.
  if ((await getImportState(db, scope, importId)) !== 'ready') throw new ProblemError('import.not_ready')
  const row = await withTx(db, async (tx) => {
    if ((await lockImport(tx, scope, importId)).state !== 'ready') throw new ProblemError('import.not_ready')
    return markUnread(tx, importId, layout)
  })
  return importView(row)
}
