import { practice } from '@lianbing/contract'
import type { Dependencies } from '../../dependencies.ts'
import type { Route } from '../../http/route.ts'
import { answerSlot } from './answer-slot.ts'
import { getToday } from './get-today.ts'
import { listRounds } from './list-rounds.ts'
import { findAnswers, getRoundRow } from './queries.ts'
import { roundView } from './round-view.ts'
import { startRound } from './start-round.ts'

export const practiceRoutes = (route: Route, { db, examDb, config }: Dependencies) => {
  route(practice.startRound, ({ principal, body }) => startRound(db, principal, body))
  route(practice.listRounds, ({ principal, query }) => listRounds(db, principal.personId, query.cursor))
  route(practice.getRound, async ({ principal, params }) =>
    roundView(db, await getRoundRow(db, principal.personId, params.roundId), await findAnswers(db, params.roundId)),
  )
  route(practice.answerSlot, ({ personId, params, body }) =>
    answerSlot(examDb, personId, { ...params, response: body.response }, config.timeZone),
  )
  route(practice.getToday, ({ principal }) => getToday(db, principal.personId, config.timeZone))
}
