import { createHash } from 'node:crypto'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { TableShape } from './database-catalog.ts'

/** How many rows a table has and the SHA-256 of its COPY text. */
export type TableSum = { rows: number; sha256: string }

/** Reads a whole table as COPY text, in the order in which its rows lie. */
export async function copyTable(
  client: pg.ClientBase,
  table: TableShape,
  onPiece?: (piece: Buffer) => Promise<void>,
): Promise<TableSum> {
  const stream = client.query(copyTo(`copy ${copyTarget(table)} to stdout`))
  const hash = createHash('sha256')
  for await (const piece of stream as AsyncIterable<Buffer>) {
    hash.update(piece)
    if (onPiece) await onPiece(piece)
  }
  return { rows: stream.rowCount, sha256: hash.digest('hex') }
}

/** A table and its columns as COPY wants them. */
export function copyTarget({ name, columns }: TableShape): string {
  return columns.length === 0 ? name : `${name} (${columns.join(', ')})`
}
