import { z } from 'zod'
import { bulkLimit } from './bulk-acts.ts'
import { endpoint } from './endpoint.ts'
import type { ProblemCode } from './problems.ts'
import { language } from './question.ts'
import { questionFilter } from './question-filter.ts'

/** `json` is our own package; `docx` a paper with its key. */
export const exportFormat = z.enum(['json', 'xlsx', 'docx', 'gift', 'moodle-xml', 'qti'])
/** How far the file is: how many questions have been taken from the bank, then how many of these are written. */
export type ExportProgress = { taken: number; written: number }
/** What follows is the file itself, of so many bytes, to its end. */
export type ExportedFile = {
  fileName: string
  bytes: number
  questions: number
  /** In so many files within the zip: one would be more than an import takes. */
  parts: number
  /** What the format could not hold, by code, with the number of questions that it happened to. */
  leftOut: Record<string, number>
}
/** A line of JSON each: progress, once a second, and in the end the file, or the reason why there is none. */
export type ExportLine = ExportProgress | ExportedFile | { problem: ProblemCode }

export const exportQuestions = endpoint({
  method: 'POST',
  path: '/api/questions/export',
  access: ['expert', 'admin'],
  summary:
    'Chosen questions as a file, published and retired ones: lines of JSON that tell how far it is, then the file',
  body: z.strictObject({
    selection: z.union([
      z.strictObject({ questionIds: z.array(z.uuid()).min(1).max(bulkLimit) }),
      z.strictObject({ filter: questionFilter }),
    ]),
    format: exportFormat,
    /** Of the file's own words. */
    locale: language.optional(),
  }),
  maximumBodyBytes: 256 * 1024,
  file: 'application/octet-stream',
  problems: ['export.empty', 'export.too_many'],
})

export const getImportTemplate = endpoint({
  method: 'GET',
  path: '/api/banks/import-template',
  access: ['expert', 'admin'],
  summary: 'A workbook to fill in and import, with an example of each type',
  query: z.object({ language: language.optional() }),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  problems: [],
})
