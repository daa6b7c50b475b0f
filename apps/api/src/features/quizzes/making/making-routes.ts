import { quizMaking } from '@lianbing/contract'
import type { Dependencies } from '../../../dependencies.ts'
import type { Route } from '../../../http/route.ts'
import { archiveQuiz } from './archive-quiz.ts'
import { addOpening, changeOpening, removeOpening } from './change-openings.ts'
import { checkPaper } from './check-paper.ts'
import { getQuiz } from './get-quiz.ts'
import { copyQuiz, createQuizDraft, discardQuizDraft, saveQuizDraft } from './keep-draft.ts'
import { listQuizzes } from './list-quizzes.ts'
import { publishQuiz } from './publish-quiz.ts'
import { samplePaper } from './sample-paper.ts'

export const makingRoutes = (route: Route, { db, config: { timeZone } }: Dependencies) => {
  route(quizMaking.listOfficeQuizzes, ({ principal, query }) => listQuizzes(db, principal, query, timeZone))
  route(quizMaking.getOfficeQuiz, ({ principal, params }) => getQuiz(db, principal, params.quizId, timeZone))
  route(quizMaking.createQuizDraft, ({ principal, body }) => createQuizDraft(db, principal, body))
  route(quizMaking.saveQuizDraft, ({ principal, params, body }) => saveQuizDraft(db, principal, { ...params, ...body }))
  route(quizMaking.discardQuizDraft, ({ principal, params, query }) =>
    discardQuizDraft(db, principal, { ...params, ...query }),
  )
  route(quizMaking.publishQuiz, ({ principal, params, body }) => publishQuiz(db, principal, { ...params, ...body }))
  route(quizMaking.copyQuiz, ({ principal, params, body }) => copyQuiz(db, principal, { ...params, ...body }))
  route(quizMaking.archiveQuiz, ({ principal, params, body }) => archiveQuiz(db, principal, { ...params, ...body }))
  route(quizMaking.addOpening, ({ principal, params, body }) => addOpening(db, principal, { ...params, ...body }))
  route(quizMaking.changeOpening, ({ principal, params, body }) => changeOpening(db, principal, { ...params, ...body }))
  route(quizMaking.removeOpening, ({ principal, params }) => removeOpening(db, principal, params))
  route(quizMaking.checkQuizBlueprint, ({ body }) => checkPaper(db, body.blueprint))
  route(quizMaking.sampleQuizPaper, ({ principal, params }) => samplePaper(db, principal, params.quizId))
}
