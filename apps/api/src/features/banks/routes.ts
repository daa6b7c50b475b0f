import { banks } from '@lianbing/contract'
import type { Dependencies } from '../../dependencies.ts'
import type { Route } from '../../http/route.ts'
import { bankScope, type Principal } from '../../http/session.ts'
import { chooseLayout } from './choose-layout.ts'
import { commitImport } from './commit-import.ts'
import { discardImport } from './discard-import.ts'
import { getPicture } from './get-picture.ts'
import { getQuestion, setQuestionState } from './get-question.ts'
import { createImportReader } from './import-reader.ts'
import { listBanks } from './list-banks.ts'
import { getImport, listImports } from './list-imports.ts'
import { listReports, setReportState } from './list-reports.ts'
import { reportQuestion } from './report-question.ts'
import { searchQuestions } from './search-questions.ts'
import { uploadBank } from './upload-bank.ts'

const importScope = (principal: Principal) => bankScope(principal, ['admin'])

/** `onStop` is told what to do before the database is left. */
export const banksRoutes = (
  route: Route,
  { db, examDb, readerScript }: Dependencies,
  onStop: (stop: () => Promise<void>) => void,
) => {
  const reader = createImportReader(db, readerScript)
  onStop(reader.stop)

  route(banks.listBanks, ({ principal }) => listBanks(db, bankScope(principal)))
  route(banks.searchQuestions, ({ principal, query }) => searchQuestions(db, bankScope(principal), query))
  route(banks.getQuestion, ({ principal, params }) => getQuestion(db, bankScope(principal), params.questionId))
  route(banks.setQuestionState, ({ principal, params, body }) =>
    setQuestionState(db, bankScope(principal), params.questionId, body.state),
  )

  // A paper's pictures are part of the exam.
  route(banks.getMedia, ({ principal, params }) => getPicture(examDb, principal, params.hash))

  route(banks.reportQuestion, ({ principal, body }) => reportQuestion(db, principal.personId, body))
  route(banks.listReports, ({ principal, query }) => listReports(db, bankScope(principal), query))
  route(banks.setReportState, ({ principal, params, body }) =>
    setReportState(db, bankScope(principal), params.reportId, body.state),
  )

  route(banks.uploadBank, async ({ principal, body, upload, request }) => {
    const uploaded = await uploadBank(db, importScope(principal), body, upload)
    reader.wake(request.log)
    return uploaded
  })
  // What waits may have been left by a process that is gone: whoever looks has it read.
  route(banks.listImports, ({ principal, query, request }) => {
    reader.wake(request.log)
    return listImports(db, importScope(principal), query.cursor)
  })
  route(banks.getImport, async ({ principal, params, request }) => {
    const found = await getImport(db, importScope(principal), params.importId)
    if (found.state === 'reading') reader.wake(request.log)
    return found
  })
  route(banks.chooseLayout, async ({ principal, params, body, request }) => {
    const waiting = await chooseLayout(db, importScope(principal), params.importId, body.layout)
    reader.wake(request.log)
    return waiting
  })
  route(banks.commitImport, ({ principal, params }) => commitImport(db, importScope(principal), params.importId))
  route(banks.discardImport, ({ principal, params }) => discardImport(db, importScope(principal), params.importId))
}
