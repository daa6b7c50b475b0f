import { quizPrinting, quizSittings } from '@lianbing/contract'
import type { Dependencies } from '../../../dependencies.ts'
import type { Route } from '../../../http/route.ts'
import { enterPaper } from './enter-paper.ts'
import { listForms } from './form-view.ts'
import { createSitting, listEntries, withdrawPaper } from './keep-sittings.ts'
import { makeForms } from './make-forms.ts'
import { previewSheet } from './preview-sheet.ts'
import { printForm } from './print-form.ts'
import { sheetTemplate } from './sheet-template.ts'

export const printingRoutes = (route: Route, { db, printScript, readerScript, config: { timeZone } }: Dependencies) => {
  route(quizPrinting.listPaperForms, ({ principal, params }) => listForms(db, principal, params.quizId, timeZone))
  route(quizPrinting.makePaperForms, ({ principal, params, body }) => makeForms(db, principal, { ...params, ...body }))
  route(quizPrinting.printPaperForm, ({ principal, params, query }) =>
    printForm(db, principal, { ...params, ...query, printScript }),
  )
  route(quizSittings.createPaperSitting, ({ principal, params, body }) =>
    createSitting(db, principal, { ...params, ...body }),
  )
  route(quizSittings.listPaperEntries, ({ principal, params, query }) =>
    listEntries(db, principal, params.sittingId, query.cursor),
  )
  route(quizSittings.previewPaperSheet, ({ principal, params, upload: { bytes } }) =>
    previewSheet(db, principal, { ...params, bytes, readerScript }),
  )
  route(quizSittings.enterPaper, ({ principal, params, body }) =>
    enterPaper(db, principal, { ...params, ...body }, timeZone),
  )
  route(quizSittings.withdrawPaper, ({ principal, params, body }) =>
    withdrawPaper(db, principal, { ...params, ...body }, timeZone),
  )
  route(quizSittings.getPaperTemplate, ({ principal, params, query }) =>
    sheetTemplate(db, principal, { ...params, ...query }),
  )
}
