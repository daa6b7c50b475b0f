import { quizAnalysis } from '@lianbing/contract'
import type { Dependencies } from '../../../dependencies.ts'
import type { Route } from '../../../http/route.ts'
import { exportItems } from './export-items.ts'
import { listSuspects } from './list-suspects.ts'
import { listItems, readItem, readQuizAnalysis } from './read-analysis.ts'

export const analysisRoutes = (route: Route, { db }: Dependencies) => {
  route(quizAnalysis.getQuizAnalysis, ({ principal, params }) => readQuizAnalysis(db, principal, params.quizId))
  route(quizAnalysis.listAnalysedItems, ({ principal, params, query }) =>
    listItems(db, principal, params.quizId, query),
  )
  route(quizAnalysis.exportAnalysedItems, ({ principal, params, query }) =>
    exportItems(db, principal, params.quizId, query.locale),
  )
  route(quizAnalysis.getAnalysedItem, ({ principal, params }) =>
    readItem(db, principal, params.quizId, params.versionId),
  )
  route(quizAnalysis.listSuspects, ({ principal, query }) => listSuspects(db, principal, query))
}
