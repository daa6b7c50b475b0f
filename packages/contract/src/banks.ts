import { treatments } from '@lianbing/scoring'
import { z } from 'zod'
import { figures, report } from './bank-reports.ts'
import { questionState, versionState } from './bank-words.ts'
import { content } from './content.ts'
import { endpoint, pageOf, pageQuery } from './endpoint.ts'
import { key, language, level, questionType, questionVersion } from './question.ts'
import { questionFilter, soughtState, validity } from './question-filter.ts'
import { outdated } from './standards.ts'

export * from './bank-care.ts'
export * from './bank-reports.ts'
export * from './bank-words.ts'
export * from './bulk-acts.ts'
export * from './contributions.ts'
export * from './exam-points.ts'
export * from './question-filter.ts'
export * from './standards.ts'

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

/** Where a question stands to its own dates today; outside of them it is not drawn. */
const ownValidity = validity.exclude(['outdated'])

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
  validity: ownValidity,
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

/** Everything about a question, for those who look after the bank. */
export const adminQuestion = z.object({
  questionId: z.uuid(),
  bankId: z.uuid(),
  bankName: z.string(),
  tradeCode: z.string(),
  state: questionState,
  version: z.int(),
  content: questionVersion,
  /** What is said of its standard, where that is out of date. */
  outdated: outdated.nullable(),
  validity: ownValidity,
  keys: z.array(
    z.object({
      version: z.int(),
      /** Null in a draft that is not finished. */
      key: key.nullable(),
      /** Further answers that are accepted. */
      also: z.array(key),
      treatment: z.enum(treatments),
      explanation: content,
      reason: z.string(),
      createdAt: z.iso.datetime(),
    }),
  ),
  reports: z.array(report),
  /** The version that waits to be published, where there is one; of a draft this is `content` itself. */
  waiting: z.object({ version: z.int(), state: versionState.exclude(['published']) }).nullable(),
  ...figures,
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
  summary: 'Retire a question with a reason, or restore it; running attempts keep it',
  params: questionParams,
  body: z.discriminatedUnion('state', [
    z.strictObject({ state: z.literal('retired'), reason: z.string().trim().min(1).max(500) }),
    z.strictObject({ state: z.literal('published'), reason: z.string().trim().max(500).default('') }),
  ]),
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

/** 10 MiB: what a phone's camera gives is below. */
const maximumPictureBytes = 10 * 1024 * 1024
export const uploadPicture = endpoint({
  method: 'POST',
  path: '/api/media',
  access: 'person',
  summary: 'A picture for a question: kept upright, re-encoded and without anything but its pixels',
  upload: { maximumBytes: maximumPictureBytes },
  response: z.object({ hash: z.string(), width: z.int(), height: z.int() }),
  status: 201,
  problems: ['picture.unfit', 'request.too_large', 'request.not_multipart', 'request.rate_limited', 'server.busy'],
})
