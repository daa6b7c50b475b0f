import { wallTime } from '../../office/zoned-time.ts'

export const periods = ['week', '4w', '8w', 'custom'] as const
export type Period = (typeof periods)[number]

const dayMs = 86_400_000
const shift = (day: string, days: number) => new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)

/** The calendar day of a moment where the browser is, as 2026-11-23. */
export const localDay = (moment: Date): string => wallTime(moment.getTime()).slice(0, 10)

/** First and last day of a period that ends today, both counted; a week begins on Monday. */
export const daysOf = (period: Exclude<Period, 'custom'>, today: string): { from: string; to: string } => {
  if (period === '4w') return { from: shift(today, -27), to: today }
  if (period === '8w') return { from: shift(today, -55), to: today }
  const sinceMonday = (new Date(Date.parse(today)).getUTCDay() + 6) % 7
  return { from: shift(today, -sinceMonday), to: today }
}
