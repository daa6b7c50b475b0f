import { importBatches, importDrafts } from '@lianbing/contract'
import type { Dependencies } from '../../../dependencies.ts'
import type { Route } from '../../../http/route.ts'
import { bankScope, type Principal } from '../../../http/session.ts'
import {
  changeImportDraft,
  changeImportDrafts,
  getImportDraft,
  listImportDrafts,
  listImportPoints,
  mapImportPoints,
  moveImport,
} from './change-import-draft.ts'
import { commitBatch } from './commit-import.ts'
import { countReplacements } from './count-replacements.ts'
import { discardBatch, getBatch } from './list-batches.ts'
import { previewRollBack, rollBackBatch } from './roll-back-batch.ts'

const scopeOf = (principal: Principal) => bankScope(principal, ['admin'])

/** What happens to an import between its reading and its roll back. */
export const importDraftsRoutes = (route: Route, { db }: Dependencies) => {
  route(importDrafts.listImportDrafts, ({ principal, params, query }) =>
    listImportDrafts(db, scopeOf(principal), params.importId, query),
  )
  route(importDrafts.getImportDraft, ({ principal, params }) =>
    getImportDraft(db, scopeOf(principal), params.importId, params.n),
  )
  route(importDrafts.changeImportDraft, ({ principal, params, body }) =>
    changeImportDraft(db, scopeOf(principal), params, body.draft),
  )
  route(importDrafts.changeImportDrafts, ({ principal, params, body }) =>
    changeImportDrafts(db, scopeOf(principal), params.importId, body),
  )
  route(importDrafts.moveImport, ({ principal, params, body }) =>
    moveImport(db, scopeOf(principal), params.importId, body.tradeCode),
  )
  route(importDrafts.listImportExamPoints, ({ principal, params }) =>
    listImportPoints(db, scopeOf(principal), params.importId),
  )
  route(importDrafts.mapImportExamPoints, ({ principal, params, body }) =>
    mapImportPoints(db, scopeOf(principal), params.importId, body.items),
  )
  route(importDrafts.countReplacements, ({ principal, params, body }) =>
    countReplacements(db, scopeOf(principal), params.importId, body.replacements),
  )

  route(importBatches.getImportBatch, ({ principal, params }) => getBatch(db, scopeOf(principal), params.batchId))
  route(importBatches.commitImportBatch, async ({ principal, params }) => {
    const done = await commitBatch(db, scopeOf(principal), params.batchId)
    return { ...(await getBatch(db, scopeOf(principal), params.batchId)), ...done }
  })
  route(importBatches.discardImportBatch, ({ principal, params }) =>
    discardBatch(db, scopeOf(principal), params.batchId),
  )
  route(importBatches.previewRollBack, ({ principal, params }) =>
    previewRollBack(db, scopeOf(principal), params.batchId),
  )
  route(importBatches.rollBackBatch, async ({ principal, params, body }) => {
    await rollBackBatch(db, scopeOf(principal), params.batchId, body.reason)
    return getBatch(db, scopeOf(principal), params.batchId)
  })
}
