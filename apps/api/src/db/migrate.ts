import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'

const folder = fileURLToPath(new URL('./migrations', import.meta.url))
/** Any number that nothing else in this database uses. */
const migrationLock = 7_104_220_601
const longestConnectMs = 10_000

/** How many migrations this build knows. */
export const knownMigrations = async (): Promise<number> => {
  const journal = JSON.parse(await readFile(`${folder}/meta/_journal.json`, 'utf8')) as { entries: unknown[] }
  return journal.entries.length
}

/** Open, or failed where nobody answers in time. A migration itself takes what it takes. */
const connect = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: longestConnectMs,
    // A network that goes silent meanwhile is noticed; a server that is at work answers the probes.
    keepAlive: true,
    keepAliveInitialDelayMillis: longestConnectMs,
  })
  // The statement that was running fails by itself; without a listener Node exits.
  client.on('error', () => {})
  await client.connect()
  return client
}

/** Brings the database to this build's version; replicas that start at once wait for each other. */
export const migrateDatabase = async (url: string): Promise<void> => {
  const client = await connect(url)
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
