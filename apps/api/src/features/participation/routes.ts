import { participation } from '@lianbing/contract'
import type { Dependencies } from '../../dependencies.ts'
import type { Route } from '../../http/route.ts'
import { exportParticipation } from './export-participation.ts'
import { readParticipation } from './read-participation.ts'

export const participationRoutes = (route: Route, { db, config: { timeZone } }: Dependencies) => {
  route(participation.getParticipation, ({ principal, query }) => readParticipation(db, principal, query, timeZone))
  route(participation.exportParticipation, ({ principal, query }) =>
    exportParticipation(db, principal, query, timeZone),
  )
}
