import { bankImports, importBatches, importDrafts } from '@lianbing/contract'
import type { Dependencies } from '../../../dependencies.ts'
import type { Route } from '../../../http/route.ts'
import { bankScope, type Principal } from '../../../http/session.ts'
import { commitImport } from './commit-import.ts'
import { discardImport } from './discard-import.ts'
import { createImportReader } from './import-reader.ts'
import { listBatches } from './list-batches.ts'
import { getImport, listImports } from './list-imports.ts'
import { readAgain } from './read-again.ts'
import { uploadBank } from './upload-bank.ts'

const importScope = (principal: Principal) => bankScope(principal, ['admin'])

/** `onStop` is told what to do before the database is left. */
export const bankImportsRoutes = (
  route: Route,
  { db, readerScript }: Dependencies,
  onStop: (stop: () => Promise<void>) => void,
) => {
  const reader = createImportReader(db, readerScript)
  onStop(reader.stop)

  route(bankImports.uploadBank, async ({ principal, body, upload, request }) => {
    const uploaded = await uploadBank(db, importScope(principal), body, upload)
    reader.wake(request.log)
    return uploaded
  })
  // What waits may have been left by a process that is gone: whoever looks has it read.
  route(bankImports.listImports, ({ principal, query, request }) => {
    reader.wake(request.log)
    return listImports(db, importScope(principal), query.cursor)
  })
  route(importBatches.listImportBatches, ({ principal, query, request }) => {
    reader.wake(request.log)
    return listBatches(db, importScope(principal), query.cursor)
  })
  route(bankImports.getImport, async ({ principal, params, request }) => {
    const found = await getImport(db, importScope(principal), params.importId)
    if (found.state === 'reading') reader.wake(request.log)
    return found
  })
  route(bankImports.chooseLayout, async ({ principal, params, body, request }) => {
    const waiting = await readAgain(db, importScope(principal), params.importId, { chosenLayout: body.layout })
    reader.wake(request.log)
    return waiting
  })
  route(importDrafts.replaceInImport, async ({ principal, params, body, request }) => {
    const waiting = await readAgain(db, importScope(principal), params.importId, body)
    reader.wake(request.log)
    return waiting
  })
  route(bankImports.commitImport, ({ principal, params }) => commitImport(db, importScope(principal), params.importId))
  route(bankImports.discardImport, ({ principal, params }) =>
    discardImport(db, importScope(principal), params.importId),
  )
}
