import { leaderboards } from '@lianbing/contract'
import type { Dependencies } from '../../dependencies.ts'
import type { Route } from '../../http/route.ts'
import { readBoard, readMyPlace } from './read-board.ts'

export const leaderboardsRoutes = (route: Route, { db, config: { timeZone } }: Dependencies) => {
  route(leaderboards.getLeaderboard, ({ params, query: { period, cursor }, principal: { personId } }) =>
    readBoard(db, { ...params, period, personId, timeZone }, cursor),
  )
  route(leaderboards.getMyPlace, ({ params, query: { period }, principal: { personId } }) =>
    readMyPlace(db, { ...params, period, personId, timeZone }),
  )
}
