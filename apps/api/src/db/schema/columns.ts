import { sql } from 'drizzle-orm'
import { customType, timestamp } from 'drizzle-orm/pg-core'

/** An instant; Postgres keeps it in UTC. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
export const now = sql`now()`

export const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
