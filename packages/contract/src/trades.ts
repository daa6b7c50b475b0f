import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { language, level } from './question.ts'

export const localName = z.object({ 'zh-CN': z.string(), en: z.string() })

const trade = z.object({
  code: z.string(),
  names: localName,
  aliases: z.array(
    z.object({ code: z.string().optional(), name: z.string().optional(), edition: z.string().optional() }),
  ),
  workingTypes: z.array(z.object({ name: localName, levels: z.array(level).optional() })),
  levels: z.array(level),
  /** False: code or name come from general knowledge and still have to be checked. */
  verified: z.boolean(),
  levelsVerified: z.boolean(),
  /** Which line drawing stands for the trade. */
  symbol: z.string(),
  /** Published questions that can be drawn now. */
  questions: z.array(z.object({ language, level: level.nullable(), count: z.int() })),
})
export type Trade = z.infer<typeof trade>

export const listTrades = endpoint({
  method: 'GET',
  path: '/api/trades',
  access: 'public',
  summary: 'All trades with their levels and how many questions each has',
  response: z.object({ items: z.array(trade) }),
  problems: [],
})
