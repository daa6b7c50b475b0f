import { writePointsTemplate } from '@lianbing/bank-formats/points-template'
import { banks } from '@lianbing/contract'
import type { Dependencies } from '../../dependencies.ts'
import type { Route } from '../../http/route.ts'
import { bankScope, findBankScope } from '../../http/session.ts'
import { previewBulk, runBulk } from './bulk/run-bulk.ts'
import { undoBulk } from './bulk/undo-bulk.ts'
import { deleteView, findViews, upsertView } from './bulk/view-queries.ts'
import { changeExamPoint, createExamPoint, deleteExamPoint, listExamPoints } from './exam-points/change-exam-points.ts'
import { importPoints, previewPoints } from './exam-points/import-points.ts'
import { markOutdated, unmarkOutdated } from './standards/mark-outdated.ts'
import { findStandards } from './standards/standard-queries.ts'

const templateNames = { 'zh-CN': '鉴定点模板.xlsx', en: 'exam-points-template.xlsx' } as const

/** Work on many questions, and what questions are arranged by. */
export const bankWorkRoutes = (route: Route, { db, readerScript }: Pick<Dependencies, 'db' | 'readerScript'>) => {
  route(banks.previewBulk, ({ principal, body }) => previewBulk(db, bankScope(principal), body))
  route(banks.runBulk, ({ principal, params, body }) => runBulk(db, bankScope(principal), params.bulkId, body))
  route(banks.undoBulk, ({ principal, params }) => undoBulk(db, bankScope(principal), params.bulkId))

  route(banks.listViews, async ({ principal }) => ({ items: await findViews(db, bankScope(principal)) }))
  route(banks.saveView, async ({ principal, params, body }) => {
    await upsertView(db, bankScope(principal), { ...params, ...body })
    return { ...params, ...body }
  })
  route(banks.deleteView, ({ principal, params }) => deleteView(db, bankScope(principal), params.viewId))

  route(banks.listExamPoints, ({ principal, query }) => listExamPoints(db, bankScope(principal), query.tradeCode))
  route(banks.createExamPoint, ({ principal, body }) => createExamPoint(db, bankScope(principal), body))
  route(banks.changeExamPoint, ({ principal, params, body }) =>
    changeExamPoint(
      db,
      bankScope(principal),
      findBankScope(principal, ['admin']) !== undefined,
      params.examPointId,
      body,
    ),
  )
  route(banks.deleteExamPoint, ({ principal, params, query }) =>
    deleteExamPoint(db, bankScope(principal), params.examPointId, query.moveTo),
  )

  route(banks.previewExamPoints, ({ principal, body, upload: { bytes } }) =>
    previewPoints(db, bankScope(principal), { ...body, bytes, readerScript }),
  )
  route(banks.importExamPoints, ({ principal, body }) => importPoints(db, bankScope(principal), body))
  route(banks.getExamPointTemplate, ({ query: { language = 'zh-CN' } }) => ({
    bytes: writePointsTemplate(language),
    fileName: templateNames[language],
  }))

  route(banks.listStandards, async ({ principal }) => ({ items: await findStandards(db, bankScope(principal)) }))
  route(banks.markOutdated, ({ principal, body }) => markOutdated(db, bankScope(principal), body))
  route(banks.unmarkOutdated, ({ principal, query }) => unmarkOutdated(db, bankScope(principal), query))
}
