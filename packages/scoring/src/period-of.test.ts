import fc from 'fast-check'
import { expect, test } from 'vitest'
import { periodOf } from './period-of.ts'

test('a day and a week belong to the zone', () => {
  const instant = new Date('2026-11-22T16:30:00Z')
  expect(periodOf(instant, 'Asia/Shanghai')).toEqual({ day: '2026-11-23', week: '2026-W48' })
  expect(periodOf(instant, 'UTC')).toEqual({ day: '2026-11-22', week: '2026-W47' })
  expect(periodOf(instant.getTime(), 'America/Los_Angeles').day).toBe('2026-11-22')
})

test('weeks at the turn of the year, as ISO 8601 counts them', () => {
  const weeks = {
    '2021-01-03': '2020-W53',
    '2024-12-30': '2025-W01',
    '2027-01-01': '2026-W53',
    '2018-01-01': '2018-W01',
  }
  for (const [day, week] of Object.entries(weeks)) expect(periodOf(new Date(`${day}T12:00:00Z`), 'UTC').week).toBe(week)
})

test('an unknown zone and an invalid instant are refused', () => {
  expect(() => periodOf(0, 'Mars/Base')).toThrow(RangeError)
  expect(() => periodOf(Number.NaN, 'UTC')).toThrow(RangeError)
})

/** ISO 8601 read another way: week 1 holds 4 January, and weeks are counted from its Monday. */
const weekByCounting = (day: string): string => {
  const at = Date.parse(`${day}T00:00:00Z`)
  const mondayOf = (time: number) => time - ((new Date(time).getUTCDay() + 6) % 7) * 86_400_000
  const year = new Date(at).getUTCFullYear()
  const firstMonday = [year + 1, year, year - 1]
    .map((one) => ({ year: one, monday: mondayOf(Date.UTC(one, 0, 4)) }))
    .find(({ monday }) => monday <= at)
  if (firstMonday === undefined) throw new Error('no year holds this day')
  const week = (mondayOf(at) - firstMonday.monday) / (7 * 86_400_000) + 1
  return `${firstMonday.year}-W${String(week).padStart(2, '0')}`
}

test('the day and the week agree with other ways of telling them', () => {
  const instants = fc.date({ min: new Date('1970-01-02'), max: new Date('2199-12-30'), noInvalidDate: true })
  const zones = fc.constantFrom('Asia/Shanghai', 'UTC', 'America/St_Johns', 'Pacific/Apia', 'Asia/Kathmandu')
  fc.assert(
    fc.property(instants, zones, (instant, zone) => {
      const { day, week } = periodOf(instant, zone)
      expect(day).toBe(instant.toLocaleDateString('sv-SE', { timeZone: zone }))
      expect(week).toBe(weekByCounting(day))
    }),
  )
})
