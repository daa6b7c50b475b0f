import { BankFileError, type BankReading } from '@lianbing/bank-formats'
import { type Db, databaseErrorCode, type Tx, withTx } from '../../../db/client.ts'
import { makeAndWrite } from '../../../db/make-and-write.ts'
import { stagePictures } from '../media-queries.ts'
import { versionMarks } from '../version-marks.ts'
import { findAlike } from './bulk-draft-queries.ts'
import { bringHandworkBack, setHandworkAside } from './handwork-queries.ts'
import {
  analyzeImportDrafts,
  countImportDrafts,
  insertImportDrafts,
  joinByHashes,
  type NewImportDraft,
} from './import-draft-queries.ts'
import { findPointNames, placeByName, placePointNames } from './import-point-queries.ts'
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
const rowsOf = ({ drafts, rejected, warnings }: BankReading) => {
  const said = new Map<string, typeof warnings>()
  for (const warning of warnings) said.set(warning.at ?? '', [...(said.get(warning.at ?? '') ?? []), warning])
  const read = drafts.map(({ identity = null, ...row }) => ({ ...row, identity, rejection: null }))
  const lost = rejected.map(({ sourceText, order, ...rejection }) => {
    return { at: rejection.at, sourceText, order, draft: null, identity: null, rejection }
  })
  return inFileOrder([...read, ...lost]).map(({ order: _, ...row }, n) => ({
    ...row,
    n,
    warnings: (said.get(row.at) ?? []).map((warning) => ({ ...warning, at: row.at })),
  }))
}

const unmarked = { fingerprint: null, keyFingerprint: null, sketch: null }
const marked = (row: ReturnType<typeof rowsOf>[number]): NewImportDraft => {
  if (row.draft === null) return { ...row, ...unmarked }
  const { searchText: _, ...marks } = versionMarks(row.draft)
  const { fingerprint, keyFingerprint } = marks
  return { ...row, ...marks, identity: row.identity && { ...row.identity, fingerprint, keyFingerprint } }
}

/** A statement of so many rows is half a megabyte; to mark them takes some 15 ms, and then others have their turn. */
const batchSize = 250

const storeRows = (tx: Tx, importId: string, rows: ReturnType<typeof rowsOf>): Promise<void> => {
  const starts = Array.from({ length: Math.ceil(rows.length / batchSize) }, (_, batch) => batch * batchSize)
  return makeAndWrite(
    starts,
    (start) => rows.slice(start, start + batchSize).map(marked),
    (batch) => insertImportDrafts(tx, importId, batch),
  )
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
  const rows = rowsOf(reading)
  const mapped = (await findPointNames(tx, importId)).filter(({ examPointId }) => examPointId !== null)
  await joinByHashes(tx)
  const aside = await setHandworkAside(tx, importId)
  await storeRows(tx, importId, rows)
  await placeByName(tx, importId, tradeCode)
  await placePointNames(tx, importId, mapped)
  const lost = aside === 0 ? 0 : await bringHandworkBack(tx, importId)
  reader.tell(importId, 'comparing')
  await relateDrafts(tx, { importId, tradeCode }, await findAlike(tx, importId, null))
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
  await countImportDrafts(tx, importId, lost)
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
    }).then(async (done) => {
      // Without fresh statistics the lists of a large file are planned as if it were empty; it is read, whatever comes of this.
      if (done) await analyzeImportDrafts(db).catch(() => undefined)
      return done
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
