import { createHash, type Hash } from 'node:crypto'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { BackupEnd, TableEnd } from './backup.ts'
import { BackupFault } from './backup-fault.ts'
import type { BackupRecord } from './backup-file.ts'
import { copyTable, copyTarget, type TableSum } from './copy-table.ts'
import { hindrances, type TableShape, tableShapes } from './database-catalog.ts'

/**
 * Loads all records after the header in one transaction: whatever fails, the database stays as it was. Before the
 * commit every table is read back and must be what the backup says.
 */
export async function loadBackup(client: pg.Client, records: AsyncIterator<BackupRecord>): Promise<TableEnd[]> {
  await client.query('begin')
  try {
    const ours = await tableShapes(client)
    // In one statement, because tables that refer to each other can only be emptied together.
    if (ours.length > 0) await client.query(`truncate ${ours.map(({ name }) => name).join(', ')}`)
    const obstacles = await hindrances(client)
    for (const { drop } of obstacles) await client.query(drop)
    const { loaded, end } = await loadTables(client, records, ours)
    for (const { add } of obstacles.reverse()) await client.query(add)
    for (const { name, lastValue, isCalled } of end.sequences) {
      await client.query('select setval($1::text::regclass, $2::bigint, $3)', [name, lastValue, isCalled])
    }
    for (const shape of loaded.keys()) compare(shape.name, await copyTable(client, shape), loaded.get(shape))
    if (loaded.size !== end.tables.length) throw new BackupFault('The backup does not hold all of its tables.')
    await client.query('commit')
    return end.tables
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

type Loading = { shape: TableShape; stream: ReturnType<typeof copyFrom>; hash: Hash }

async function loadTables(client: pg.Client, records: AsyncIterator<BackupRecord>, ours: TableShape[]) {
  const known = new Set(ours.map(copyTarget))
  const loaded = new Map<TableShape, TableSum>()
  let now: Loading | undefined
  for (;;) {
    const { value: record, done } = await records.next()
    if (done) throw new BackupFault('The backup has no end.')
    const { kind, payload } = record
    if (kind === 'D' && now) {
      now.hash.update(payload)
      if (!now.stream.write(payload)) await Promise.race([once(now.stream, 'drain'), finished(now.stream)])
      continue
    }
    const words: unknown = JSON.parse(payload.toString('utf8'))
    if (kind === 'T' && !now) {
      const shape = words as TableShape
      // Names from a file go into SQL only when the catalog knows them exactly so.
      if (!known.has(copyTarget(shape))) throw new BackupFault(`This database has no table ${copyTarget(shape)}.`)
      const stream = client.query(copyFrom(`copy ${copyTarget(shape)} from stdin`))
      now = { shape, stream, hash: createHash('sha256') }
    } else if (kind === 'E' && now) {
      now.stream.end()
      await finished(now.stream)
      const sum = { rows: now.stream.rowCount, sha256: now.hash.digest('hex') }
      compare(now.shape.name, sum, words as TableSum)
      loaded.set(now.shape, sum)
      now = undefined
    } else if (kind === 'Z' && !now) {
      // Read on: what lies behind the end is a fault of the file.
      await records.next()
      return { loaded, end: words as BackupEnd }
    } else throw new BackupFault('The parts of the backup are not in their order.')
  }
}

function compare(name: string, found: TableSum, expected: TableSum | undefined): void {
  if (found.rows === expected?.rows && found.sha256 === expected.sha256) return
  throw new BackupFault(
    `Table ${name} is not what was backed up (${found.rows} rows, expected ${expected?.rows}). Nothing was changed.`,
  )
}
