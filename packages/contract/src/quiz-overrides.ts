import { z } from 'zod'
import { endpoint, idPageQuery, pageOf, pageQuery } from './endpoint.ts'

const quizParams = z.object({ quizId: z.uuid() })
const overrideParams = quizParams.extend({ overrideId: z.uuid() })
const organisationId = z.int().min(1).max(2_147_483_647)
const reason = z.string().trim().min(1).max(500)

const window = z
  .strictObject({ opensAt: z.iso.datetime(), closesAt: z.iso.datetime() })
  .refine(({ opensAt, closesAt }) => Date.parse(opensAt) < Date.parse(closesAt), {
    path: ['closesAt'],
    message: 'later than it opens',
  })
/** What is given beyond the rules; null gives nothing of it. */
const given = {
  /** On top of the time limit; the end of the opening moves with it. */
  extraSeconds: z.int().min(1).max(86_400).nullable(),
  /** On top of the attempts of each opening. */
  moreAttempts: z.int().min(1).max(100).nullable(),
  /** Beside the openings. */
  window: window.nullable(),
}
const gift = { ...given, reason }
type Gift = { extraSeconds: number | null; moreAttempts: number | null; window: unknown }
const givesSomething = ({ extraSeconds, moreAttempts, window: own }: Gift) =>
  extraSeconds !== null || moreAttempts !== null || own !== null
const one = { path: ['extraSeconds'], message: 'time, attempts or a window' }

/** Whom it is for: one person, or an organisation with everybody below it. */
const target = z.union([z.strictObject({ personId: z.uuid() }), z.strictObject({ organisationId })])

const override = z.object({
  overrideId: z.uuid(),
  person: z
    .object({ personId: z.uuid(), displayName: z.string(), username: z.string(), organisation: z.string() })
    .nullable(),
  organisation: z.object({ organisationId, name: z.string() }).nullable(),
  ...gift,
  /** Who gave it, or changed it last. */
  actor: z.string(),
  createdAt: z.iso.datetime(),
  /** One's own: others decide about it. */
  isOwn: z.boolean(),
})
export type Override = z.infer<typeof override>

export const listOverrides = endpoint({
  method: 'GET',
  path: '/api/office/quizzes/:quizId/overrides',
  access: ['admin'],
  summary: 'What people and organisations have beyond the rules of a quiz, the newest first',
  params: quizParams,
  query: idPageQuery,
  response: pageOf(override).extend({
    title: z.string(),
    organisationId,
    /** The zone that windows are told in. */
    timeZone: z.string(),
    now: z.iso.datetime(),
  }),
  problems: ['quiz.unknown'],
})
export const listOverrideLog = endpoint({
  method: 'GET',
  path: '/api/office/quizzes/:quizId/overrides/log',
  access: ['admin'],
  summary: 'Who gave, changed or took away what beyond the rules of a quiz, and why, the newest first',
  params: quizParams,
  query: pageQuery,
  response: pageOf(
    z.object({
      id: z.string(),
      at: z.iso.datetime(),
      act: z.enum(['added', 'changed', 'removed']),
      /** The person or the organisation. */
      target: z.string(),
      actor: z.string(),
      /** What is given since then; of one that was taken away, what it had given. */
      ...given,
      reason: z.string(),
    }),
  ),
  problems: ['quiz.unknown'],
})
export const addOverride = endpoint({
  method: 'POST',
  path: '/api/office/quizzes/:quizId/overrides',
  access: ['admin'],
  summary: 'Give a person, or an organisation with all below it, time, attempts or a window beyond the rules',
  params: quizParams,
  body: z.strictObject({ target, ...gift }).refine(givesSomething, one),
  response: z.object({ overrideId: z.uuid() }),
  status: 201,
  problems: ['quiz.unknown', 'account.unknown', 'organisation.unknown', 'override.exists', 'attempt.own'],
})
export const changeOverride = endpoint({
  method: 'PUT',
  path: '/api/office/quizzes/:quizId/overrides/:overrideId',
  access: ['admin'],
  summary: 'Give something else instead; an attempt that runs keeps the time that it began with',
  params: overrideParams,
  body: z.strictObject(gift).refine(givesSomething, one),
  problems: ['quiz.unknown', 'override.unknown', 'attempt.own'],
})
export const removeOverride = endpoint({
  method: 'POST',
  path: '/api/office/quizzes/:quizId/overrides/:overrideId/removal',
  access: ['admin'],
  summary: 'Take it away: the rules hold again; an attempt that runs keeps the time that it began with',
  params: overrideParams,
  body: z.strictObject({ reason }),
  problems: ['quiz.unknown', 'override.unknown', 'attempt.own'],
})
