import { z } from 'zod'
import { endpoint, idPageQuery, pageOf } from './endpoint.ts'
import { language } from './question.ts'
import { paperSitting } from './quiz-printing.ts'

const quizParams = z.object({ quizId: z.uuid() })
const sittingParams = z.object({ sittingId: z.uuid() })

export const createPaperSitting = endpoint({
  method: 'POST',
  path: '/api/quizzes/:quizId/paper-sittings',
  access: ['admin'],
  summary: 'Name a sitting on paper that has taken place',
  params: quizParams,
  body: z.strictObject({ title: z.string().trim().min(1).max(120), heldAt: z.iso.datetime() }),
  response: paperSitting,
  status: 201,
  problems: ['quiz.unknown', 'paper_sitting.not_yet'],
})

/** Answers in one line, as `answers` in `scoring` reads them, or the total alone in hundredths of a mark. */
const said = {
  answers: z.string().trim().min(1).max(8_000).nullable(),
  total: z.int().min(0).max(10_000_000).nullable(),
}
const entry = z.strictObject({ personId: z.uuid(), formId: z.uuid(), ...said })
export type PaperEntry = z.infer<typeof entry>

export const paperFault = z.enum([
  'person.missing',
  'person.unknown',
  'person.ambiguous',
  'person.twice',
  'person.there',
  'person.own',
  'form.missing',
  'form.unknown',
  'said.missing',
  'said.both',
  'total.unreadable',
  'total.too_high',
  'answers.sign',
  'answers.option',
  'answers.too_few',
  'answers.too_many',
  'answers.number',
  'answers.points',
])
export type PaperFault = z.infer<typeof paperFault>

export const listPaperEntries = endpoint({
  method: 'GET',
  path: '/api/paper-sittings/:sittingId/entries',
  access: ['admin'],
  summary: 'What was entered for a sitting, the newest first, also what was taken back',
  params: sittingParams,
  query: idPageQuery,
  response: pageOf(
    z.object({
      attemptId: z.uuid(),
      sheetNumber: z.int(),
      personId: z.uuid(),
      displayName: z.string(),
      organisationName: z.string(),
      letter: z.string(),
      ...said,
      /** Of the newest result; null while a person has still to mark. */
      score: z.int().nullable(),
      maximum: z.int(),
      passed: z.boolean().nullable(),
      voided: z.boolean(),
      enteredAt: z.iso.datetime(),
    }),
  ),
  problems: ['paper_sitting.unknown'],
})
const previewed = z.object({
  /** Its row in the file. */
  at: z.string(),
  displayName: z.string(),
  username: z.string(),
  organisationName: z.string(),
  letter: z.string(),
  /** `same`: it was entered before just so. */
  act: z.enum(['add', 'same']),
})
/** A row that cannot be entered. */
const sheetProblem = z.object({
  at: z.string(),
  /** As it is called in the file; null where the file has no such column. */
  column: z.string().nullable(),
  code: paperFault,
  /** Of the question, where the fault lies in one. */
  number: z.int().nullable(),
  text: z.string(),
})
export type SheetProblem = z.infer<typeof sheetProblem>
export type PreviewedEntry = z.infer<typeof previewed>
export const previewPaperSheet = endpoint({
  method: 'POST',
  path: '/api/paper-sittings/:sittingId/sheet',
  access: ['admin'],
  summary: 'What a sheet of answers or totals would enter; nothing is stored',
  params: sittingParams,
  upload: { maximumBytes: 4 * 1024 * 1024 },
  body: z.strictObject({}),
  response: z.object({
    items: z.array(previewed.extend(entry.shape)),
    problems: z.array(sheetProblem),
  }),
  problems: [
    'paper_sitting.unknown',
    'paper_sheet.unfit',
    'paper_sheet.too_many',
    'request.too_large',
    'request.not_multipart',
    'server.busy',
  ],
})
export const enterPaper = endpoint({
  method: 'PUT',
  path: '/api/paper-sittings/:sittingId/entries',
  access: ['admin'],
  summary: 'Enter what people wrote on paper, all or none; what is there just so stays as it is',
  params: sittingParams,
  // 2,000 people with the longest usual answers.
  maximumBodyBytes: 4 * 1024 * 1024,
  body: z.strictObject({ entries: z.array(entry).min(1).max(2_000) }),
  response: z.object({ added: z.int(), same: z.int() }),
  longWork: true,
  problems: ['paper_sitting.unknown', 'paper_entry.refused', 'request.too_large'],
})
export const withdrawPaper = endpoint({
  method: 'POST',
  path: '/api/paper-sittings/:sittingId/withdraw',
  access: ['admin'],
  summary: 'Take entries back, all or none: they count nowhere and stay on record, and others may be entered instead',
  params: sittingParams,
  body: z.strictObject({
    attemptIds: z.array(z.uuid()).min(1).max(2_000),
    reason: z.string().trim().min(1).max(500),
  }),
  maximumBodyBytes: 256 * 1024,
  response: z.object({ withdrawn: z.int() }),
  longWork: true,
  problems: ['paper_sitting.unknown', 'attempt.unknown', 'attempt.own', 'paper_entry.re_marked'],
})
export const getPaperTemplate = endpoint({
  method: 'GET',
  path: '/api/paper-sittings/:sittingId/template',
  access: ['admin'],
  summary: 'A workbook with the people of an organisation, to fill in with forms and answers and import',
  params: sittingParams,
  query: z.object({ organisationId: z.coerce.number().int().positive().optional(), language: language.optional() }),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  problems: ['paper_sitting.unknown', 'organisation.unknown'],
})
