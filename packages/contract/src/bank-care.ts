import { treatments } from '@lianbing/scoring'
import { z } from 'zod'
import { questionAct, questionState, versionState } from './bank-words.ts'
import { content } from './content.ts'
import { endpoint, pageOf, pageQuery } from './endpoint.ts'
import { key, questionType, questionVersion } from './question.ts'

/** What somebody writes: a version with its key, which may still be missing. Who reviewed it is for the server to say. */
export const questionText = questionVersion
  .omit({ reviewer: true })
  .extend({ key: key.nullable(), explanation: content })
export type QuestionText = z.infer<typeof questionText>

const waitingState = versionState.exclude(['published'])
/** Names what was seen: who changes, publishes or returns something else than what stands there is told. */
const revision = z.string().min(1).max(64)
const reason = z.string().trim().min(1).max(500)
const questionParams = z.object({ questionId: z.uuid() })
/** Content with long tables is far above the usual 64 KiB. */
const maximumBodyBytes = 512 * 1024

/** A version that is not published yet. */
const waitingVersion = z.object({
  questionId: z.uuid(),
  bankId: z.uuid(),
  bankName: z.string(),
  tradeCode: z.string(),
  questionState,
  version: z.int(),
  state: waitingState,
  text: questionText,
  revision,
  /** Sent in by a worker, and never published yet. */
  contributed: z.boolean(),
  /** Whoever wrote this version; none of them may publish it. */
  authors: z.array(z.string()),
  /** I am one of them. */
  own: z.boolean(),
  /** Nobody else could publish it: the federation has no other expert or admin of this trade. */
  alone: z.boolean(),
  /** Why it was returned last, where it has been since it was handed in. */
  returned: z.string().nullable(),
  /** The version that workers see until this one is published. */
  published: questionVersion.nullable(),
})
export type WaitingVersion = z.infer<typeof waitingVersion>

export const createQuestion = endpoint({
  method: 'POST',
  path: '/api/questions',
  access: ['expert', 'admin'],
  summary: 'Begin a question as a draft, in a bank or in the own bank of the trade',
  body: z.strictObject({ bankId: z.uuid().nullable(), tradeCode: z.string().max(20), text: questionText }),
  maximumBodyBytes,
  response: waitingVersion,
  status: 201,
  problems: ['trade.unknown', 'bank.unknown', 'question.unfit'],
})
export const getWaiting = endpoint({
  method: 'GET',
  path: '/api/questions/:questionId/waiting',
  access: ['expert', 'admin'],
  summary: 'The version of a question that waits to be published',
  params: questionParams,
  response: waitingVersion,
  problems: ['question.unknown', 'question.not_waiting'],
})
export const startVersion = endpoint({
  method: 'POST',
  path: '/api/questions/:questionId/versions',
  access: ['expert', 'admin'],
  summary: 'Begin the next version of a published question, as a copy; workers keep the published one meanwhile',
  params: questionParams,
  response: waitingVersion,
  status: 201,
  problems: ['question.unknown', 'question.waiting'],
})
export const changeWaiting = endpoint({
  method: 'PUT',
  path: '/api/questions/:questionId/waiting',
  access: ['expert', 'admin'],
  summary: 'Change the waiting version; one that is in review stays complete',
  params: questionParams,
  body: z.strictObject({ revision, text: questionText }),
  maximumBodyBytes,
  response: waitingVersion,
  problems: ['question.unknown', 'question.not_waiting', 'question.changed', 'question.unfit', 'question.duplicate'],
})
export const discardWaiting = endpoint({
  method: 'DELETE',
  path: '/api/questions/:questionId/waiting',
  access: ['expert', 'admin'],
  summary: 'Throw the waiting version away; a question that was never published goes with it',
  params: questionParams,
  query: z.object({ revision }),
  problems: ['question.unknown', 'question.not_waiting', 'question.changed'],
})
export const handInQuestion = endpoint({
  method: 'POST',
  path: '/api/questions/:questionId/review',
  access: ['expert', 'admin'],
  summary: 'Hand the draft in for review',
  params: questionParams,
  body: z.strictObject({ revision }),
  response: waitingVersion,
  problems: ['question.unknown', 'question.not_waiting', 'question.changed', 'question.unfit', 'question.duplicate'],
})
export const returnQuestion = endpoint({
  method: 'POST',
  path: '/api/questions/:questionId/return',
  access: ['expert', 'admin'],
  summary: 'Return what is in review to who wrote it, with a reason',
  params: questionParams,
  body: z.strictObject({ revision, reason }),
  response: waitingVersion,
  problems: ['question.unknown', 'question.not_waiting', 'question.changed'],
})
export const refuseQuestion = endpoint({
  method: 'POST',
  path: '/api/questions/:questionId/refuse',
  access: ['expert', 'admin'],
  summary: 'Refuse a contribution for good, with a reason that the contributor is told',
  params: questionParams,
  body: z.strictObject({ revision, reason }),
  problems: ['question.unknown', 'question.not_waiting', 'question.changed'],
})
export const publishQuestion = endpoint({
  method: 'POST',
  path: '/api/questions/:questionId/publish',
  access: ['expert', 'admin'],
  summary: 'Publish what is in review; nobody publishes what they wrote',
  params: questionParams,
  body: z.strictObject({ revision }),
  problems: [
    'question.unknown',
    'question.not_waiting',
    'question.changed',
    'question.unfit',
    'question.duplicate',
    'review.own',
    'review.alone',
  ],
})

const historyKey = z.object({
  version: z.int(),
  key: key.nullable(),
  also: z.array(key),
  treatment: z.enum(treatments),
  explanation: content,
  reason: z.string(),
  by: z.string(),
  createdAt: z.iso.datetime(),
})
/** Everything that a question has been, and what happened to it. */
export const getHistory = endpoint({
  method: 'GET',
  path: '/api/questions/:questionId/history',
  access: ['expert', 'admin'],
  summary: 'The versions of a question, their keys, and whatever happened to it, newest first',
  params: questionParams,
  response: z.object({
    versions: z.array(
      z.object({
        version: z.int(),
        state: versionState,
        content: questionVersion,
        by: z.string(),
        createdAt: z.iso.datetime(),
        keys: z.array(historyKey),
      }),
    ),
    events: z.array(
      z.object({
        version: z.int(),
        act: questionAct,
        by: z.string(),
        reason: z.string(),
        /** Another question that it was about: its duplicate; without an id where it may not be opened. */
        other: z.object({ questionId: z.uuid().nullable(), stemText: z.string() }).nullable(),
        createdAt: z.iso.datetime(),
      }),
    ),
  }),
  problems: ['question.unknown'],
})

const reviewRow = z.object({
  questionId: z.uuid(),
  version: z.int(),
  tradeCode: z.string(),
  bankName: z.string(),
  type: questionType,
  stemText: z.string(),
  /** Never published yet. */
  isNew: z.boolean(),
  contributed: z.boolean(),
  author: z.string(),
  own: z.boolean(),
  /** Of a draft: why it was returned, where it was. */
  returned: z.string().nullable(),
  createdAt: z.iso.datetime(),
})
export const listReviews = endpoint({
  method: 'GET',
  path: '/api/reviews',
  access: ['expert', 'admin'],
  summary: 'What waits for its review, or is still being written: contributions and drafts, oldest first',
  query: pageQuery.extend({ state: waitingState.default('review'), tradeCode: z.string().max(20).optional() }),
  response: pageOf(reviewRow).extend({ total: z.int() }),
  problems: [],
})
