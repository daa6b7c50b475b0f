import { z } from 'zod'
import { attemptParams, attemptState, closeReason, voided } from './attempt-shapes.ts'
import { endpoint, pageOf, pageQuery } from './endpoint.ts'

const reason = z.string().trim().min(1).max(500)
/** A week at most: longer is another opening. */
const seconds = z.int().min(1).max(604_800)

/** An attempt as the office sees it. */
export const officeAttempt = z.object({
  attemptId: z.uuid(),
  quizId: z.uuid(),
  title: z.string(),
  personId: z.uuid(),
  displayName: z.string(),
  state: attemptState,
  startedAt: z.iso.datetime(),
  deadlineAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  closeReason: closeReason.nullable(),
  /** Of the newest result: a reopened attempt that is closed again, and a void one, add a version each. */
  version: z.int().nullable(),
  score: z.int().nullable(),
  maximum: z.int(),
  passed: z.boolean().nullable(),
  voided: voided.nullable(),
})
export type OfficeAttempt = z.infer<typeof officeAttempt>

export const extendAttempt = endpoint({
  method: 'POST',
  path: '/api/attempts/:attemptId/extend',
  access: ['admin'],
  summary:
    'Give a running attempt more time, beyond the end of the opening too, once for a key; all else stays as it is',
  params: attemptParams,
  body: z.strictObject({ seconds, reason, extendKey: z.uuid() }),
  response: officeAttempt,
  problems: ['attempt.unknown', 'attempt.own', 'attempt.closed'],
})
export const reopenAttempt = endpoint({
  method: 'POST',
  path: '/api/attempts/:attemptId/reopen',
  access: ['admin'],
  summary: 'Let a closed attempt go on for so long; its result stands until it is closed again, and stays on record',
  params: attemptParams,
  body: z.strictObject({ seconds, reason }),
  response: officeAttempt,
  problems: [
    'attempt.unknown',
    'attempt.own',
    'attempt.open',
    'attempt.voided',
    'attempt.other_active',
    'account.shut',
  ],
})
export const voidAttempt = endpoint({
  method: 'POST',
  path: '/api/attempts/:attemptId/void',
  access: ['admin'],
  summary: 'Declare an attempt void, a running one too: it counts nowhere and stays used; the worker reads the reason',
  params: attemptParams,
  body: z.strictObject({ reason }),
  response: officeAttempt,
  problems: ['attempt.unknown', 'attempt.own'],
})
export const listAttemptEvents = endpoint({
  method: 'GET',
  path: '/api/attempts/:attemptId/events',
  access: ['admin'],
  summary: 'What happened to an attempt, in order; nothing in it is ever changed',
  params: attemptParams,
  query: pageQuery,
  response: pageOf(
    z.object({
      kind: z.enum([
        'opened',
        'takeover',
        'revealed',
        'extended',
        'closed',
        're-marked',
        /** People have marked the written answers. */
        'marked',
        'voided',
        'reopened',
        'judged',
      ]),
      at: z.iso.datetime(),
      /** Who of the office did it; null for what the worker or time did. */
      actor: z.object({ personId: z.uuid(), displayName: z.string() }).nullable(),
      detail: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
  problems: ['attempt.unknown'],
})
