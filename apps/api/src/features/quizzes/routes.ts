import { quizzes } from '@lianbing/contract'
import type { Dependencies } from '../../dependencies.ts'
import type { Route } from '../../http/route.ts'
import { extendAttempt } from './extend-attempt.ts'
import { getAttempt, getResult } from './get-attempt.ts'
import { listAttempts } from './list-attempts.ts'
import { listEvents } from './list-events.ts'
import { reopenAttempt } from './reopen-attempt.ts'
import { findStanding } from './rules/find-standing.ts'
import { listOpenQuizzes } from './rules/list-open-quizzes.ts'
import type { Contacts } from './running/contacts.ts'
import { saveAnswers } from './save-answers.ts'
import { gatherSaves } from './save-together.ts'
import { startAttempt } from './start-attempt.ts'
import { gatherSubmits } from './submit-attempt.ts'
import { takeOverAttempt } from './take-over-attempt.ts'
import { voidAttempt } from './void-attempt.ts'

export const quizzesRoutes = (route: Route, { db, config: { timeZone } }: Dependencies, contacts: Contacts) => {
  const saveOps = gatherSaves(db)
  const submitAttempt = gatherSubmits(db, timeZone)
  route(quizzes.listQuizzes, async ({ principal }) => ({ items: await listOpenQuizzes(db, principal) }))
  route(quizzes.startAttempt, ({ principal, params, body }) =>
    startAttempt(db, principal, { ...params, ...body }, timeZone),
  )
  route(quizzes.listAttempts, ({ principal, query }) => listAttempts(db, principal.personId, query.cursor))
  route(quizzes.getAttempt, async ({ personId, params, request: { log } }) => {
    const attempt = await getAttempt(db, { personId, ...params, timeZone, log })
    if (attempt.state === 'active') contacts.noteRead(params.attemptId)
    return attempt
  })
  route(quizzes.takeOverAttempt, async ({ personId, params, body }) => {
    const attempt = await takeOverAttempt(db, personId, { ...params, ...body })
    contacts.noteRead(params.attemptId)
    return attempt
  })
  route(quizzes.saveAnswers, async ({ personId, params, body, waitedMs }) => {
    const saved = await saveAnswers(db, saveOps, { personId, ...params, ...body, waitedMs })
    contacts.noteSave(params.attemptId)
    return saved
  })
  route(quizzes.submitAttempt, ({ personId, params, body, waitedMs }) =>
    submitAttempt({ personId, ...params, ...body, waitedMs }),
  )
  route(quizzes.getResult, ({ personId, params, request: { log } }) =>
    getResult(db, { personId, ...params, timeZone, log }),
  )
  route(quizzes.getStanding, async ({ personId, params }) => ({
    standing: await findStanding(db, personId, params.attemptId),
  }))
  route(quizzes.extendAttempt, ({ principal, params, body }) => extendAttempt(db, principal, { ...params, ...body }))
  route(quizzes.reopenAttempt, ({ principal, params, body }) => reopenAttempt(db, principal, { ...params, ...body }))
  route(quizzes.voidAttempt, ({ principal, params, body }) =>
    voidAttempt(db, principal, { ...params, ...body }, timeZone),
  )
  route(quizzes.listAttemptEvents, ({ principal, params, query }) =>
    listEvents(db, principal, params.attemptId, query.cursor),
  )
}
