import { banks } from '@lianbing/contract'
import type { Dependencies } from '../../../dependencies.ts'
import type { Route } from '../../../http/route.ts'
import { bankScope } from '../../../http/session.ts'
import { changeContribution, contribute, withdrawContribution } from '../contributions/contribute.ts'
import { listContributions } from '../contributions/list-contributions.ts'
import { changeWaiting } from './change-waiting.ts'
import { createQuestion } from './create-question.ts'
import { discardWaiting } from './discard-waiting.ts'
import { getHistory } from './get-history.ts'
import { getWaiting } from './get-waiting.ts'
import { handInQuestion } from './hand-in-question.ts'
import { listReviews } from './list-reviews.ts'
import { publishQuestion } from './publish-question.ts'
import { refuseQuestion, returnQuestion } from './return-question.ts'
import { startVersion } from './start-version.ts'

/** Writing questions, reviewing them, and what workers contribute. */
export const reviewRoutes = (route: Route, { db }: Dependencies) => {
  route(banks.createQuestion, ({ principal, body }) => createQuestion(db, bankScope(principal), body))
  route(banks.getWaiting, ({ principal, params }) => getWaiting(db, bankScope(principal), params.questionId))
  route(banks.startVersion, ({ principal, params }) => startVersion(db, bankScope(principal), params.questionId))
  route(banks.changeWaiting, ({ principal, params, body }) =>
    changeWaiting(db, bankScope(principal), params.questionId, body),
  )
  route(banks.discardWaiting, ({ principal, params, query }) =>
    discardWaiting(db, bankScope(principal), params.questionId, query.revision),
  )
  route(banks.handInQuestion, ({ principal, params, body }) =>
    handInQuestion(db, bankScope(principal), params.questionId, body.revision),
  )
  route(banks.returnQuestion, ({ principal, params, body }) =>
    returnQuestion(db, bankScope(principal), params.questionId, body),
  )
  route(banks.refuseQuestion, ({ principal, params, body }) =>
    refuseQuestion(db, bankScope(principal), params.questionId, body),
  )
  route(banks.publishQuestion, ({ principal, params, body }) =>
    publishQuestion(db, bankScope(principal), principal.displayName, { ...params, ...body }),
  )
  route(banks.getHistory, ({ principal, params }) => getHistory(db, bankScope(principal), params.questionId))
  route(banks.listReviews, ({ principal, query }) => listReviews(db, bankScope(principal), query))

  route(banks.contribute, ({ principal, body }) => contribute(db, principal.personId, body))
  route(banks.listContributions, ({ principal, query }) => listContributions(db, principal.personId, query.cursor))
  route(banks.changeContribution, ({ principal, params, body }) =>
    changeContribution(db, principal.personId, params.contributionId, body),
  )
  route(banks.withdrawContribution, ({ principal, params }) =>
    withdrawContribution(db, principal.personId, params.contributionId),
  )
}
