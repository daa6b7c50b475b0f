import { quizRunning } from '@lianbing/contract'
import type { Dependencies } from '../../../dependencies.ts'
import type { Route } from '../../../http/route.ts'
import { createPace } from '../../banks/pace.ts'
import { closeAll } from './close-all.ts'
import { closeForWorker } from './close-for-worker.ts'
import { noteAbsence } from './contact-queries.ts'
import type { Contacts } from './contacts.ts'
import { extendAll } from './extend-all.ts'
import { judgeFlags } from './flags/judge-flags.ts'
import { askForFlags, listFlags } from './flags/list-flags.ts'
import { getRunning } from './get-running.ts'
import { listOpeningLog } from './list-opening-log.ts'
import { listRunning } from './list-running.ts'
import { moveOpening } from './move-opening.ts'

/** Somebody who looks to and fro tells it each time; more is a program. */
const absencesPerMinute = 60

/** The office's pages take the pool that no exam waits for. */
export const runningRoutes = (route: Route, { db, config: { timeZone } }: Dependencies, contacts: Contacts) => {
  const pace = createPace({ perMinute: absencesPerMinute })
  route(quizRunning.listRunning, ({ principal, params }) => listRunning(db, principal, params.quizId, timeZone))
  route(quizRunning.getRunning, ({ principal, params, query }) =>
    getRunning(db, contacts, principal, { ...params, ...query }),
  )
  route(quizRunning.extendAll, ({ principal, params, body }) => extendAll(db, principal, { ...params, ...body }))
  route(quizRunning.closeAll, ({ principal, params, body }) => closeAll(db, principal, { ...params, ...body }))
  route(quizRunning.closeAttempt, ({ principal, params, body }) =>
    closeForWorker(db, principal, { ...params, ...body }, timeZone),
  )
  route(quizRunning.moveOpening, ({ principal, params, body: { closesAt, reason } }) =>
    moveOpening(db, principal, { ...params, closesAt: closesAt === null ? null : new Date(closesAt), reason }),
  )
  route(quizRunning.listOpeningLog, ({ principal, params, query }) =>
    listOpeningLog(db, principal, params.openingId, query.cursor),
  )
  route(quizRunning.listFlags, ({ principal, params, query }) => listFlags(db, principal, { ...params, ...query }))
  route(quizRunning.searchFlags, ({ principal, params }) => askForFlags(db, principal, params.openingId))
  route(quizRunning.judgeFlags, ({ principal, params, body }) =>
    judgeFlags(db, principal, { ...params, ...body }, timeZone),
  )
  route(quizRunning.noteAbsence, async ({ personId, params, body }) => {
    pace(personId)
    await noteAbsence(db, personId, { ...params, ...body })
    contacts.noteRead(params.attemptId)
  })
}
