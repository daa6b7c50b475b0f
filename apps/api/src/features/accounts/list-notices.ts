import type { Db } from '../../db/client.ts'
import { countUnread, findNotices } from './notice-queries.ts'

/** Older ones say nothing that still matters. */
const newest = 50

export const listNotices = async (db: Db, personId: string) => {
  const [rows, unread] = await Promise.all([findNotices(db, personId, newest), countUnread(db, personId)])
  return { items: rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() })), unread }
}
