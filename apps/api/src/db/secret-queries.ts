import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Db } from './client.ts'
import { secret } from './schema/accounts.ts'

/** The server's secret of this name, made on first use; replicas that ask at once get the same one. */
export const ensureSecret = async (db: Db, name: string): Promise<string> => {
  await db
    .insert(secret)
    .values({ name, value: randomBytes(48).toString('base64url') })
    .onConflictDoNothing()
  const [row] = await db.select({ value: secret.value }).from(secret).where(eq(secret.name, name))
  if (row === undefined) throw new Error(`The secret ${name} is gone from the database.`)
  return row.value
}
