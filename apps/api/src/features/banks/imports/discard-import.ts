import { ProblemError } from '@lianbing/contract'
import { type Db, withTx } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import { deleteIdleImport, getImportState } from './import-queries.ts'

export const discardImport = (db: Db, scope: BankScope, importId: string): Promise<void> =>
  withTx(db, async (tx) => {
    if (await deleteIdleImport(tx, scope, importId)) return
    await getImportState(tx, scope, importId)
    throw new ProblemError('import.not_ready')
  })
