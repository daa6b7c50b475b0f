import { z } from 'zod'
import { endpoint, pageOf, pageQuery } from './endpoint.ts'
import { language, level, questionDraft, questionType } from './question.ts'

/** A problem of a file: the place in it, a code with its values for translation, and the English sentence. */
export const fileProblem = z.object({
  at: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  message: z.string(),
})

/** Done to the file's text before it is read: plain text for plain text, everywhere, in their order. */
export const replacements = z
  .array(z.strictObject({ find: z.string().min(1).max(200), replace: z.string().max(200) }))
  .max(50)

const importState = z.enum(['reading', 'ready', 'refused', 'committed', 'rolled-back'])
/** How far the reading is; of a file that another process reads, only that it is being read. */
const importStage = z.enum(['waiting', 'reading', 'comparing', 'storing', 'committing'])

const importCounts = z.object({
  /** Questions that were read or written, the dropped ones too. */
  questions: z.int(),
  /** Places where no question could be read, and none was written since. */
  rejected: z.int(),
  /** Already in the bank, or standing more than once in the file; a commit adds nothing for them. */
  known: z.int(),
  /** Those of the known whose key is another one than the bank's, or than that of the first of them in the file. */
  conflicts: z.int(),
  /** Like a question of the bank that would become its next version where somebody agrees; new ones until then. */
  changed: z.int(),
  /** Those about which somebody agreed. */
  replacing: z.int(),
  /** Possible duplicates of a question of the bank. */
  near: z.int(),
  /** New questions that a commit would add, and after it those that it did add. */
  added: z.int(),
  /** Neither dropped nor rejected, and with something that the reader was not sure of. */
  warned: z.int(),
  dropped: z.int(),
  /** Changed by somebody, alone or together with others. */
  edited: z.int(),
  /** Changes by hand that the last reading could not keep: the file says something else there now. */
  lost: z.int(),
  byType: z.partialRecord(questionType, z.int()),
})

export const bankImport = z.object({
  importId: z.uuid(),
  batchId: z.uuid(),
  fileName: z.string(),
  /** The file that holds the answers, where it stands apart. */
  answersName: z.string().nullable(),
  bytes: z.int(),
  tradeCode: z.string(),
  /** For questions that say nothing of it themselves. */
  level: level.nullable(),
  source: z.string().nullable(),
  licence: z.string().nullable(),
  state: importState,
  /** While it is being read; `share` 0 to 1, where it can be told. */
  progress: z.object({ stage: importStage, share: z.number().nullable() }).nullable(),
  format: z.string().nullable(),
  layout: z.string().nullable(),
  layoutReason: z.string().nullable(),
  /** What other layouts would make of the file, best first. */
  alternatives: z.array(z.object({ layout: z.string(), questions: z.int(), rejected: z.int() })),
  replacements,
  /** Why the file was refused. */
  refusal: fileProblem.nullable(),
  counts: importCounts,
  createdAt: z.iso.datetime(),
  committedAt: z.iso.datetime().nullable(),
  rolledBackAt: z.iso.datetime().nullable(),
})
/** Preview beside the counts: the first drafts and problems, enough to judge the reading. */
const bankImportPreview = bankImport.extend({
  drafts: z.array(z.object({ at: z.string(), draft: questionDraft })),
  rejected: z.array(fileProblem),
  /** Of single questions, and behind them those of the file as a whole. */
  warnings: z.array(fileProblem),
})

export const importParams = z.object({ importId: z.uuid() })
/** 32 MiB: what the readers take. 25,000 questions of text are a tenth of it, but Word files come with pictures. */
const maximumFileBytes = 32 * 1024 * 1024

export const uploadBank = endpoint({
  method: 'POST',
  path: '/api/banks/imports',
  access: ['admin'],
  summary: 'Upload a file of questions, with the file of its answers; reading goes on in the background',
  upload: { maximumBytes: maximumFileBytes, second: 'answers' },
  body: z.strictObject({
    tradeCode: z.string().max(20),
    /** Files with the same one are committed and rolled back together: that of the first reply, or one that the client makes. */
    batchId: z.uuid().optional(),
    level: z.coerce.number().pipe(level).optional(),
    language: language.optional(),
    source: z.string().trim().max(500).optional(),
    licence: z.string().trim().max(200).optional(),
  }),
  response: bankImport,
  status: 201,
  problems: ['trade.unknown', 'import.not_ready', 'request.too_large', 'request.not_multipart'],
})
export const listImports = endpoint({
  method: 'GET',
  path: '/api/banks/imports',
  access: ['admin'],
  summary: 'Imports that are not discarded, newest first',
  query: pageQuery,
  response: pageOf(bankImport),
  problems: [],
})
export const getImport = endpoint({
  method: 'GET',
  path: '/api/banks/imports/:importId',
  access: ['admin'],
  summary: 'Progress and preview of an import',
  params: importParams,
  response: bankImportPreview,
  problems: ['import.unknown'],
})
export const chooseLayout = endpoint({
  method: 'PUT',
  path: '/api/banks/imports/:importId/layout',
  access: ['admin'],
  summary:
    'Read the file of an import again, in another layout; what was changed by hand stays where its text is the same',
  params: importParams,
  body: z.strictObject({ layout: z.string().min(1).max(60) }),
  response: bankImport,
  problems: ['import.unknown', 'import.not_ready'],
})
export const commitImport = endpoint({
  method: 'POST',
  path: '/api/banks/imports/:importId/commit',
  access: ['admin'],
  summary: 'Put the questions of an import into the bank, in one transaction, once',
  longWork: true,
  params: importParams,
  response: bankImport.extend({ added: z.int(), conflicts: z.int() }),
  problems: ['import.unknown', 'import.not_ready'],
})
export const discardImport = endpoint({
  method: 'DELETE',
  path: '/api/banks/imports/:importId',
  access: ['admin'],
  summary: 'Discard an import that is not committed',
  params: importParams,
  problems: ['import.unknown', 'import.not_ready'],
})
