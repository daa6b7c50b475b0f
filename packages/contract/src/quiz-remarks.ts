import { treatments } from '@lianbing/scoring'
import { z } from 'zod'
import { attemptParams } from './attempt-shapes.ts'
import { content } from './content.ts'
import { endpoint, idPageQuery, pageOf } from './endpoint.ts'
import { key } from './question.ts'

const remarkParams = z.object({ remarkId: z.uuid() })
const reason = z.string().trim().min(1).max(500)

/**
 * - `counting`: papers are looked through; no mark changes;
 * - `ready`: the figures are there and somebody decides;
 * - `running`: the attempts are being marked again.
 */
export const remarkState = z.enum(['counting', 'ready', 'running', 'done', 'discarded'])

const figures = z.object({
  /** Closed attempts that were asked the question, and those whose marks change. */
  asked: z.int(),
  changed: z.int(),
  passesGained: z.int(),
  passesLost: z.int(),
  /** People whose place on the trade's board of all time becomes another one. */
  ranks: z.int(),
})

const otherVersion = z.object({
  version: z.int(),
  /** Whether it is mended alike. */
  taken: z.boolean(),
  /** What is another one in it: the stem, which may be taken along; what it offers to choose from; the key, of the same text. */
  differs: z.enum(['stem', 'options', 'key']).nullable(),
  asked: z.int(),
  changed: z.int(),
})

const remark = z.object({
  remarkId: z.uuid(),
  questionId: z.uuid(),
  tradeCode: z.string(),
  stemText: z.string(),
  version: z.int(),
  /** Its other published versions. */
  others: z.array(otherVersion),
  state: remarkState,
  key,
  also: z.array(key),
  treatment: z.enum(treatments),
  /** The number of the newest key, as somebody who asks anew has to name it. */
  replaces: z.int(),
  /** Whether the key marks answers already; else it does once this is confirmed. */
  inForce: z.boolean(),
  reason: z.string().nullable(),
  /** What is foreseen; null while it is being counted. */
  figures: figures.nullable(),
  /** What then changed; null before the end. */
  outcome: figures.nullable(),
  /** Attempts that were asked, also those that run, and how many have been done. */
  listed: z.int(),
  done: z.int(),
  createdAt: z.iso.datetime(),
  createdBy: z.string().nullable(),
  confirmedAt: z.iso.datetime().nullable(),
  confirmedBy: z.string().nullable(),
  endedAt: z.iso.datetime().nullable(),
})
export type Remark = z.infer<typeof remark>

export const proposeRemark = endpoint({
  method: 'POST',
  path: '/api/questions/:questionId/remarks',
  access: ['expert', 'admin'],
  summary: 'What would become of all attempts that were asked a question if it were marked otherwise; no mark changes',
  params: z.object({ questionId: z.uuid() }),
  body: z.strictObject({
    /** The key that is to be replaced: somebody else may have mended it meanwhile. */
    keyVersion: z.int().min(1),
    key,
    also: z.array(key).max(5).default([]),
    treatment: z.enum(treatments),
    explanation: content.optional(),
    /** Of the question; absent: the one that is drawn. */
    version: z.int().min(1).optional(),
    /** Versions of another stem that are mended alike. */
    takes: z.array(z.int().min(1)).max(100).default([]),
  }),
  response: remark,
  status: 201,
  problems: ['question.unknown', 'question.changed', 'question.unfit'],
})
export const listRemarks = endpoint({
  method: 'GET',
  path: '/api/remarks',
  access: ['expert', 'admin'],
  summary: 'Wrong keys and the attempts that are marked again for them, newest first',
  query: idPageQuery.extend({ questionId: z.uuid().optional() }),
  response: pageOf(remark),
  problems: [],
})
export const getRemark = endpoint({
  method: 'GET',
  path: '/api/remarks/:remarkId',
  access: ['expert', 'admin'],
  summary: 'What a mended key changes, and how far its attempts have been marked again',
  params: remarkParams,
  response: remark,
  problems: ['remark.unknown'],
})
export const listRemarkAttempts = endpoint({
  method: 'GET',
  path: '/api/remarks/:remarkId/attempts',
  access: ['expert', 'admin'],
  summary: 'The attempts whose marks change, with the marks before and after',
  params: remarkParams,
  query: idPageQuery,
  response: pageOf(
    z.object({
      attemptId: z.uuid(),
      /** Masked for whoever looks after banks but not after these people. */
      displayName: z.string(),
      title: z.string(),
      fromScore: z.int().nullable(),
      toScore: z.int().nullable(),
      fromMaximum: z.int(),
      toMaximum: z.int(),
      fromPassed: z.boolean().nullable(),
      toPassed: z.boolean().nullable(),
      done: z.boolean(),
    }),
  ),
  problems: ['remark.unknown'],
})
export const listRemarkPlaces = endpoint({
  method: 'GET',
  path: '/api/remarks/:remarkId/places',
  access: ['expert', 'admin'],
  summary: 'The people whose place on the board of all time becomes another one',
  params: remarkParams,
  query: idPageQuery,
  response: pageOf(
    z.object({
      personId: z.uuid(),
      displayName: z.string(),
      tradeCode: z.string(),
      fromRank: z.int().nullable(),
      toRank: z.int().nullable(),
    }),
  ),
  problems: ['remark.unknown'],
})
export const listBlockedQuizzes = endpoint({
  method: 'GET',
  path: '/api/remarks/:remarkId/blocked-quizzes',
  access: ['expert', 'admin'],
  summary:
    'Where the question is dropped: the open and scheduled quizzes that then lack questions, so that nobody can start them',
  params: remarkParams,
  response: z.object({
    items: z.array(z.object({ quizId: z.uuid(), title: z.string(), organisationName: z.string() })),
  }),
  problems: ['remark.unknown'],
})
export const confirmRemark = endpoint({
  method: 'POST',
  path: '/api/remarks/:remarkId/confirm',
  access: ['expert', 'admin'],
  summary: 'Mark all of them again, once; the key is in force from now on, and the reason is told to those concerned',
  params: remarkParams,
  body: z.strictObject({ reason }),
  response: remark,
  problems: ['remark.unknown', 'remark.not_ready', 'remark.another_runs', 'question.changed'],
})
export const discardRemark = endpoint({
  method: 'DELETE',
  path: '/api/remarks/:remarkId',
  access: ['expert', 'admin'],
  summary: 'Leave all marks as they are',
  params: remarkParams,
  problems: ['remark.unknown', 'remark.not_ready'],
})

/** A result of mine that became another one, and why. */
export const resultChange = z.object({
  /** Null while a person has still to mark. */
  from: z.object({ score: z.int().nullable(), maximum: z.int(), passed: z.boolean().nullable() }),
  to: z.object({ score: z.int().nullable(), maximum: z.int(), passed: z.boolean().nullable() }),
  /** Null where people have marked written answers. */
  reason: z.string().nullable(),
  at: z.iso.datetime(),
  version: z.int(),
})
export const listChanges = endpoint({
  method: 'GET',
  path: '/api/result-changes',
  access: 'person',
  summary: 'Results of mine that have changed since I saw them, as far as their quizzes show marks',
  response: z.object({ items: z.array(resultChange.extend({ attemptId: z.uuid(), title: z.string() })) }),
  problems: [],
})
export const seeChange = endpoint({
  method: 'PUT',
  path: '/api/attempts/:attemptId/seen',
  access: 'token',
  summary: 'I have been told of this version of my result',
  params: attemptParams,
  body: z.strictObject({ version: z.int().min(1).max(32_000) }),
  problems: ['attempt.unknown'],
})
