import { z } from 'zod'
import { endpoint, idPageQuery, pageOf } from './endpoint.ts'
import { language, level, practiceQuestion, response, reviewedQuestion } from './question.ts'

export const mark = z.enum(['right', 'wrong', 'open'])
const roundSizes = [5, 10, 20, 50] as const

/** An answered slot shows key and explanation, an open one neither. */
const openSlot = z.object({ state: z.literal('open'), question: practiceQuestion })
const answeredSlot = z.object({
  state: z.literal('answered'),
  question: reviewedQuestion,
  response,
  mark,
})
const roundSummary = z.object({
  roundId: z.uuid(),
  tradeCode: z.string(),
  level: level.nullable(),
  mode: z.enum(['random', 'sequential', 'mistakes']),
  count: z.int(),
  answered: z.int(),
  right: z.int(),
  startedAt: z.iso.datetime(),
})
export type RoundSummary = z.infer<typeof roundSummary>
export const round = roundSummary.extend({ slots: z.array(z.union([answeredSlot, openSlot])) })
export type Round = z.infer<typeof round>

const roundParams = z.object({ roundId: z.uuid() })

export const startRound = endpoint({
  method: 'POST',
  path: '/api/practice/rounds',
  access: 'person',
  summary: 'Start a practice round: questions without keys',
  body: z.discriminatedUnion('mode', [
    z.strictObject({
      mode: z.enum(['random', 'sequential']),
      tradeCode: z.string().max(20),
      level: level.optional(),
      language: language.optional(),
      count: z.literal(roundSizes),
    }),
    /** Practise again what was wrong in a round of mine. */
    z.strictObject({ mode: z.literal('mistakes'), roundId: z.uuid() }),
  ]),
  response: round,
  status: 201,
  problems: ['trade.unknown', 'round.unknown', 'round.no_questions'],
})
export const listRounds = endpoint({
  method: 'GET',
  path: '/api/practice/rounds',
  access: 'person',
  summary: 'My past rounds, newest first',
  query: idPageQuery,
  response: pageOf(roundSummary),
  problems: [],
})
export const getRound = endpoint({
  method: 'GET',
  path: '/api/practice/rounds/:roundId',
  access: 'person',
  summary: 'A round of mine as it stands',
  params: roundParams,
  response: round,
  problems: ['round.unknown'],
})
export const answerSlot = endpoint({
  method: 'PUT',
  path: '/api/practice/rounds/:roundId/answers/:slot',
  access: 'token',
  summary: 'Answer a question of a round; the first answer counts, and comes back with mark, key and explanation',
  params: roundParams.extend({ slot: z.coerce.number().int().min(0).max(999) }),
  body: z.strictObject({ response }),
  response: answeredSlot,
  problems: ['round.unknown', 'slot.unknown', 'response.unfit'],
})
export const getToday = endpoint({
  method: 'GET',
  path: '/api/practice/today',
  access: 'person',
  summary: 'What I did today and what to go on with',
  response: z.object({
    answered: z.int(),
    right: z.int(),
    /** Answers a day that the home page suggests. */
    goal: z.int(),
    openRound: roundSummary.nullable(),
    /** How far the sequential practice of my trade has come. */
    place: z.object({ tradeCode: z.string(), level: level.nullable(), done: z.int(), total: z.int() }).nullable(),
  }),
  problems: [],
})
