import type { Db } from './client.ts'

/** Throws when the database does not answer. */
export const pingDatabase = async (db: Db): Promise<void> => {
  await db.$client.query('select 1')
}
