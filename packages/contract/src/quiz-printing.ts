import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { questionType } from './question.ts'

const quizParams = z.object({ quizId: z.uuid() })
const formParams = z.object({ formId: z.uuid() })

/** A printed form: the same questions as the others of its version, in an order of its own. */
const form = z.object({
  formId: z.uuid(),
  letter: z.string(),
  /** Of the quiz. */
  version: z.int(),
  questions: z.int(),
  /** Hundredths of a mark. */
  maximum: z.int(),
  /** What fits each number, for those who type answers in. */
  shape: z.array(z.object({ type: questionType, options: z.int(), blanks: z.int(), maximum: z.int() })),
  createdAt: z.iso.datetime(),
})
export type PaperForm = z.infer<typeof form>

export const paperSitting = z.object({
  sittingId: z.uuid(),
  title: z.string(),
  heldAt: z.iso.datetime(),
  /** Answer sheets that count. */
  entries: z.int(),
})
export type PaperSitting = z.infer<typeof paperSitting>

export const listPaperForms = endpoint({
  method: 'GET',
  path: '/api/quizzes/:quizId/paper-forms',
  access: ['admin'],
  summary: 'The printed forms of a quiz, of all its versions, and its sittings on paper',
  params: quizParams,
  response: z.object({
    title: z.string(),
    /** The newest version. */
    version: z.int(),
    organisationId: z.int(),
    organisationName: z.string(),
    forms: z.array(form),
    sittings: z.array(paperSitting),
    /** The zone that sittings are told in. */
    timeZone: z.string(),
  }),
  problems: ['quiz.unknown'],
})
export const makePaperForms = endpoint({
  method: 'POST',
  path: '/api/quizzes/:quizId/paper-forms',
  access: ['admin'],
  summary: 'Draw the printed forms of the newest version, once: those that are there stay as they are',
  params: quizParams,
  body: z.strictObject({ count: z.int().min(1).max(4) }),
  response: z.object({ items: z.array(form) }),
  status: 201,
  problems: ['quiz.unknown', 'quiz.questions_lacking'],
})

export const printKind = z.enum(['paper', 'keys', 'answer-sheet'])
export const printFormat = z.enum(['pdf', 'docx'])
export const printPaperForm = endpoint({
  method: 'GET',
  path: '/api/paper-forms/:formId/print',
  access: ['admin'],
  summary: 'A form to print, its key sheet, or the sheet for its answers; the same bytes each time',
  params: formParams,
  query: z.object({ kind: printKind, format: printFormat }),
  file: 'application/octet-stream',
  longWork: true,
  problems: ['paper_form.unknown', 'server.busy'],
})
