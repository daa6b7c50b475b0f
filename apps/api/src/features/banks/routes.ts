import { banks } from '@lianbing/contract'
import type { Dependencies } from '../../dependencies.ts'
import type { Route } from '../../http/route.ts'
import { bankScope } from '../../http/session.ts'
import { getPicture } from './get-picture.ts'
import { getQuestion } from './get-question.ts'
import { listBanks } from './list-banks.ts'
import { listReports } from './reports/list-reports.ts'
import { reportQuestion } from './reports/report-question.ts'
import { setReportState } from './reports/set-report-state.ts'
import { searchQuestions } from './search-questions.ts'
import { setQuestionState } from './set-question-state.ts'
import { uploadPicture } from './upload-picture.ts'

export const banksRoutes = (route: Route, { db, examDb, readerScript }: Dependencies) => {
  route(banks.listBanks, ({ principal }) => listBanks(db, bankScope(principal)))
  route(banks.searchQuestions, ({ principal, query }) => searchQuestions(db, bankScope(principal), query))
  route(banks.getQuestion, ({ principal, params }) => getQuestion(db, bankScope(principal), params.questionId))
  route(banks.setQuestionState, ({ principal, params, body }) =>
    setQuestionState(db, bankScope(principal), params.questionId, body),
  )

  route(banks.uploadPicture, ({ principal, upload: { bytes } }) =>
    uploadPicture(db, principal, { bytes, readerScript }),
  )
  // A paper's pictures are part of the exam.
  route(banks.getMedia, ({ principal, params }) => getPicture(examDb, principal, params.hash))

  route(banks.reportQuestion, ({ principal, body }) => reportQuestion(db, principal.personId, body))
  route(banks.listReports, ({ principal, query }) => listReports(db, bankScope(principal), query))
  route(banks.setReportState, ({ principal, params, body }) =>
    setReportState(db, bankScope(principal), params.reportId, body),
  )
}
