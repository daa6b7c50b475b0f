import { z } from 'zod'
import { endpoint, pageQuery } from './endpoint.ts'

export const period = z.enum(['week', 'all'])

const entry = z.object({
  rank: z.int(),
  /** Masked (张*) unless the person allows more. */
  name: z.string(),
  organisation: z.string(),
  /** Hundredths of a percent of the marks. */
  score: z.int(),
  elapsedMs: z.int(),
  isMe: z.boolean(),
})
/** The rule as the code applies it: what is ranked, and what decides between equals, in that order. */
const rule = z.object({
  measure: z.literal('best-quiz-score'),
  ties: z.array(z.enum(['elapsed', 'earlier'])),
  strict: z.boolean(),
})
const board = z.object({
  board: z.string(),
  period,
  rule,
  people: z.int(),
})
const boardParams = z.object({ board: z.string().max(20) })

export const getLeaderboard = endpoint({
  method: 'GET',
  path: '/api/leaderboards/:board',
  access: 'person',
  summary: 'A page of the leaderboard of a trade',
  params: boardParams,
  query: pageQuery.extend({ period: period.default('week') }),
  response: board.extend({ items: z.array(entry), nextCursor: z.string().nullable() }),
  problems: ['trade.unknown'],
})
export const getMyPlace = endpoint({
  method: 'GET',
  path: '/api/leaderboards/:board/me',
  access: 'person',
  summary: 'My place on a leaderboard, with the neighbours above and below',
  params: boardParams,
  query: z.object({ period: period.default('week') }),
  response: board.extend({ me: entry.nullable(), neighbours: z.array(entry) }),
  problems: ['trade.unknown'],
})
