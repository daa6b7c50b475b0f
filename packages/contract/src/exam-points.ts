import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { level } from './question.ts'

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
