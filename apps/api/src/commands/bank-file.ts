import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { BankFileError, type BankReading, countByType } from '@lianbing/bank-formats'
import type { Language } from '@lianbing/contract'
import { readBankFile } from '../features/banks/imports/read-bank-file.ts'

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

export type HowToRead = { readerScript: string; language?: Language | undefined; layout?: string | undefined }

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

const bytesOf = (file: string) => buffer(createReadStream(file, { end: mostBytes }))

/**
 * Reads a file of questions for a command, with the file of its answers where they stand apart; whatever is wrong
 * with it is part of the report.
 */
const inspectFile = async (file: string, how: HowToRead, answers?: string): Promise<InspectedFile> => {
  try {
    const answersFile =
      answers === undefined ? {} : { answers: { fileName: basename(answers), bytes: await bytesOf(answers) } }
    const reading = await readBankFile({ fileName: basename(file), bytes: await bytesOf(file), ...answersFile }, how)
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
    if (error instanceof Error && 'syscall' in error && 'code' in error)
      return refused(file, 'file.unreadable', `The file cannot be opened (${String(error.code)}).`)
    throw error
  }
}

const holdsOnlyAnswers = ({ report }: InspectedFile) => report.rejected[0]?.code === 'bank.only-answers'
const lacksAnswers = ({ report }: InspectedFile) => report.rejected.some(({ code }) => code === 'key.missing')

/** The questions that a file of answers belongs to: the nearest before it that lack answers, else the first after it. */
const partnerOf = (files: readonly InspectedFile[], at: number): number => {
  const lacking = files.flatMap((file, index) => (lacksAnswers(file) ? [index] : []))
  return lacking.findLast((index) => index < at) ?? lacking.find((index) => index > at) ?? -1
}

/**
 * Reads files one after another. A file that holds nothing but answers is read together with the questions that lack
 * them, and then has no report of its own but for its name.
 */
export const inspectFiles = async (
  names: readonly string[],
  how: HowToRead,
  progress: (text: string) => void,
): Promise<InspectedFile[]> => {
  const files: InspectedFile[] = []
  for (const [index, name] of names.entries()) {
    progress(`Reading ${index + 1} of ${names.length}: ${name}`)
    files.push(await inspectFile(name, how))
  }
  for (const [index, file] of files.entries()) {
    const partner = holdsOnlyAnswers(file) ? partnerOf(files, index) : -1
    const questions = names[partner]
    const answers = names[index]
    if (questions === undefined || answers === undefined) continue
    progress(`Reading ${questions} with the answers of ${answers}`)
    files[partner] = await inspectFile(questions, how, answers)
    files[index] = {
      report: { ...file.report, layout: 'answers', rejected: [], warnings: [usedFor(questions)] },
    }
  }
  progress('')
  return files
}

const usedFor = (questions: string): Problem => ({
  code: 'answers.used',
  message: `Its answers were read together with ${questions}.`,
})

/** Whether there was something wrong with the file as a whole. */
export const isRefused = ({ report, reading }: InspectedFile): boolean =>
  reading === undefined && report.layout !== 'answers'
