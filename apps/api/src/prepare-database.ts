import { trades } from '@lianbing/starter-bank'
import { type Db, openDatabase } from './db/client.ts'
import { migrateDatabase } from './db/migrate.ts'
import { upsertTrades } from './features/trades/queries.ts'

/** Brings a database to this build's state and opens it; the list of trades comes with the product, like the tables. */
export const prepareDatabase = async (url: string, connections?: number): Promise<Db> => {
  await migrateDatabase(url)
  const db = openDatabase(url, connections)
  await upsertTrades(db, [...trades])
  return db
}
