import { expect, test } from 'vitest'
import { instantOf, wallTime } from './zoned-time.ts'

test.each(['Asia/Shanghai', 'Europe/Berlin', 'America/St_Johns', 'Pacific/Apia', 'UTC'])(
  'what the clocks of %s show names the instant again',
  (timeZone) => {
    for (let hour = 0; hour < 24 * 400; hour += 7) {
      const instant = new Date(Date.UTC(2026, 0, 1) + hour * 3_600_000)
      const wall = wallTime(instant.toISOString(), timeZone)
      expect(wallTime(instantOf(wall, timeZone), timeZone)).toBe(wall)
    }
  },
)

test('the day turns at midnight of the zone, and clocks that change do not lose an hour', () => {
  expect(instantOf('2026-11-24T00:00', 'Asia/Shanghai')).toBe('2026-11-23T16:00:00.000Z')
  expect(wallTime('2026-11-23T16:00:00.000Z', 'Asia/Shanghai')).toBe('2026-11-24T00:00')
  // Skipped in spring: an hour later; twice in autumn: the first.
  expect(instantOf('2026-03-29T02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z')
  expect(instantOf('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z')
})
