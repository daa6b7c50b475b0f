import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { difficulty, level, questionVersion } from './question.ts'
import { questionFilter } from './question-filter.ts'

/** More than these would hold their locks for longer than others wait. */
export const bulkLimit = 5_000

const selection = z.union([
  z.strictObject({ questionIds: z.array(z.uuid()).min(1).max(bulkLimit) }),
  z.strictObject({ filter: questionFilter }),
])

const { source, sourceDetail, licence, standard, edition, validFrom, validUntil } = questionVersion.shape
const text = (field: z.ZodNullable<z.ZodString>) =>
  z.preprocess((value) => (value === '' ? null : value), field).optional()
/** Absent: as it is. Null: nothing. */
const fields = z
  .strictObject({
    level: level.nullable().optional(),
    difficulty: difficulty.nullable().optional(),
    source: text(source),
    sourceDetail: text(sourceDetail),
    licence: text(licence),
    standard: text(standard),
    edition: text(edition),
    validFrom: validFrom.optional(),
    validUntil: validUntil.optional(),
  })
  .refine((set) => Object.values(set).some((value) => value !== undefined), 'at least one field')

/** Fields of the content make a new version of each question; the others stand beside its versions. */
export const bulkChange = z.union([
  z.strictObject({ fields }),
  z.strictObject({ examPointId: z.uuid().nullable() }),
  z.strictObject({ bankId: z.uuid() }),
  z.strictObject({ state: z.literal('retired'), reason: z.string().trim().min(1).max(500) }),
  z.strictObject({ state: z.literal('published'), reason: z.string().trim().max(500) }),
])
export type BulkChange = z.infer<typeof bulkChange>

const counts = {
  /** Questions that will change, or have changed. */
  changed: z.int(),
  /** They are so already. */
  same: z.int(),
  /** A version of them waits to be published; that one has to be dealt with first. */
  waiting: z.int(),
  /** Of another trade or language than the exam point or the bank. */
  unfit: z.int(),
}
const act = z.strictObject({ selection, change: bulkChange })

export const previewBulk = endpoint({
  method: 'POST',
  path: '/api/bulk-acts/preview',
  access: ['expert', 'admin'],
  summary: 'How many questions a bulk act would change, and which it would leave out',
  body: act,
  maximumBodyBytes: 256 * 1024,
  response: z.object(counts),
  problems: ['bulk.too_many', 'bank.unknown', 'exam_point.unknown'],
})
export const runBulk = endpoint({
  method: 'PUT',
  path: '/api/bulk-acts/:bulkId',
  access: ['expert', 'admin'],
  summary: 'Change many questions in one transaction; sent again with the same id it changes nothing more',
  params: z.object({ bulkId: z.uuid() }),
  body: act,
  maximumBodyBytes: 256 * 1024,
  response: z.object(counts),
  problems: ['bulk.too_many', 'bank.unknown', 'exam_point.unknown'],
})
export const undoBulk = endpoint({
  method: 'POST',
  path: '/api/bulk-acts/:bulkId/undo',
  access: ['expert', 'admin'],
  summary: 'Take a bulk act back as a whole, as long as nobody has touched its questions since',
  params: z.object({ bulkId: z.uuid() }),
  response: z.object({ changed: z.int() }),
  problems: ['bulk.unknown', 'bulk.changed_since'],
})

const savedView = z.object({
  viewId: z.uuid(),
  name: z.string(),
  /** The filter as the address of the page has it. */
  filter: z.record(z.string(), z.string()),
})
const viewParams = z.object({ viewId: z.uuid() })
export const listViews = endpoint({
  method: 'GET',
  path: '/api/saved-views',
  access: ['expert', 'admin'],
  summary: 'My saved searches by name',
  response: z.object({ items: z.array(savedView) }),
  problems: [],
})
export const saveView = endpoint({
  method: 'PUT',
  path: '/api/saved-views/:viewId',
  access: ['expert', 'admin'],
  summary: 'Keep a search under a name, or give it another one',
  params: viewParams,
  body: z.strictObject({
    name: z.string().trim().min(1).max(60),
    filter: z
      .record(z.string().max(20), z.string().max(200))
      .refine((filter) => Object.keys(filter).length <= 20, 'at most 20'),
  }),
  response: savedView,
  problems: ['view.name_taken', 'view.too_many'],
})
export const deleteView = endpoint({
  method: 'DELETE',
  path: '/api/saved-views/:viewId',
  access: ['expert', 'admin'],
  summary: 'Forget a saved search',
  params: viewParams,
  problems: [],
})
