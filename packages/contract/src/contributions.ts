import { z } from 'zod'
import { endpoint, idPageQuery, pageOf } from './endpoint.ts'
import { language, level } from './question.ts'

const line = (most: number) => z.string().trim().min(1).max(most)
const options = z.array(line(500)).min(2).max(8)
const place = z.int().min(0).max(7)

/** What a worker writes on a phone: plain texts. Options are named by their places, from 0; ____ in the stem is a gap. */
export const contribution = z.strictObject({
  tradeCode: z.string().max(20),
  language,
  level: level.nullable(),
  stem: line(2_000),
  picture: z.strictObject({ hash: z.string().regex(/^[0-9a-f]{64}$/), alt: z.string().trim().max(200) }).nullable(),
  answer: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('single-choice'), options, right: place }),
    z.strictObject({ type: z.literal('multiple-choice'), options, right: z.array(place).min(1).max(8) }),
    z.strictObject({ type: z.literal('true-false'), right: z.boolean() }),
    z.strictObject({ type: z.literal('blanks'), right: z.array(line(200)).min(1).max(10) }),
    z.strictObject({ type: z.literal('written'), right: line(2_000) }),
  ]),
  explanation: z.string().trim().max(2_000),
  /** Where it comes from, in words. */
  source: z.string().trim().max(500),
})
export type Contribution = z.infer<typeof contribution>

const contributed = z.object({
  contributionId: z.uuid(),
  tradeCode: z.string(),
  type: z.string(),
  stemText: z.string(),
  state: z.enum(['review', 'returned', 'refused', 'published', 'retired']),
  /** Why it was returned or refused. */
  reason: z.string(),
  /** First answers in practice; 0 until it is published. */
  answered: z.int(),
  createdAt: z.iso.datetime(),
  /** To be changed and handed in again; null where it is not mine to change, or holds more than this form. */
  form: contribution.nullable(),
})
const contributionParams = z.object({ contributionId: z.uuid() })

export const contribute = endpoint({
  method: 'POST',
  path: '/api/contributions',
  access: 'person',
  summary: 'Contribute a question; an expert of the trade reviews it',
  body: contribution,
  response: z.object({ contributionId: z.uuid() }),
  status: 201,
  problems: ['trade.unknown', 'question.unfit', 'question.duplicate', 'request.rate_limited'],
})
export const listContributions = endpoint({
  method: 'GET',
  path: '/api/contributions',
  access: 'person',
  summary: 'My contributions and what became of them, newest first',
  query: idPageQuery,
  response: pageOf(contributed),
  problems: [],
})
export const changeContribution = endpoint({
  method: 'PUT',
  path: '/api/contributions/:contributionId',
  access: 'person',
  summary: 'Change a contribution that was returned, and hand it in again',
  params: contributionParams,
  body: contribution,
  problems: ['contribution.unknown', 'contribution.not_returned', 'question.unfit', 'question.duplicate'],
})
export const withdrawContribution = endpoint({
  method: 'DELETE',
  path: '/api/contributions/:contributionId',
  access: 'person',
  summary: 'Take back a contribution that is not published',
  params: contributionParams,
  problems: ['contribution.unknown'],
})
