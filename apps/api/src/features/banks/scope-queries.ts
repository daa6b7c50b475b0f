import { inArray, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { BankScope } from '../../http/session.ts'

/** What a query over questions or banks has to add, so that an expert of some trades finds only those. */
export const inTrades = (scope: BankScope, tradeCode: AnyPgColumn | SQLWrapper): SQL | undefined => {
  if (scope.trades === null) return undefined
  return scope.trades.length === 0 ? sql`false` : inArray(tradeCode as AnyPgColumn, [...scope.trades])
}
