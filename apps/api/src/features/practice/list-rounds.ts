import type { Db } from '../../db/client.ts'
import { findSummaries } from './queries.ts'

/** A phone's screen shows about eight. */
const pageSize = 20

export const listRounds = async (db: Db, personId: string, cursor?: string) => {
  const rows = await findSummaries(db, personId, pageSize + 1, cursor)
  const items = rows.slice(0, pageSize).map((row) => ({ ...row, startedAt: row.startedAt.toISOString() }))
  return { items, nextCursor: rows.length > pageSize ? (items.at(-1)?.roundId ?? null) : null }
}
