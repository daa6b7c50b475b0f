import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Clock, clockFrom } from './clock.ts'

test('never shows more time than there is, whatever the round trips', () => {
  const trip = fc.record({ at: fc.nat(600_000), there: fc.nat(20_000), back: fc.nat(20_000) })
  fc.assert(
    fc.property(fc.array(trip, { minLength: 1 }), (trips) => {
      const end = 900_000
      let clock: Clock | undefined
      for (const { at, there } of trips) {
        const left = end - (at + there)
        clock = clockFrom(clock, at, { remainingMs: left, acceptMs: left + 20_000 })
      }
      expect(clock?.deadline).toBeLessThanOrEqual(end)
      expect(clock?.deadline).toBe(end - Math.min(...trips.map(({ there }) => there)))
    }),
  )
})

test('after a sleep a fresh reply replaces what the stopped clock had made too late', () => {
  const before = clockFrom(undefined, 0, { remainingMs: 60_000, acceptMs: 70_000 })
  expect(clockFrom(undefined, 1_000, { remainingMs: 10_000, acceptMs: 20_000 }).deadline).toBe(11_000)
  expect(before.deadline).toBe(60_000)
})
