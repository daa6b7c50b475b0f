import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { BankFileError, type BankReading, countByType } from '@lianbing/bank-formats'
import type { Language } from '@lianbing/contract'
import { readBankFile } from '../features/banks/read-bank-file.ts'

/** More than any reader takes; of a larger file only this much is looked at before it is refused. */
const mostBytes = 64 * 1024 * 1024

type Problem = { at?: string; code: string; message: string }

/** What a file holds, in the words of `--json`; `reading` is absent where the file was refused. */
export type InspectedFile = {
  report: {
    /** As it was named. */
    file: string
    format: string | null
    layout: string | null
    questions: number
    byType: Partial<Record<string, number>>
    rejected: Problem[]
    warnings: Problem[]
  }
  reading?: BankReading
}

const bare = ({ at, code, message }: Problem): Problem => ({ ...(at === undefined ? {} : { at }), code, message })

const refused = (file: string, code: string, message: string): InspectedFile => ({
  report: {
    file,
    format: null,
    layout: null,
    questions: 0,
    byType: {},
    rejected: [{ at: '', code, message }],
    warnings: [],
  },
})

/** Reads a file of questions for a command; whatever is wrong with it is part of the report. */
export const inspectFile = async (
  file: string,
  how: { readerScript: string; language?: Language | undefined },
): Promise<InspectedFile> => {
  let bytes: Buffer
  try {
    bytes = await buffer(createReadStream(file, { end: mostBytes }))
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    return refused(file, 'file.unreadable', `The file cannot be opened (${reason}).`)
  }
  try {
    const reading = await readBankFile({ fileName: basename(file), bytes }, how)
    const { format, layout } = reading
    return {
      report: {
        file,
        format,
        layout,
        questions: reading.drafts.length,
        byType: countByType(reading),
        rejected: reading.rejected.map(bare),
        warnings: reading.warnings.map(bare),
      },
      reading,
    }
  } catch (error) {
    if (error instanceof BankFileError) return refused(file, error.code, error.message)
    throw error
  }
}
