import { quizRemarks } from '@lianbing/contract'
import type { Dependencies } from '../../../dependencies.ts'
import type { Route } from '../../../http/route.ts'
import { bankScope } from '../../../http/session.ts'
import { confirmRemark, discardRemark } from './decide-remark.ts'
import { listBlockedQuizzes } from './list-blocked-quizzes.ts'
import { getRemark, listRemarkAttempts, listRemarkPlaces, listRemarks } from './list-remarks.ts'
import { proposeRemark } from './propose-remark.ts'
import { listChanges, seeChange } from './tell-changes.ts'

export const remarksRoutes = (route: Route, { db }: Dependencies) => {
  route(quizRemarks.proposeRemark, ({ principal, params, body }) =>
    proposeRemark(db, bankScope(principal), { ...params, ...body }),
  )
  route(quizRemarks.listRemarks, ({ principal, query }) => listRemarks(db, bankScope(principal), query))
  route(quizRemarks.getRemark, ({ principal, params }) => getRemark(db, bankScope(principal), params.remarkId))
  route(quizRemarks.listRemarkAttempts, ({ principal, params, query }) =>
    listRemarkAttempts(db, principal, { ...params, ...query }),
  )
  route(quizRemarks.listRemarkPlaces, ({ principal, params, query }) =>
    listRemarkPlaces(db, principal, { ...params, ...query }),
  )
  route(quizRemarks.listBlockedQuizzes, ({ principal, params }) =>
    listBlockedQuizzes(db, bankScope(principal), params.remarkId),
  )
  route(quizRemarks.confirmRemark, ({ principal, params, body }) =>
    confirmRemark(db, bankScope(principal), { ...params, ...body }),
  )
  route(quizRemarks.discardRemark, ({ principal, params }) => discardRemark(db, bankScope(principal), params.remarkId))
  route(quizRemarks.listChanges, ({ principal }) => listChanges(db, principal.personId))
  route(quizRemarks.seeChange, ({ personId, params, body }) => seeChange(db, { personId, ...params, ...body }))
}
