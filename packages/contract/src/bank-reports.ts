import { z } from 'zod'
import { endpoint, pageOf, pageQuery } from './endpoint.ts'

export const reportReason = z.enum(['wrong-key', 'unclear', 'out-of-date', 'typo', 'other'])
const reportState = z.enum(['open', 'mended', 'dismissed'])

/**
 * First answers in the newest 5,000 practice rounds of the trade, or of the trades on the page, and answers in its newest
 * 1,000 quizzes that are over; and how many were right.
 */
export const figures = { answered: z.int(), right: z.int() }
export const report = z.object({
  reportId: z.uuid(),
  questionId: z.uuid(),
  version: z.int(),
  stemText: z.string(),
  tradeCode: z.string(),
  reason: reportReason,
  note: z.string(),
  state: reportState,
  reporter: z.string(),
  /** What the reporter was told when the report was closed. */
  reply: z.string(),
  createdAt: z.iso.datetime(),
  ...figures,
})
export const reportQuestion = endpoint({
  method: 'POST',
  path: '/api/reports',
  access: 'person',
  summary: 'Something is wrong with a question that I was shown',
  body: z.strictObject({
    from: z.union([
      z.strictObject({ roundId: z.uuid(), slot: z.int().min(0).max(999) }),
      z.strictObject({ attemptId: z.uuid(), slot: z.int().min(0).max(999) }),
    ]),
    reason: reportReason,
    note: z.string().trim().max(1_000),
  }),
  response: z.object({ reportId: z.uuid() }),
  status: 201,
  problems: ['round.unknown', 'attempt.unknown', 'slot.unknown', 'request.rate_limited'],
})
export const listReports = endpoint({
  method: 'GET',
  path: '/api/reports',
  access: ['expert', 'admin'],
  summary: 'Reports of workers, newest first',
  query: pageQuery.extend({ state: reportState.optional() }),
  response: pageOf(report),
  problems: [],
})
export const setReportState = endpoint({
  method: 'PUT',
  path: '/api/reports/:reportId/state',
  access: ['expert', 'admin'],
  summary: 'Close a report with what the reporter is told, or open it again',
  params: z.object({ reportId: z.uuid() }),
  body: z.strictObject({ state: reportState, reply: z.string().trim().max(500).default('') }),
  response: report,
  problems: ['report.unknown'],
})
