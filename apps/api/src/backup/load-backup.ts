import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
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
    const obstacles = await hindrances(client)
    for (const { drop } of obstacles) await client.query(drop)
    // A table emptied in this transaction is filled from its first page on, which keeps the order of the rows.
    if (ours.length > 0) await client.query(`truncate ${ours.map(({ name }) => name).join(', ')}`)
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

async function loadTables(client: pg.Client, records: AsyncIterator<BackupRecord>, ours: TableShape[]) {
  const known = new Set(ours.map(copyTarget))
  const loaded = new Map<TableShape, TableSum>()
  for (;;) {
    const { kind, payload } = await next(records)
    if (kind === 'Z') {
      // What lies behind the end is a fault of the file.
      if (!(await records.next()).done) throw new BackupFault(OUT_OF_ORDER)
      return { loaded, end: words<BackupEnd>(payload) }
    }
    if (kind !== 'T') throw new BackupFault(OUT_OF_ORDER)
    const shape = words<TableShape>(payload)
    // Names from a file go into SQL only when the catalog knows them exactly so.
    if (!known.has(copyTarget(shape))) throw new BackupFault(`This database has no table ${copyTarget(shape)}.`)
    loaded.set(shape, await loadTable(client, shape, records))
  }
}

async function loadTable(client: pg.Client, shape: TableShape, records: AsyncIterator<BackupRecord>) {
  const hash = createHash('sha256')
  let expected: TableSum | undefined
  async function* pieces() {
    for (;;) {
      const { kind, payload } = await next(records)
      if (kind === 'E') {
        expected = words<TableEnd>(payload)
        return
      }
      if (kind !== 'D') throw new BackupFault(OUT_OF_ORDER)
      hash.update(payload)
      yield payload
    }
  }
  const stream = client.query(copyFrom(`copy ${copyTarget(shape)} from stdin`))
  // It also ends the COPY when the file breaks off; the connection would wait for ever otherwise.
  await pipeline(pieces, stream)
  const sum = { rows: stream.rowCount, sha256: hash.digest('hex') }
  compare(shape.name, sum, expected)
  return sum
}

const OUT_OF_ORDER = 'The parts of the backup are not in their order: the file is damaged.'

const words = <Shape>(payload: Buffer): Shape => JSON.parse(payload.toString('utf8')) as Shape

async function next(records: AsyncIterator<BackupRecord>): Promise<BackupRecord> {
  const { value, done } = await records.next()
  if (done) throw new BackupFault(OUT_OF_ORDER)
  return value
}

function compare(name: string, found: TableSum, expected: TableSum | undefined): void {
  if (found.rows === expected?.rows && found.sha256 === expected.sha256) return
  throw new BackupFault(
    `Table ${name} is not what was backed up (${found.rows} rows, expected ${expected?.rows}). Nothing was changed.`,
  )
}
