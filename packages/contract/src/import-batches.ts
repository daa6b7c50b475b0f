import { z } from 'zod'
import { bankImport } from './bank-imports.ts'
import { endpoint, pageOf, pageQuery } from './endpoint.ts'

/** Files that were uploaded together, in their order. */
const importBatch = z.object({
  batchId: z.uuid(),
  /** Reading: some file is; ready: something can be committed; else what became of its files. */
  state: z.enum(['reading', 'ready', 'refused', 'committed', 'rolled-back']),
  files: z.array(bankImport),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
})
const batchParams = z.object({ batchId: z.uuid() })

export const listImportBatches = endpoint({
  method: 'GET',
  path: '/api/banks/import-batches',
  access: ['admin'],
  summary: 'Files that were uploaded together, the newest first',
  query: pageQuery,
  response: pageOf(importBatch),
  problems: [],
})
export const getImportBatch = endpoint({
  method: 'GET',
  path: '/api/banks/import-batches/:batchId',
  access: ['admin'],
  summary: 'The files of a batch with their progress and counts',
  params: batchParams,
  response: importBatch,
  problems: ['batch.unknown'],
})
export const commitImportBatch = endpoint({
  method: 'POST',
  path: '/api/banks/import-batches/:batchId/commit',
  access: ['admin'],
  summary: 'Put the questions of all files of a batch that were read into the bank, in one transaction, once',
  longWork: true,
  params: batchParams,
  response: importBatch.extend({
    /** New questions. */
    added: z.int(),
    /** Questions that got a new version. */
    replaced: z.int(),
    /** Questions whose key in the file is another one than in the bank. */
    conflicts: z.int(),
  }),
  problems: ['batch.unknown', 'import.not_ready'],
})
export const discardImportBatch = endpoint({
  method: 'DELETE',
  path: '/api/banks/import-batches/:batchId',
  access: ['admin'],
  summary: 'Discard the files of a batch that are not committed',
  params: batchParams,
  problems: ['batch.unknown', 'import.not_ready'],
})

/** What a roll back would undo. */
const rollBackPreview = z.object({
  /** None of its questions has been answered in a quiz that counts. */
  allowed: z.boolean(),
  /** Questions that would go. */
  questions: z.int(),
  /** Questions that would get back the version from before. */
  restored: z.int(),
  /** Conflicting keys from its files, that nobody has decided about, which would go. */
  conflicts: z.int(),
  /** Banks that would be left without a question, and go from the list. */
  emptied: z.array(z.string()),
  /** Its questions that have been answered in a quiz that counts. */
  answered: z.int(),
  /** Questions that would stay as they are: they have got another version since the import replaced theirs. */
  kept: z.int(),
})
export const previewRollBack = endpoint({
  method: 'GET',
  path: '/api/banks/import-batches/:batchId/roll-back',
  access: ['admin'],
  summary: 'What rolling back a committed batch would undo, and whether it may be',
  longWork: true,
  params: batchParams,
  response: rollBackPreview,
  problems: ['batch.unknown', 'import.not_ready'],
})
export const rollBackBatch = endpoint({
  method: 'POST',
  path: '/api/banks/import-batches/:batchId/roll-back',
  access: ['admin'],
  summary:
    'Take a committed batch out of the bank again, as a whole, until one of its questions was answered in a quiz',
  longWork: true,
  params: batchParams,
  body: z.strictObject({ reason: z.string().trim().max(500) }),
  response: importBatch,
  problems: ['batch.unknown', 'import.not_ready', 'import.answered'],
})
