import { trades } from '@lianbing/contract'
import type { Dependencies } from '../../dependencies.ts'
import type { Route } from '../../http/route.ts'
import { listTrades } from './queries.ts'

export const tradesRoutes = (route: Route, { db }: Dependencies) => {
  route(trades.listTrades, async () => ({ items: await listTrades(db) }))
}
