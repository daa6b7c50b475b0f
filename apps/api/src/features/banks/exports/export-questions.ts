import { writeBankInChild } from '@lianbing/bank-formats/write-in-child'
import type { Loss, WrittenFormat } from '@lianbing/bank-formats/written'
import type { bankExports, Language } from '@lianbing/contract'
import type { Db } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import type { ExportSelection } from './export-queries.ts'
import { exportedQuestions } from './exported-questions.ts'

export type ExportWanted = {
  selection: ExportSelection
  tradeCode?: string | undefined
  format: WrittenFormat
  /** Of the file's own words. */
  language: Language
  name: string
}
export type ExportHow = {
  writerScript: string
  timeoutSeconds?: number
  signal?: AbortSignal
  tell?: (progress: bankExports.ExportProgress) => void
}

/** How many questions each loss happened to; of particulars, each field. */
const countLosses = (notes: readonly Loss[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const { code, fields } of notes)
    for (const name of fields?.map((field) => `${code}.${field}`) ?? [code]) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

const inDay = () => new Date().toISOString().slice(0, 10)

/** Formats whose name tells what is in a file of theirs; of the others it stands in the name. */
const selfNamed: readonly WrittenFormat[] = ['json', 'xlsx']

/** The chosen questions as a file, written in a process of its own. */
export const exportQuestions = async (
  db: Db,
  scope: BankScope,
  { selection, tradeCode, format, language, name }: ExportWanted,
  { writerScript, tell = () => undefined, ...how }: ExportHow,
) => {
  let taken = 0
  const { questions, pictures } = exportedQuestions(db, scope, selection, (count) => {
    taken = count
    tell({ taken, written: 0 })
  })
  const trade = tradeCode === undefined ? {} : { trade: tradeCode }
  const file = await writeBankInChild({ name, language, ...trade, questions, pictures }, format, {
    childScript: writerScript,
    onWritten: (written) => tell({ taken, written }),
    ...how,
  })
  return {
    ...file,
    fileName: `${name}-${inDay()}${selfNamed.includes(format) ? '' : `.${format}`}.${file.extension}`,
    leftOut: countLosses(file.notes),
  }
}
