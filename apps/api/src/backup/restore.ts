import type pg from 'pg'
import { migrateDatabase } from '../db/migrate.ts'
import { knownMigrationHashes, migrateTo } from '../db/migrate-to.ts'
import { BACKUP_FORMAT, type BackupHeader, type TableEnd } from './backup.ts'
import { withConnection } from './backup-connection.ts'
import { BackupFault } from './backup-fault.ts'
import { readBackupFile } from './backup-file.ts'
import { appliedMigrations, tableShapes } from './database-catalog.ts'
import { loadBackup } from './load-backup.ts'

export type RestoreReport = { createdAt: string; rows: number; tables: TableEnd[] }

/**
 * Puts a backup into a database: an empty one, or with `replace` one whose data are thrown away. A backup of an earlier
 * version is loaded as it was and then migrated. All or nothing: after a BackupFault the data are what they were.
 */
export async function restore(url: string, file: string, options: { replace?: boolean } = {}): Promise<RestoreReport> {
  const report = await withConnection(url, async (client) => {
    const records = readBackupFile(file)
    try {
      const header = await headerOf(records, file)
      await prepare(client, header.migrations, options.replace ?? false)
      const tables = await loadBackup(client, records)
      return { createdAt: header.createdAt, rows: tables.reduce((sum, table) => sum + table.rows, 0), tables }
    } catch (error) {
      throw inWords(error)
    } finally {
      await records.return(undefined)
    }
  })
  await migrateDatabase(url)
  // Without statistics the first hours would be several times slower.
  await withConnection(url, (client) => client.query('analyze'))
  return report
}

async function headerOf(records: ReturnType<typeof readBackupFile>, file: string): Promise<BackupHeader> {
  const first = await records.next()
  const header = first.done ? undefined : (JSON.parse(first.value.payload.toString('utf8')) as BackupHeader)
  if (header?.format === BACKUP_FORMAT) return header
  throw new BackupFault(`${file} is not a backup that this program can read.`)
}

async function prepare(client: pg.Client, wanted: string[], replace: boolean): Promise<void> {
  const known = knownMigrationHashes()
  if (!startsWith(known, wanted)) {
    throw new BackupFault(
      'This backup was made by a newer Lianbing, or by a changed one. Restore it with that program.',
    )
  }
  const filled = await firstFilledTable(client)
  if (filled !== undefined && !replace) {
    throw new BackupFault(
      `The database is not empty (${filled} has rows). To throw its data away, say so with --replace.`,
    )
  }
  const applied = await appliedMigrations(client)
  if (applied.length === wanted.length && startsWith(applied, wanted)) return
  if (!startsWith(wanted, applied)) {
    if (filled !== undefined || !startsWith(known, applied)) {
      throw new BackupFault('The database has another version than the backup. Restore into an empty database.')
    }
    await emptySchema(client)
  }
  await migrateTo(client, wanted.length)
}

// Tables without a single row, of a later version than the backup: made again as they were at its time.
async function emptySchema(client: pg.Client): Promise<void> {
  await client.query('begin')
  try {
    await client.query('drop schema public cascade')
    await client.query('create schema public')
    await client.query('drop schema drizzle cascade')
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

async function firstFilledTable(client: pg.Client): Promise<string | undefined> {
  for (const { name } of await tableShapes(client)) {
    const { rowCount } = await client.query(`select from ${name} limit 1`)
    if (rowCount) return name
  }
  return undefined
}

const startsWith = (list: string[], start: string[]): boolean => start.every((hash, index) => list[index] === hash)

function inWords(error: unknown): unknown {
  const code = (error as { code?: string }).code
  if (code === '55P03') return new BackupFault('The database is in use. Stop Lianbing, then restore.')
  // Checksums stand at the end of a file: what was damaged before them may look like a broken row or header.
  if (error instanceof SyntaxError || code?.startsWith('22')) {
    return new BackupFault(`The file is damaged (${(error as Error).message}). Nothing was changed.`)
  }
  if (code === 'ENOENT') return new BackupFault(`There is no such file: ${(error as NodeJS.ErrnoException).path}`)
  return error
}
