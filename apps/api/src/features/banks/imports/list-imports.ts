import { z } from 'zod'
import type { Db } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import { pageOf, pageSize, readCursor } from '../page.ts'
import { findImports, getImportPreview } from './import-queries.ts'
import { importView } from './import-view.ts'

export const listImports = async (db: Db, scope: BankScope, cursor?: string) => {
  const rows = await findImports(db, scope, pageSize + 1, readCursor(z.uuid(), cursor))
  return pageOf(rows, importView, (row) => row.id)
}

export const getImport = async (db: Db, scope: BankScope, importId: string) => {
  const found = await getImportPreview(db, scope, importId)
  const { drafts, rejected, warnings } = found
  return { ...importView(found), drafts, rejected, warnings }
}
