import { quizPrinting } from '@lianbing/contract'
import type { Dependencies } from '../../../dependencies.ts'
import type { Route } from '../../../http/route.ts'
import { listForms } from './form-view.ts'
import { makeForms } from './make-forms.ts'
import { printForm } from './print-form.ts'

export const printingRoutes = (route: Route, { db, printScript }: Dependencies) => {
  route(quizPrinting.listPaperForms, ({ principal, params }) => listForms(db, principal, params.quizId))
  route(quizPrinting.makePaperForms, ({ principal, params, body }) => makeForms(db, principal, { ...params, ...body }))
  route(quizPrinting.printPaperForm, ({ principal, params, query }) =>
    printForm(db, principal, { ...params, ...query, printScript }),
  )
}
