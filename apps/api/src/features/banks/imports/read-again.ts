import { ProblemError } from '@lianbing/contract'
import { type Db, type Tx, withTx } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import { allowLongWork } from './batch-queries.ts'
import { getImportState, type ImportSummary, lockImport, markUnread } from './import-queries.ts'
import { importView } from './import-view.ts'

/** Does something to an import that is read and not committed, while nobody else does. */
export const changeReady = async <T>(
  db: Db,
  scope: BankScope,
  importId: string,
  change: (tx: Tx, row: ImportSummary) => Promise<T>,
): Promise<T> => {
  // Asked before the lock: a row that is being read stays locked for as long as that takes.
  if ((await getImportState(db, scope, importId)) !== 'ready') throw new ProblemError('import.not_ready')
  return withTx(db, async (tx) => {
    await allowLongWork(tx)
    const row = await lockImport(tx, scope, importId)
    if (row.state !== 'ready') throw new ProblemError('import.not_ready')
    return change(tx, row)
  })
}

/**
 * Has the file of an import read again, in the background: in another layout, or with its texts replaced. What was done
 * by hand stays where the file says the same; how much of it is lost is counted.
 */
export const readAgain = async (db: Db, scope: BankScope, importId: string, how: Parameters<typeof markUnread>[2]) => {
  const row = await changeReady(db, scope, importId, (tx) => markUnread(tx, importId, how))
  return importView(row)
}
