import { writeBankInChild } from '@lianbing/bank-formats/write-in-child'
import type { Loss, WrittenFormat } from '@lianbing/bank-formats/written'
import { type Language, ProblemError } from '@lianbing/contract'
import type { Db } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import type { QuestionFilter } from '../filter-queries.ts'
import { exportedQuestions } from './exported-questions.ts'

export type ExportWanted = {
  filter: QuestionFilter
  format: WrittenFormat
  /** Of the file's own words. */
  language: Language
  name: string
}

/** How many questions each loss happened to; of particulars, each field. */
const countLosses = (notes: readonly Loss[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const { code, fields } of notes)
    for (const name of fields?.map((field) => `${code}.${field}`) ?? [code]) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

const inDay = () => new Date().toISOString().slice(0, 10)

/** The questions of a search as a file, written in a process of its own. */
export const exportQuestions = async (
  db: Db,
  scope: BankScope,
  { filter, format, language, name }: ExportWanted,
  { writerScript, timeoutSeconds }: { writerScript: string; timeoutSeconds?: number },
) => {
  const { questions, pictures } = exportedQuestions(db, scope, filter)
  const trade = filter.tradeCode === undefined ? {} : { trade: filter.tradeCode }
  const file = await writeBankInChild({ name, language, ...trade, questions, pictures }, format, {
    childScript: writerScript,
    ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
  })
  return {
    ...file,
    fileName: `${name}-${inDay()}${format === 'json' || format === 'xlsx' ? '' : `.${format}`}.${file.extension}`,
    leftOut: countLosses(file.notes),
  }
}

/** Each takes a core for seconds. */
const mostAtOnce = 2

/** `exportQuestions` for those who ask over the wire, a few at a time. */
export const createExporter = (db: Db, writerScript: string) => {
  let running = 0
  return async (scope: BankScope, wanted: ExportWanted) => {
    if (running >= mostAtOnce) throw new ProblemError('server.busy', { retryAfterSeconds: 10 })
    running++
    try {
      return await exportQuestions(db, scope, wanted, { writerScript, timeoutSeconds: 24 })
    } finally {
      running--
    }
  }
}
