import type { Db } from '../../db/client.ts'
import type { BankScope } from '../../http/session.ts'
import { findBanks } from './queries.ts'

export const listBanks = async (db: Db, scope: BankScope) => {
  const rows = await findBanks(db, scope)
  return { items: rows.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() })) }
}
