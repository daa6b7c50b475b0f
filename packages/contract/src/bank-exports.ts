import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { language } from './question.ts'
import { questionFilter } from './question-filter.ts'

/** `json` is our own package; `docx` a paper with its key. */
export const exportFormat = z.enum(['json', 'xlsx', 'docx', 'gift', 'moodle-xml', 'qti'])
/** What a format could not hold, by code, with the number of questions that it happened to. */
export const leftOut = z.record(z.string(), z.int())
/** Header of an export that holds `leftOut` as JSON. */
export const leftOutHeader = 'lianbing-left-out'

export const exportQuestions = endpoint({
  method: 'GET',
  path: '/api/questions/export',
  access: ['expert', 'admin'],
  summary: 'The questions that a search finds as a file, published and retired ones; a header says what it cannot hold',
  query: questionFilter.extend({
    format: exportFormat,
    /** Of the file's own words. */
    locale: language.optional(),
  }),
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
