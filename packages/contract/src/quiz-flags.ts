import { z } from 'zod'
import { attemptParams, closeReason, voided } from './attempt-shapes.ts'
import { endpoint, pageOf, pageQuery } from './endpoint.ts'

const count = z.int().min(0)

/** What may stand out in a closed attempt. */
export const flagKind = z.enum(['answers', 'speed', 'devices', 'leaving'])
export const judgement = z.enum(['harmless', 'noted', 'void'])

/** One question that both have answered with the same wrong answer. */
const sameWrong = z.object({
  slot: count,
  otherSlot: count,
  stem: z.string(),
  answer: z.string(),
  at: z.iso.datetime(),
  otherAt: z.iso.datetime(),
})
const partner = z.object({
  attemptId: z.uuid(),
  /** Questions that both had, that both got wrong, and of those with the same answer. */
  common: count,
  bothWrong: count,
  same: count,
  /** How many of those would be the same by chance, in hundredths. */
  expected: count,
  /** Of the questions that both had, those that both answered within half a minute of each other. */
  together: count,
  questions: z.array(sameWrong),
})
export const evidence = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answers'), others: count, partners: z.array(partner) }),
  z.object({
    kind: z.literal('speed'),
    answered: count,
    /** Right, and given faster than the text can be read. */
    fast: count,
    seconds: count,
    /** Half of the people of the opening took longer for as many answers. */
    usualSeconds: count,
    questions: z.array(z.object({ slot: count, stem: z.string(), tookMs: count, leastMs: count })),
  }),
  z.object({ kind: z.literal('devices'), changes: count, at: z.array(z.iso.datetime()) }),
  z.object({ kind: z.literal('leaving'), count, seconds: count }),
])
export type Evidence = z.infer<typeof evidence>

const flaggedAttempt = z.object({
  attemptId: z.uuid(),
  displayName: z.string(),
  organisation: z.string(),
  startedAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  closeReason: closeReason.nullable(),
  score: z.int().nullable(),
  maximum: z.int(),
  voided: voided.nullable(),
  isOwn: z.boolean(),
  /** 0 to 100, of all flags together. */
  suspicion: count,
  flags: z.array(z.object({ kind: flagKind, suspicion: count, evidence })),
  judged: z.object({ judgement, note: z.string(), by: z.string(), at: z.iso.datetime() }).nullable(),
})
export type FlaggedAttempt = z.infer<typeof flaggedAttempt>

const search = z.object({
  state: z.enum(['none', 'waiting', 'running', 'done', 'failed']),
  /** 0 to 100. */
  progress: count,
  attempts: count,
  finishedAt: z.iso.datetime().nullable(),
})

const openingParams = z.object({ openingId: z.uuid() })

export const listFlags = endpoint({
  method: 'GET',
  path: '/api/openings/:openingId/flags',
  access: ['admin'],
  summary: 'What stands out in the closed attempts of an opening, the most suspicious first, with the evidence',
  params: openingParams,
  query: pageQuery.extend({ judged: z.enum(['no', 'yes']).optional() }),
  response: pageOf(flaggedAttempt).extend({
    search,
    open: count,
    judged: count,
    /** Of everybody that evidence names, by attempt. */
    names: z.record(z.uuid(), z.object({ displayName: z.string(), organisation: z.string() })),
  }),
  problems: ['opening.unknown'],
})
export const searchFlags = endpoint({
  method: 'POST',
  path: '/api/openings/:openingId/flags/search',
  access: ['admin'],
  summary: 'Compare the closed attempts of an opening now, in the background; what was judged stays judged',
  params: openingParams,
  response: search,
  problems: ['opening.unknown'],
})
export const judgeFlags = endpoint({
  method: 'POST',
  path: '/api/attempts/:attemptId/flags/judge',
  access: ['admin'],
  summary: 'Judge what stands out in an attempt: harmless, noted, or declare it void; the log keeps who, when and why',
  params: attemptParams,
  body: z.strictObject({ judgement, note: z.string().trim().min(1).max(500) }),
  problems: ['attempt.unknown', 'attempt.own', 'flag.unknown'],
})
