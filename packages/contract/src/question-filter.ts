import { z } from 'zod'
import { language, level, questionType } from './question.ts'

/** Draft and in review: a version of it waits so, whether or not another one is in use. */
export const soughtState = z.enum(['draft', 'review', 'published', 'retired'])
export const validity = z.enum(['valid', 'not-yet', 'expired', 'outdated'])
const none = z.literal('none')

/** What questions are looked for by; every part narrows. What was withdrawn with its import is never found. */
export const questionFilter = z.strictObject({
  search: z.string().max(200).optional(),
  bankId: z.uuid().optional(),
  tradeCode: z.string().max(20).optional(),
  type: questionType.optional(),
  level: z.union([none, z.coerce.number().pipe(level)]).optional(),
  /** With all points below it; or those without any. */
  examPointId: z.union([none, z.uuid()]).optional(),
  /** Part of it. */
  source: z.string().trim().max(200).optional(),
  standard: z.string().max(200).optional(),
  edition: z.string().max(100).optional(),
  language: language.optional(),
  state: soughtState.optional(),
  validity: validity.optional(),
  /** Only those that somebody reported, and the report is open. */
  reports: z.literal('open').optional(),
  /** Only those to which somebody's file gives another key. */
  conflict: z.literal('open').optional(),
})
export type QuestionFilter = z.infer<typeof questionFilter>
