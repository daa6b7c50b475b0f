import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'

const folder = fileURLToPath(new URL('./migrations', import.meta.url))
/** Any number that nothing else in this database uses. */
const migrationLock = 7_104_220_601

/** How many migrations this build knows. */
export const knownMigrations = async (): Promise<number> => {
  const journal = JSON.parse(await readFile(`${folder}/meta/_journal.json`, 'utf8')) as { entries: unknown[] }
  return journal.entries.length
}

/** Brings the database to this build's version; replicas that start at once wait for each other. */
export const migrateDatabase = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await migrate(drizzle(client), { migrationsFolder: folder })
    const applied = await client.query<{ count: number }>(
      'select count(*)::int as count from drizzle.__drizzle_migrations',
    )
    const known = await knownMigrations()
    const count = applied.rows[0]?.count ?? 0
    if (count > known)
      throw new Error(
        `The database is newer (${count} migrations) than this program (${known}): use the newer program.`,
      )
    if (count < known)
      throw new Error(
        `Only ${count} of ${known} migrations were applied: a migration carries a date older than one before it.`,
      )
  } finally {
    await client.end()
  }
}
