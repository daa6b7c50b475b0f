import type { Tx } from '../../db/client.ts'
import { person, roleGrant } from '../../db/schema/accounts.ts'

export const insertPerson = async (tx: Tx, row: typeof person.$inferInsert): Promise<void> => {
  await tx.insert(person).values(row)
}

export const insertGrant = async (tx: Tx, row: typeof roleGrant.$inferInsert): Promise<void> => {
  await tx.insert(roleGrant).values(row).onConflictDoNothing()
}
