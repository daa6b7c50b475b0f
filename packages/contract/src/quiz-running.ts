import { z } from 'zod'
import { attemptParams, closeReason, voided } from './attempt-shapes.ts'
import { endpoint, pageOf, pageQuery } from './endpoint.ts'
import { officeAttempt } from './office-attempts.ts'

const reason = z.string().trim().min(1).max(500)
const openingParams = z.object({ openingId: z.uuid() })
const count = z.int().min(0)

/**
 * How an attempt stands. `silent`: it runs, and nothing was heard of it for longer than a page that is open lets pass.
 * `away`: its page has told that it was left and not come back to.
 */
export const runningState = z.enum(['active', 'silent', 'away', 'closing', 'submitted', 'expired', 'ended', 'void'])

const runningAttempt = z.object({
  attemptId: z.uuid(),
  personId: z.uuid(),
  displayName: z.string(),
  organisation: z.string(),
  state: runningState,
  startedAt: z.iso.datetime(),
  remainingMs: z.int(),
  answered: count,
  questions: count,
  /** When it was last heard of; null where that was never written down. */
  contactAt: z.iso.datetime().nullable(),
  awaySince: z.iso.datetime().nullable(),
  deviceChanges: count,
  closedAt: z.iso.datetime().nullable(),
  closeReason: closeReason.nullable(),
  score: z.int().nullable(),
  maximum: z.int(),
  passed: z.boolean().nullable(),
  voided: voided.nullable(),
  /** One's own: others decide about it. */
  isOwn: z.boolean(),
})
export type RunningAttempt = z.infer<typeof runningAttempt>

const opening = z.object({
  openingId: z.uuid(),
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime().nullable(),
  state: z.enum(['coming', 'open', 'over']),
  attempts: count,
  active: count,
})

export const listRunning = endpoint({
  method: 'GET',
  path: '/api/quizzes/:quizId/running',
  access: ['admin'],
  summary: 'The openings of a quiz, the newest first, each with how many are in',
  params: z.object({ quizId: z.uuid() }),
  response: z.object({
    quizId: z.uuid(),
    title: z.string(),
    organisationId: z.int(),
    /** In which the office tells and takes its times. */
    timeZone: z.string(),
    openings: z.array(opening),
  }),
  problems: ['quiz.unknown'],
})

/** Whom a list or an act for all concerns: those of this organisation and below it. */
const organisationId = z.coerce.number().int().positive()

/** Handing in for all of an organisation: it goes on whether or not somebody looks. */
const closing = z.object({
  closingId: z.uuid(),
  organisation: z.string(),
  actor: z.string(),
  /** Those who were in when it was asked; how many of them it has closed; how many could not be scored and stay open. */
  people: count,
  done: count,
  left: count,
  askedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
})

export const getRunning = endpoint({
  method: 'GET',
  path: '/api/openings/:openingId/running',
  access: ['admin'],
  summary: 'Who is in: how far, since when silent, time left, how it ended; with how many there are of each state',
  params: openingParams,
  query: pageQuery.extend({
    organisationId: organisationId.optional(),
    state: runningState.optional(),
    name: z.string().trim().max(60).optional(),
  }),
  response: pageOf(runningAttempt).extend({
    opening,
    /** Of the organisation asked for; the name and the state narrow the list alone. */
    counts: z.record(runningState, count),
    /** Those among the running ones that the caller may decide about. */
    inReach: count,
    /** Those that run, and those of the last minutes; the newest first. */
    closings: z.array(closing),
    now: z.iso.datetime(),
  }),
  problems: ['opening.unknown', 'organisation.unknown'],
})

const forAll = { reason, organisationId: organisationId.optional() }

export const extendAll = endpoint({
  method: 'POST',
  path: '/api/openings/:openingId/extend',
  access: ['admin'],
  summary: 'Give everybody who is in more time, once for a key; whoever has not begun is not concerned',
  params: openingParams,
  body: z.strictObject({ ...forAll, seconds: z.int().min(1).max(604_800), extendKey: z.uuid() }),
  response: z.object({ touched: count }),
  longWork: true,
  problems: ['opening.unknown', 'organisation.unknown'],
})
export const closeAll = endpoint({
  method: 'POST',
  path: '/api/openings/:openingId/close',
  access: ['admin'],
  summary: 'Hand in for everybody who is in, in the background: what is saved is scored',
  params: openingParams,
  body: z.strictObject(forAll),
  response: closing,
  problems: ['opening.unknown', 'organisation.unknown'],
})
export const closeAttempt = endpoint({
  method: 'POST',
  path: '/api/attempts/:attemptId/close',
  access: ['admin'],
  summary: 'Hand in for a worker: what is saved is scored; done again it changes nothing',
  params: attemptParams,
  body: z.strictObject({ reason }),
  response: officeAttempt,
  problems: ['attempt.unknown', 'attempt.own'],
})
export const moveOpening = endpoint({
  method: 'POST',
  path: '/api/openings/:openingId/move',
  access: ['admin'],
  summary: 'Move the end of an opening; null ends it now. Whoever its old end cut short gains time, nobody loses any',
  params: openingParams,
  body: z.strictObject({ closesAt: z.iso.datetime().nullable(), reason }),
  response: z.object({ opening, gained: count }),
  problems: ['opening.unknown', 'opening.end_unfit'],
})

export const openingAct = z.enum(['extended', 'closed', 'moved', 'compared'])
export const listOpeningLog = endpoint({
  method: 'GET',
  path: '/api/openings/:openingId/log',
  access: ['admin'],
  summary: 'What people of the office did in an opening, to all or to one, the newest first',
  params: openingParams,
  query: pageQuery,
  response: pageOf(
    z.object({
      id: z.string(),
      at: z.iso.datetime(),
      act: z.enum(['extended', 'closed', 'moved', 'compared', 'voided', 'reopened', 're-marked', 'marked', 'judged']),
      /** Null for an act upon the opening. */
      person: z.object({ attemptId: z.uuid(), displayName: z.string() }).nullable(),
      actor: z.string(),
      reason: z.string(),
      detail: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
  problems: ['opening.unknown'],
})

export const noteAbsence = endpoint({
  method: 'POST',
  path: '/api/attempts/:attemptId/absences',
  access: 'token',
  summary: 'How often and how long this device has left the page so far; nothing ends by it',
  params: attemptParams,
  body: z.strictObject({
    epoch: z.int().min(1).max(32_000),
    count: z.int().min(1).max(10_000),
    seconds: z.int().min(0).max(604_800),
    isAway: z.boolean(),
  }),
  problems: [],
})

export * from './quiz-flags.ts'
