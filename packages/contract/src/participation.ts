import { z } from 'zod'
import { endpoint } from './endpoint.ts'

const figures = {
  /** People of the organisation that took part at least once. */
  people: z.int(),
  /** Practice rounds with an answer, and closed quiz attempts. */
  participations: z.int(),
  answers: z.int(),
  right: z.int(),
  attempts: z.int(),
  /** Of the attempts those that people still mark: neither passed nor failed so far. */
  awaiting: z.int(),
  passed: z.int(),
}
const query = z.object({
  organisationId: z.coerce.number().int().optional(),
  from: z.iso.date().optional(),
  /** Inclusive, like `from`: days in the federation's time zone. */
  to: z.iso.date().optional(),
  tradeCode: z.string().max(20).optional(),
})

const participation = z.object({
  asOf: z.iso.datetime(),
  from: z.iso.date(),
  to: z.iso.date(),
  organisation: z.object({
    organisationId: z.int(),
    name: z.string(),
    above: z.array(z.object({ organisationId: z.int(), name: z.string() })),
  }),
  /** `members`: accounts of the organisation and those below it, whether or not they took part. */
  totals: z.object({ ...figures, members: z.int() }),
  organisations: z.array(z.object({ organisationId: z.int(), name: z.string(), ...figures, members: z.int() })),
  trades: z.array(z.object({ tradeCode: z.string(), ...figures })),
  days: z.array(z.object({ day: z.iso.date(), ...figures })),
  includesSample: z.boolean(),
})
export type Participation = z.infer<typeof participation>

export const getParticipation = endpoint({
  method: 'GET',
  path: '/api/participation/overview',
  access: ['union', 'admin'],
  summary: 'Participation of an organisation and those below it',
  query,
  response: participation,
  problems: ['organisation.unknown', 'trade.unknown'],
})
export const exportParticipation = endpoint({
  method: 'GET',
  path: '/api/participation/overview.xlsx',
  access: ['union', 'admin'],
  summary: 'The same as a workbook',
  query: query.extend({ locale: z.enum(['zh-CN', 'en']).default('zh-CN') }),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  problems: ['organisation.unknown', 'trade.unknown'],
})
