import { BankFileError, type BankReading } from '@lianbing/bank-formats'
import { type Db, databaseErrorCode, type Tx, withTx } from '../../../db/client.ts'
import { fingerprintDrafts } from '../fingerprint-drafts.ts'
import { stagePictures } from '../media-queries.ts'
import {
  countImportDrafts,
  deleteImportDrafts,
  insertImportDrafts,
  type NewImportDraft,
} from './import-draft-queries.ts'
import { placeByName } from './import-point-queries.ts'
import type { TellProgress } from './import-progress.ts'
import { claimUnread, storeReading, storeRefusal } from './import-queries.ts'
import { readBankFile } from './read-bank-file.ts'
import { relateDrafts } from './relate-drafts.ts'

type Claimed = NonNullable<Awaited<ReturnType<typeof claimUnread>>>

const refusalOf = ({ code, params, message }: BankFileError) => ({ at: '', code, params, message })

type Reader = { readerScript: string; signal: AbortSignal; tell: TellProgress }

const inFileOrder = <T extends { order: number }>(rows: readonly T[]): T[] =>
  [...rows].sort((one, other) => one.order - other.order)

/** Drafts and rejections of a reading in the order of the file, each with what the reader was not sure of there. */
const rowsOf = async ({ drafts, rejected, warnings }: BankReading): Promise<NewImportDraft[]> => {
  const said = new Map<string, typeof warnings>()
  for (const warning of warnings) said.set(warning.at ?? '', [...(said.get(warning.at ?? '') ?? []), warning])
  const marked = await fingerprintDrafts(
    drafts.map(({ draft }) => draft),
    drafts.map(({ at }) => at),
  )
  const read = drafts.map(({ at, sourceText, order, identity }, index) => {
    const { draft = null, fingerprint = null, keyFingerprint = null, sketch = null } = marked[index] ?? {}
    const marks = {
      fingerprint,
      keyFingerprint,
      sketch,
      identity: identity ? { ...identity, fingerprint, keyFingerprint } : null,
    }
    return { at, sourceText, order, draft, rejection: null, ...marks }
  })
  const lost = rejected.map(({ sourceText, order, ...rejection }) => {
    const marks = { fingerprint: null, keyFingerprint: null, sketch: null, identity: null }
    return { at: rejection.at, sourceText, order, draft: null, rejection, ...marks }
  })
  return inFileOrder([...read, ...lost]).map(({ order: _, ...row }, n) => ({
    ...row,
    n,
    warnings: (said.get(row.at) ?? []).map((warning) => ({ ...warning, at: row.at })),
  }))
}

const read = async (tx: Tx, row: Claimed, reader: Reader): Promise<void> => {
  const { id: importId, tradeCode } = row
  const answers =
    row.answersBytes === null ? {} : { answers: { fileName: row.answersName ?? '', bytes: row.answersBytes } }
  const file = { fileName: row.fileName, bytes: row.fileBytes ?? new Uint8Array(), ...answers }
  reader.tell(importId, 'reading')
  const { language, chosenLayout: layout, replacements } = row
  const reading = await readBankFile(file, { ...reader, language, layout, replacements })
  reader.tell(importId, 'storing')
  const rows = await rowsOf(reading)
  await deleteImportDrafts(tx, importId)
  await insertImportDrafts(tx, importId, rows)
  await placeByName(tx, importId, tradeCode)
  reader.tell(importId, 'comparing')
  await relateDrafts(
    tx,
    { importId, tradeCode },
    rows.flatMap(({ n, draft }) => (draft === null ? [] : [n])),
  )
  const places = new Set(rows.map(({ at }) => at))
  const { package: whole, format, layout: found, layoutReason, alternatives } = reading
  await storeReading(tx, importId, {
    format,
    layout: found,
    layoutReason,
    alternatives,
    source: row.source ?? whole?.source ?? null,
    licence: row.licence ?? whole?.licence ?? null,
    warnings: reading.warnings
      .map((warning) => ({ ...warning, at: warning.at ?? '' }))
      .filter(({ at }) => !places.has(at)),
  })
  await countImportDrafts(tx, importId)
  await stagePictures(tx, importId, reading.pictures)
}

/** What the file did to the database: a value that no column holds, or more than can be stored in time. */
const faultOfFile = (error: unknown): BankFileError | undefined => {
  if (error instanceof BankFileError) return error
  const code = databaseErrorCode(error)
  if (code?.startsWith('22')) return new BankFileError('file.reader-failed')
  return code === '57014' || code?.startsWith('54') ? new BankFileError('file.too-heavy') : undefined
}

/**
 * Reads the next waiting import; false where none waits. A fault of the file refuses it for good; where the database
 * fails or the reader is stopped, the import goes on waiting.
 */
export const readNextImport = async (db: Db, reader: Reader): Promise<boolean> => {
  let claimed: string | undefined
  try {
    return await withTx(db, async (tx) => {
      const row = await claimUnread(tx)
      claimed = row?.id
      if (row !== undefined) await read(tx, row, reader)
      return row !== undefined
    })
  } catch (error) {
    const fault = reader.signal.aborted ? undefined : faultOfFile(error)
    if (fault === undefined || claimed === undefined) throw error
    await storeRefusal(db, claimed, refusalOf(fault))
    return true
  } finally {
    if (claimed !== undefined) reader.tell(claimed)
  }
}
