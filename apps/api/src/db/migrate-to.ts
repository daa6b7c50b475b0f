import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import type pg from 'pg'

const folder = fileURLToPath(new URL('./migrations', import.meta.url))

/** Hashes of the migrations that this program knows, oldest first, as the database keeps them. */
export const knownMigrationHashes = (): string[] =>
  readMigrationFiles({ migrationsFolder: folder }).map((migration) => migration.hash)

/** Brings an empty or older database to an earlier version, for a backup that was made by an earlier program. */
export const migrateTo = async (client: pg.Client, count: number): Promise<void> => {
  const shortened = await mkdtemp(join(tmpdir(), 'lianbing-migrations-'))
  try {
    await cp(folder, shortened, { recursive: true })
    const file = join(shortened, 'meta/_journal.json')
    const journal = JSON.parse(await readFile(file, 'utf8')) as { entries: unknown[] }
    await writeFile(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }))
    await migrate(drizzle(client), { migrationsFolder: shortened })
  } finally {
    await rm(shortened, { recursive: true, force: true })
  }
}
