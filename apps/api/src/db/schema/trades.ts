import type { trades } from '@lianbing/contract'
import { boolean, jsonb, pgTable, smallint, text } from 'drizzle-orm/pg-core'

export const trade = pgTable('trade', {
  code: text('code').primaryKey(),
  names: jsonb('names').$type<trades.Trade['names']>().notNull(),
  aliases: jsonb('aliases').$type<trades.Trade['aliases']>().notNull(),
  workingTypes: jsonb('working_types').$type<trades.Trade['workingTypes']>().notNull(),
  levels: smallint('levels').array().notNull(),
  verified: boolean('verified').notNull(),
  levelsVerified: boolean('levels_verified').notNull(),
  symbol: text('symbol').notNull(),
})
