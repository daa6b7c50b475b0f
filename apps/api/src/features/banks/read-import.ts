import { BankFileError, countByType } from '@lianbing/bank-formats'
import { type Db, databaseErrorCode, type Tx, withTx } from '../../db/client.ts'
import { findRivals } from './find-rivals.ts'
import { findNewDrafts, fingerprintDrafts } from './fingerprint-drafts.ts'
import { claimUnread, storeReading, storeRefusal } from './import-queries.ts'
import { stagePictures } from './media-queries.ts'
import { readBankFile } from './read-bank-file.ts'

type Claimed = NonNullable<Awaited<ReturnType<typeof claimUnread>>>

const refusalOf = ({ code, params, message }: BankFileError) => ({ at: '', code, params, message })

type Reader = { readerScript: string; signal: AbortSignal }

const read = async (tx: Tx, row: Claimed, reader: Reader): Promise<void> => {
  const answers =
    row.answersBytes === null ? {} : { answers: { fileName: row.answersName ?? '', bytes: row.answersBytes } }
  const file = { fileName: row.fileName, bytes: row.fileBytes ?? new Uint8Array(), ...answers }
  const {
    package: whole,
    pictures,
    ...reading
  } = await readBankFile(file, {
    ...reader,
    language: row.language,
    layout: row.chosenLayout,
  })
  const drafts = reading.drafts.map(({ draft }) => draft)
  const marked = await fingerprintDrafts(drafts)
  const fresh = await findNewDrafts(tx, row.tradeCode, marked)
  const rivals = await findRivals(tx, { tradeCode: row.tradeCode, source: null, importId: null }, marked)
  await storeReading(tx, row.id, {
    ...reading,
    source: row.source ?? whole?.source ?? null,
    licence: row.licence ?? whole?.licence ?? null,
    warnings: reading.warnings.map((warning) => ({ ...warning, at: warning.at ?? '' })),
    counts: {
      questions: drafts.length,
      rejected: reading.rejected.length,
      known: drafts.length - fresh.length,
      conflicts: rivals.length,
      changed: 0,
      replacing: 0,
      near: 0,
      warned: 0,
      dropped: 0,
      edited: 0,
      byType: countByType(reading),
    },
  })
  await stagePictures(tx, row.id, pictures)
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
  }
}
