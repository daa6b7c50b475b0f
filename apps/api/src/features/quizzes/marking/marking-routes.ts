import { quizMarking } from '@lianbing/contract'
import type { Dependencies } from '../../../dependencies.ts'
import type { Route } from '../../../http/route.ts'
import { getMarking } from './get-marking.ts'
import { reportTrouble, settleTrouble, skipAnswer, unskipAnswers } from './lay-aside.ts'
import { saveMark, takeMarkBack } from './save-mark.ts'
import { nextAnswer, takeAnswer } from './take-answer.ts'

export const markingRoutes = (route: Route, { db, config: { timeZone } }: Dependencies) => {
  route(quizMarking.getMarking, ({ principal, params }) => getMarking(db, principal, params.quizId))
  route(quizMarking.nextAnswer, ({ principal, params, body }) => nextAnswer(db, principal, { ...params, ...body }))
  route(quizMarking.takeAnswer, ({ principal, params }) => takeAnswer(db, principal, params))
  route(quizMarking.saveMark, ({ principal, params, body }) =>
    saveMark(db, principal, { ...params, ...body }, timeZone),
  )
  route(quizMarking.takeMarkBack, ({ principal, params }) => takeMarkBack(db, principal, params))
  route(quizMarking.skipAnswer, ({ principal, params }) => skipAnswer(db, principal, params))
  route(quizMarking.unskipAnswers, ({ principal, params }) => unskipAnswers(db, principal, params.quizId))
  route(quizMarking.reportTrouble, ({ principal, params, body }) =>
    reportTrouble(db, principal, { ...params, ...body }),
  )
  route(quizMarking.settleTrouble, ({ principal, params }) => settleTrouble(db, principal, params))
}
