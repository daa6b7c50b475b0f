import { ProblemError } from '@lianbing/contract'
import type { Days } from './queries.ts'

const dayMs = 86_400_000
/** The last eight weeks, today included. */
const usualDays = 56
/** Three years: enough to compare, and a bound on the length of the reply. */
const mostDays = 3 * 366

const shift = (day: string, days: number) => new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)
const refuse = (message: string) =>
  new ProblemError('request.invalid', { errors: [{ pointer: '/query/from', message }] })

/** The days of a report; without other wishes the last eight weeks. */
export const reportDays = (asked: { from?: string | undefined; to?: string | undefined }, today: string): Days => {
  const to = asked.to ?? today
  const from = asked.from ?? shift(to, 1 - usualDays)
  if (from > to) throw refuse('a day that is not after `to`')
  if (shift(from, mostDays) < to) throw refuse('at most three years before `to`')
  return { from, to }
}

/** Every day from the first to the last. */
export const eachDay = ({ from, to }: Days): string[] =>
  Array.from({ length: (Date.parse(to) - Date.parse(from)) / dayMs + 1 }, (_, at) => shift(from, at))
