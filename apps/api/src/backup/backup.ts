import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { withConnection } from './backup-connection.ts'
import { BackupFault } from './backup-fault.ts'
import { type BackupWriter, writeBackupFile } from './backup-file.ts'
import { copyTable, type TableSum } from './copy-table.ts'
import {
  appliedMigrations,
  type SequenceState,
  sequenceStates,
  type TableShape,
  tableShapes,
} from './database-catalog.ts'

export const BACKUP_FORMAT = 'lianbing-backup/1'

export type BackupHeader = { format: string; createdAt: string; migrations: string[]; tables: string[] }
export type TableEnd = TableSum & { name: string }
export type BackupEnd = { sequences: SequenceState[]; tables: TableEnd[] }
export type BackupReport = { file: string; bytes: number; rows: number; tables: TableEnd[] }

/**
 * Writes the whole database into one file, as it stood at one instant, while it is in use.
 * Throws BackupFault when the file exists already or the database is not one of Lianbing.
 */
export async function backup(url: string, file: string): Promise<BackupReport> {
  if (existsSync(file)) throw new BackupFault(`${file} exists already. Name a new file; backups are never overwritten.`)
  if (!existsSync(dirname(file))) throw new BackupFault(`There is no folder ${dirname(file)}.`)
  return withConnection(url, async (client) => {
    await client.query('begin isolation level repeatable read read only')
    const migrations = await appliedMigrations(client)
    if (migrations.length === 0) throw new BackupFault('There is nothing to back up: this database holds no Lianbing.')
    const shapes = await tableShapes(client)
    const tables: TableEnd[] = []
    const bytes = await writeBackupFile(file, async (writer) => {
      const createdAt = new Date().toISOString()
      const header: BackupHeader = {
        format: BACKUP_FORMAT,
        createdAt,
        migrations,
        tables: shapes.map(({ name }) => name),
      }
      await writer.write('H', header)
      for (const shape of shapes) tables.push(await writeTable(writer, shape, client))
      const end: BackupEnd = { sequences: await sequenceStates(client), tables }
      await writer.write('Z', end)
    })
    await client.query('commit')
    return { file, bytes, rows: tables.reduce((sum, table) => sum + table.rows, 0), tables }
  })
}

async function writeTable(
  writer: BackupWriter,
  shape: TableShape,
  client: Parameters<typeof copyTable>[0],
): Promise<TableEnd> {
  await writer.write('T', shape)
  const sum = await copyTable(client, shape, (piece) => writer.write('D', piece))
  const end = { name: shape.name, ...sum }
  await writer.write('E', end)
  return end
}
