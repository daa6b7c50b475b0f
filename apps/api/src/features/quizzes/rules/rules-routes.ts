import { quizRules } from '@lianbing/contract'
import type { Dependencies } from '../../../dependencies.ts'
import type { Route } from '../../../http/route.ts'
import { addOverride, changeOverride, removeOverride } from './give-overrides.ts'
import { listOverrideLog } from './list-override-log.ts'
import { listOverrides } from './list-overrides.ts'

export const rulesRoutes = (route: Route, { db, config: { timeZone } }: Dependencies) => {
  route(quizRules.listOverrides, ({ principal, params, query }) =>
    listOverrides(db, principal, { ...params, ...query, timeZone }),
  )
  route(quizRules.listOverrideLog, ({ principal, params, query }) =>
    listOverrideLog(db, principal, { ...params, ...query }),
  )
  route(quizRules.addOverride, ({ principal, params, body }) => addOverride(db, principal, { ...params, ...body }))
  route(quizRules.changeOverride, ({ principal, params, body }) =>
    changeOverride(db, principal, { ...params, ...body }),
  )
  route(quizRules.removeOverride, ({ principal, params, body }) =>
    removeOverride(db, principal, { ...params, ...body }),
  )
}
