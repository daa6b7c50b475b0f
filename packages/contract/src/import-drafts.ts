import { z } from 'zod'
import { bankImport, fileProblem, importParams, replacements } from './bank-imports.ts'
import { endpoint } from './endpoint.ts'
import { questionDraft } from './question.ts'

/** Ids of one question: the import and its place in the order of the file, from 0. */
const draftParams = importParams.extend({ n: z.coerce.number().pipe(z.int().min(0).max(1_000_000)) })

/**
 * What a draft is to the bank: the same question adds nothing; one with another key becomes a conflict; a changed one
 * may replace the question that it was, or be new; a near one may be the same in other words. Of a package of another city
 * a question that the bank has under its id may be newer there, or forked: changed on both sides; neither is ever added
 * beside it. Null: new.
 */
const relation = z.enum(['same', 'other-key', 'changed', 'near', 'newer', 'forked'])

const importDraft = z.object({
  n: z.int(),
  /** The place as people find it in the file. */
  at: z.string(),
  /** What stands in the file there, at most 4,000 characters. */
  sourceText: z.string(),
  /** As workers will get it; null where nothing could be read and nobody has written it yet. */
  draft: questionDraft.nullable(),
  /** Why nothing could be read. */
  rejection: fileProblem.nullable(),
  warnings: z.array(fileProblem),
  dropped: z.boolean(),
  edited: z.boolean(),
  relation: relation.nullable(),
  /** The question of the bank (`GET /api/questions/:questionId`); null of a copy within the file. */
  relatedId: z.uuid().nullable(),
  /** It becomes the next version of that question, instead of a question of its own. */
  replaces: z.boolean(),
  /** Its place in the trade's tree of exam points. */
  examPointId: z.uuid().nullable(),
})
export type ImportDraft = z.infer<typeof importDraft>

/**
 * `problems`: nothing was read, then what the reader was not sure of. All but `all` and `dropped` leave out what was
 * dropped. `new` is whatever a commit adds as a new question, changed and near ones among them.
 */
const draftFilter = z.enum(['all', 'problems', 'conflicts', 'changed', 'near', 'new', 'known', 'dropped', 'edited'])
export type DraftFilter = z.infer<typeof draftFilter>

export const listImportDrafts = endpoint({
  method: 'GET',
  path: '/api/banks/imports/:importId/drafts',
  access: ['admin'],
  summary: 'A window of what was read, in the order of the file; of a committed import only what was not taken',
  params: importParams,
  query: z.object({
    filter: draftFilter.default('all'),
    from: z.coerce.number().pipe(z.int().min(0).max(1_000_000)).default(0),
    count: z.coerce.number().pipe(z.int().min(1).max(200)).default(50),
  }),
  response: z.object({ items: z.array(importDraft), total: z.int() }),
  problems: ['import.unknown'],
})
export const getImportDraft = endpoint({
  method: 'GET',
  path: '/api/banks/imports/:importId/drafts/:n',
  access: ['admin'],
  summary: 'One question of an import',
  params: draftParams,
  response: importDraft,
  problems: ['import.unknown', 'draft.unknown'],
})
export const changeImportDraft = endpoint({
  method: 'PUT',
  path: '/api/banks/imports/:importId/drafts/:n',
  access: ['admin'],
  summary: 'Mend a question of an import, or write one where nothing could be read',
  params: draftParams,
  body: z.strictObject({ draft: questionDraft }),
  maximumBodyBytes: 512 * 1024,
  response: importDraft,
  problems: ['import.unknown', 'import.not_ready', 'draft.unknown', 'question.unfit'],
})

/** What can be set for many at once; what is not named stays. Null empties. */
const draftSettings = questionDraft
  .pick({
    level: true,
    difficulty: true,
    examPoint: true,
    source: true,
    sourceDetail: true,
    licence: true,
    author: true,
    standard: true,
    edition: true,
    validFrom: true,
    validUntil: true,
  })
  .extend({ examPointId: z.uuid().nullable() })
  .partial()

/** These questions, or all that a filter finds. */
const chosenDrafts = z.union([
  z.strictObject({ ns: z.array(z.int().min(0).max(1_000_000)).min(1).max(5_000) }),
  z.strictObject({ filter: draftFilter }),
])
export const changeImportDrafts = endpoint({
  method: 'POST',
  path: '/api/banks/imports/:importId/drafts/changes',
  access: ['admin'],
  summary: 'Drop or take back many questions of an import, agree that they replace what they were, or set something',
  longWork: true,
  params: importParams,
  body: z.strictObject({
    which: chosenDrafts,
    dropped: z.boolean().optional(),
    /** Only for changed, near, newer and forked ones; the others stay as they are. */
    replaces: z.boolean().optional(),
    set: draftSettings.optional(),
  }),
  maximumBodyBytes: 128 * 1024,
  response: z.object({ changed: z.int(), import: bankImport }),
  problems: ['import.unknown', 'import.not_ready', 'exam_point.unknown', 'question.unfit'],
})

export const moveImport = endpoint({
  method: 'PUT',
  path: '/api/banks/imports/:importId/trade',
  access: ['admin'],
  summary: 'Put an import into another trade; what its questions are to the bank is found anew',
  longWork: true,
  params: importParams,
  body: z.strictObject({ tradeCode: z.string().max(20) }),
  response: bankImport,
  problems: ['import.unknown', 'import.not_ready', 'trade.unknown'],
})

const importExamPoint = z.object({
  /** As the file says it. */
  name: z.string(),
  questions: z.int(),
  /** Where they are put in the trade's tree; null: nowhere, or not all in the same place. */
  examPointId: z.uuid().nullable(),
})
export const listImportExamPoints = endpoint({
  method: 'GET',
  path: '/api/banks/imports/:importId/exam-points',
  access: ['admin'],
  summary: 'The exam points that a file names, and where in the trade’s tree they are put',
  params: importParams,
  response: z.object({
    items: z.array(importExamPoint),
    /** The points of the trade, each with its parent; empty where it has none. */
    points: z.array(
      z.object({
        examPointId: z.uuid(),
        parentId: z.uuid().nullable(),
        code: z.string().nullable(),
        name: z.string(),
      }),
    ),
  }),
  problems: ['import.unknown'],
})
export const mapImportExamPoints = endpoint({
  method: 'PUT',
  path: '/api/banks/imports/:importId/exam-points',
  access: ['admin'],
  summary: 'Say where in the trade’s tree the exam points of a file belong',
  params: importParams,
  body: z.strictObject({
    items: z
      .array(z.strictObject({ name: z.string().max(200), examPointId: z.uuid().nullable() }))
      .min(1)
      .max(2_000),
  }),
  maximumBodyBytes: 512 * 1024,
  response: z.object({ items: z.array(importExamPoint) }),
  problems: ['import.unknown', 'import.not_ready', 'exam_point.unknown'],
})

export const replaceInImport = endpoint({
  method: 'PUT',
  path: '/api/banks/imports/:importId/replacements',
  access: ['admin'],
  summary: 'Read the file again with these replacements; what was changed by hand stays where its text is the same',
  params: importParams,
  body: z.strictObject({ replacements }),
  response: bankImport,
  problems: ['import.unknown', 'import.not_ready'],
})
export const countReplacements = endpoint({
  method: 'POST',
  path: '/api/banks/imports/:importId/replacements/count',
  access: ['admin'],
  summary: 'Where each text that is to be replaced stands: in how many places of the reading, and in the first of them',
  params: importParams,
  body: z.strictObject({ replacements }),
  response: z.object({
    items: z.array(z.object({ places: z.int(), first: z.string().nullable() })),
    /** Questions changed by hand in which one of the texts stands: these changes are lost. */
    lost: z.int(),
  }),
  problems: ['import.unknown'],
})
