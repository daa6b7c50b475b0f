import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backoffMs } from './backoff.ts'

test('waits grow to 20 s at most, with full jitter, and never undercut what the server asked for', () => {
  fc.assert(
    fc.property(fc.nat(40), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(600), (failures, chance, asked) => {
      const ms = backoffMs(failures, chance, asked)
      expect(ms).toBeGreaterThanOrEqual(asked * 1000)
      expect(ms).toBeLessThanOrEqual(Math.max(20_000, asked * 1000))
      expect(backoffMs(failures, 0)).toBe(0)
      expect(backoffMs(failures + 1, 1)).toBeGreaterThanOrEqual(backoffMs(failures, 1))
    }),
  )
  // A longer one would overflow the timer, which then does not wait at all.
  expect(backoffMs(1, 0, 1e10)).toBe(600_000)
})
