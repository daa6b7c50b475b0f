import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { language, level } from './question.ts'

/** 鉴定范围 of three levels, and the points below them. */
export const examPointLevels = 4
const tradeCode = z.string().max(20)
/** X core, Y general, Z auxiliary. */
export const importance = z.enum(['X', 'Y', 'Z'])
const about = {
  name: z.string().trim().min(1).max(200),
  code: z.string().trim().min(1).max(40).nullable(),
  /** Hundredths of a percent of the paper. */
  weight: z.int().min(0).max(10_000).nullable(),
  importance: importance.nullable(),
}
export const examPoint = z.object({
  examPointId: z.uuid(),
  parentId: z.uuid().nullable(),
  ...about,
  /** False: it comes from general knowledge and still has to be checked. */
  verified: z.boolean(),
  /** Published questions of this very point, by level. */
  questions: z.array(z.object({ level: level.nullable(), count: z.int() })),
})
const pointParams = z.object({ examPointId: z.uuid() })

export const listExamPoints = endpoint({
  method: 'GET',
  path: '/api/exam-points',
  access: ['expert', 'admin'],
  summary: 'The exam points of a trade, each before those below it, with how many published questions each has',
  query: z.object({ tradeCode }),
  response: z.object({ items: z.array(examPoint), withoutPoint: z.int() }),
  problems: ['trade.unknown'],
})
export const createExamPoint = endpoint({
  method: 'POST',
  path: '/api/exam-points',
  access: ['expert', 'admin'],
  summary: 'Add an exam point behind its siblings',
  body: z.strictObject({ tradeCode, parentId: z.uuid().nullable(), ...about }),
  response: z.object({ examPointId: z.uuid() }),
  status: 201,
  problems: ['trade.unknown', 'exam_point.unknown', 'exam_point.code_taken', 'exam_point.too_deep'],
})
export const changeExamPoint = endpoint({
  method: 'PATCH',
  path: '/api/exam-points/:examPointId',
  access: ['expert', 'admin'],
  summary: 'Rename or weigh an exam point, or put it below another one; only an admin says that it is verified',
  params: pointParams,
  body: z.strictObject({
    name: about.name.optional(),
    code: about.code.optional(),
    weight: about.weight.optional(),
    importance: about.importance.optional(),
    verified: z.boolean().optional(),
    /** Below this one; null for the top. */
    parentId: z.uuid().nullable().optional(),
    /** Its place among its siblings, from 0. */
    place: z.int().min(0).max(10_000).optional(),
  }),
  problems: [
    'exam_point.unknown',
    'exam_point.code_taken',
    'exam_point.within_itself',
    'exam_point.too_deep',
    'role.missing',
  ],
})
export const deleteExamPoint = endpoint({
  method: 'DELETE',
  path: '/api/exam-points/:examPointId',
  access: ['expert', 'admin'],
  summary: 'Delete an exam point and those below it; where they have questions, these go to another point',
  params: pointParams,
  query: z.object({ moveTo: z.uuid().optional() }),
  problems: ['exam_point.unknown', 'exam_point.has_questions', 'exam_point.within_itself'],
})

const sheetPoint = z.strictObject({
  /** Its row in the file, as the program shows it. */
  at: z.string().max(40),
  /** 0 at the top; each point stands before those below it. */
  depth: z
    .int()
    .min(0)
    .max(examPointLevels - 1),
  ...about,
})
const pointFields = z.object(about)
/** A national standard has some hundreds. */
const mostSheetPoints = 2_000
export const previewExamPoints = endpoint({
  method: 'POST',
  path: '/api/exam-points/sheet',
  access: ['expert', 'admin'],
  summary: 'What a sheet of exam points would add to a trade and change in it; nothing is stored',
  upload: { maximumBytes: 4 * 1024 * 1024 },
  body: z.strictObject({ tradeCode }),
  response: z.object({
    /** Null for a file that is one table. */
    sheet: z.string().nullable(),
    /** Others that hold exam points too, and were not read. */
    otherSheets: z.array(z.string()),
    items: z.array(
      z.object({
        at: z.string(),
        depth: z.int(),
        ...about,
        act: z.enum(['add', 'change', 'same']),
        /** What it is now, where it changes. */
        before: pointFields.nullable(),
        /** It goes below another point. */
        moves: z.boolean(),
      }),
    ),
    /** Rows that are left out; `text` is what stands in the cell, or the row that is in the way. */
    problems: z.array(z.object({ at: z.string(), code: z.string(), text: z.string() })),
  }),
  problems: [
    'trade.unknown',
    'exam_point.unfit_sheet',
    'exam_point.too_many',
    'exam_point.too_deep',
    'request.too_large',
    'request.not_multipart',
    'server.busy',
  ],
})
export const importExamPoints = endpoint({
  method: 'PUT',
  path: '/api/exam-points/sheet',
  access: ['expert', 'admin'],
  summary:
    'Add and change the exam points of a preview, all or none; those that stand there already are left as they are',
  // 2,000 points with the longest names.
  maximumBodyBytes: 2 * 1024 * 1024,
  body: z.strictObject({ tradeCode, items: z.array(sheetPoint).min(1).max(mostSheetPoints) }),
  response: z.object({
    added: z.int(),
    changed: z.int(),
    same: z.int(),
    /** Questions without a place that name one of the trade's points, and stand there now. */
    placed: z.int(),
  }),
  longWork: true,
  problems: [
    'trade.unknown',
    'exam_point.code_taken',
    'exam_point.too_deep',
    'exam_point.above_missing',
    'request.too_large',
  ],
})
export const getExamPointTemplate = endpoint({
  method: 'GET',
  path: '/api/exam-points/template',
  access: ['expert', 'admin'],
  summary: 'A workbook to fill in with exam points and import',
  query: z.object({ language: language.optional() }),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  problems: [],
})
