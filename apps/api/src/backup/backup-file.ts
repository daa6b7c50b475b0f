import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { BackupFault } from './backup-fault.ts'

/*
 * One gzip stream of records: a letter, the payload's length in four bytes, the payload.
 *   H  the header (JSON), first       T  a table begins (JSON)       D  a piece of that table, in COPY's text format
 *   E  the table has ended (JSON)     Z  the end (JSON), last: a file without it is not a backup
 */
export type RecordKind = 'H' | 'T' | 'D' | 'E' | 'Z'
export type BackupRecord = { kind: RecordKind; payload: Buffer }
export type BackupWriter = { write(kind: RecordKind, payload: Buffer | object): Promise<void> }

// COPY hands over 64 KB at a time; anything far above that is not a length but a damaged file.
const PAYLOAD_LIMIT_BYTES = 256 * 1024 * 1024

/** Writes a backup file. It appears under its name only when all of it is on the disk. */
export async function writeBackupFile(file: string, fill: (writer: BackupWriter) => Promise<void>): Promise<number> {
  const part = `${file}.part`
  const gzip = createGzip()
  // For nobody else to read: it holds names of people and password hashes. Flushed, so that it outlives a power cut.
  const flow = pipeline(gzip, createWriteStream(part, { mode: 0o600, flush: true }))
  try {
    // A full disk ends the flow while `fill` waits for room.
    const broken = new Promise<never>((_, reject) => flow.catch(reject))
    await Promise.race([broken, fill(writerOf(gzip))])
    gzip.end()
    await flow
    await rename(part, file)
    return (await stat(file)).size
  } catch (error) {
    gzip.destroy()
    await flow.catch(() => undefined)
    await rm(part, { force: true })
    throw error
  }
}

function writerOf(gzip: ReturnType<typeof createGzip>): BackupWriter {
  return {
    async write(kind, payload) {
      const bytes = Buffer.isBuffer(payload) ? payload : Buffer.from(JSON.stringify(payload))
      const head = Buffer.alloc(5)
      head.write(kind, 'latin1')
      head.writeUInt32BE(bytes.length, 1)
      gzip.write(head)
      if (!gzip.write(bytes)) await once(gzip, 'drain')
    },
  }
}

/** The records of a backup file in order. Throws BackupFault where the file is damaged or cut off. */
export async function* readBackupFile(file: string): AsyncGenerator<BackupRecord> {
  const gunzip = createGunzip()
  const source = createReadStream(file)
  source.on('error', (error) => gunzip.destroy(error))
  source.pipe(gunzip)
  let waiting: Buffer = Buffer.alloc(0)
  let last: string | undefined
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk])
      for (let record = take(waiting); record; record = take(waiting)) {
        waiting = waiting.subarray(5 + record.payload.length)
        last = record.kind
        yield record
      }
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code?.startsWith('Z_')) throw new BackupFault(`${file} is damaged or not a backup of Lianbing (${message}).`)
    throw error
  } finally {
    source.destroy()
  }
  if (last !== 'Z' || waiting.length > 0) throw new BackupFault(`${file} is cut off: it was not written to its end.`)
}

function take(bytes: Buffer): BackupRecord | undefined {
  if (bytes.length < 5) return undefined
  const kind = bytes.toString('latin1', 0, 1)
  const length = bytes.readUInt32BE(1)
  if (!'HTDEZ'.includes(kind) || length > PAYLOAD_LIMIT_BYTES) {
    throw new BackupFault('This is not a backup of Lianbing, or it is damaged.')
  }
  if (bytes.length < 5 + length) return undefined
  return { kind: kind as RecordKind, payload: bytes.subarray(5, 5 + length) }
}
