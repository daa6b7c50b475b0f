import { z } from 'zod'
import { content } from './content.ts'
import { endpoint, pageOf, pageQuery } from './endpoint.ts'
import { key, language, level, questionType, questionVersion } from './question.ts'
import { questionFilter, soughtState } from './question-filter.ts'

export * from './question-filter.ts'

/** A draft was never published; a retired question is no longer drawn; a withdrawn one went with its import. */
export const questionState = z.enum(['draft', 'published', 'retired', 'withdrawn'])
/** A version is a draft until it is handed in, waits for its review, and is published for good. */
export const versionState = z.enum(['draft', 'review', 'published'])
/** What happens to a question; the log of each question holds these. */
export const questionAct = z.enum([
  'created',
  'contributed',
  'imported',
  'changed',
  'handed-in',
  'returned',
  'refused',
  'published',
  'discarded',
  'key-mended',
  /** Another key was looked at, and this one is right; or that is in doubt again. */
  'key-confirmed',
  'key-doubted',
  'retired',
  'restored',
  'moved',
  'rolled-back',
])
export const reportReason = z.enum(['wrong-key', 'unclear', 'out-of-date', 'typo', 'other'])
const reportState = z.enum(['open', 'mended', 'dismissed'])

const bank = z.object({
  bankId: z.uuid(),
  name: z.string(),
  tradeCode: z.string(),
  language,
  source: z.string().nullable(),
  licence: z.string().nullable(),
  questions: z.int(),
  retired: z.int(),
  openReports: z.int(),
  updatedAt: z.iso.datetime(),
})
export const listBanks = endpoint({
  method: 'GET',
  path: '/api/banks',
  access: ['expert', 'admin'],
  summary: 'The banks with their counts',
  response: z.object({ items: z.array(bank) }),
  problems: [],
})

const questionRow = z.object({
  questionId: z.uuid(),
  bankId: z.uuid(),
  tradeCode: z.string(),
  type: questionType,
  language,
  level: level.nullable(),
  examPoint: z.string().nullable(),
  state: questionState,
  /** A version of it waits so to be published. */
  waiting: soughtState.extract(['draft', 'review']).nullable(),
  /** Its standard is out of date. */
  outdated: z.boolean(),
  stemText: z.string(),
  openReports: z.int(),
})
export const searchQuestions = endpoint({
  method: 'GET',
  path: '/api/questions',
  access: ['expert', 'admin'],
  summary: 'Questions by text and by everything that is known of them',
  query: pageQuery.extend(questionFilter.shape).extend({
    /** In the order of the bank, by default; or the newest first; or those with the most open reports first. */
    sort: z.enum(['position', 'newest', 'reports']).optional(),
  }),
  response: pageOf(questionRow).extend({
    total: z.int(),
    /** True: there are more than `total`, and counting them all would take too long. */
    totalIsCapped: z.boolean(),
  }),
  problems: [],
})

const report = z.object({
  reportId: z.uuid(),
  questionId: z.uuid(),
  version: z.int(),
  stemText: z.string(),
  tradeCode: z.string(),
  reason: reportReason,
  note: z.string(),
  state: reportState,
  reporter: z.string(),
  createdAt: z.iso.datetime(),
})
/** Everything about a question, for those who look after the bank. */
export const adminQuestion = z.object({
  questionId: z.uuid(),
  bankId: z.uuid(),
  bankName: z.string(),
  tradeCode: z.string(),
  state: questionState,
  version: z.int(),
  content: questionVersion,
  keys: z.array(
    z.object({ version: z.int(), key, explanation: content, reason: z.string(), createdAt: z.iso.datetime() }),
  ),
  reports: z.array(report),
  /** First answers in the trade's newest 5,000 practice rounds, and how many of them were right. */
  answered: z.int(),
  right: z.int(),
})
const questionParams = z.object({ questionId: z.uuid() })
export const getQuestion = endpoint({
  method: 'GET',
  path: '/api/questions/:questionId',
  access: ['expert', 'admin'],
  summary: 'A question with its key, reports and figures',
  params: questionParams,
  response: adminQuestion,
  problems: ['question.unknown'],
})
export const setQuestionState = endpoint({
  method: 'PUT',
  path: '/api/questions/:questionId/state',
  access: ['expert', 'admin'],
  summary: 'Retire a question, or publish it again; running attempts keep it',
  params: questionParams,
  body: z.strictObject({ state: z.enum(['published', 'retired']) }),
  response: adminQuestion,
  problems: ['question.unknown'],
})

export const getMedia = endpoint({
  method: 'GET',
  path: '/api/media/:hash',
  access: 'person',
  summary: 'A picture of a question, named by the hash of its bytes; never changes',
  params: z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  file: 'image/*',
  problems: ['media.unknown'],
})

export const reportQuestion = endpoint({
  method: 'POST',
  path: '/api/reports',
  access: 'person',
  summary: 'Something is wrong with a question that I was shown',
  body: z.strictObject({
    from: z.union([
      z.strictObject({ roundId: z.uuid(), slot: z.int().min(0).max(999) }),
      z.strictObject({ attemptId: z.uuid(), slot: z.int().min(0).max(999) }),
    ]),
    reason: reportReason,
    note: z.string().trim().max(1_000),
  }),
  response: z.object({ reportId: z.uuid() }),
  status: 201,
  problems: ['round.unknown', 'attempt.unknown', 'slot.unknown', 'request.rate_limited'],
})
export const listReports = endpoint({
  method: 'GET',
  path: '/api/reports',
  access: ['expert', 'admin'],
  summary: 'Reports of workers, newest first',
  query: pageQuery.extend({ state: reportState.optional() }),
  response: pageOf(report),
  problems: [],
})
export const setReportState = endpoint({
  method: 'PUT',
  path: '/api/reports/:reportId/state',
  access: ['expert', 'admin'],
  summary: 'Close a report, or open it again',
  params: z.object({ reportId: z.uuid() }),
  body: z.strictObject({ state: reportState }),
  response: report,
  problems: ['report.unknown'],
})
