import { sql } from 'drizzle-orm'
import { timestamp } from 'drizzle-orm/pg-core'

/** An instant; Postgres keeps it in UTC. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
export const now = sql`now()`
