import { expect, test } from 'vitest'
import { daysOf, localDay } from './office-period.ts'

test('periods end today and count both ends; a week begins on Monday', () => {
  expect(daysOf('4w', '2026-03-01')).toEqual({ from: '2026-02-02', to: '2026-03-01' })
  expect(daysOf('8w', '2026-03-01')).toEqual({ from: '2026-01-05', to: '2026-03-01' })
  // 2026-11-23 is a Monday, the day before a Sunday.
  expect(daysOf('week', '2026-11-23')).toEqual({ from: '2026-11-23', to: '2026-11-23' })
  expect(daysOf('week', '2026-11-22')).toEqual({ from: '2026-11-16', to: '2026-11-22' })
})

test('a day is the one of the place, not of Greenwich', () => {
  expect(localDay(new Date(2026, 0, 5, 0, 1))).toBe('2026-01-05')
  expect(localDay(new Date(2026, 11, 31, 23, 59))).toBe('2026-12-31')
})
