import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Clock, clockFrom } from './clock.ts'

test('never shows more time than there is, whatever the round trips', () => {
  const trip = fc.record({ at: fc.nat(149_000), there: fc.nat(20_000), back: fc.nat(20_000) })
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

test('of a phone whose clock runs wrong only the last minutes count, and an extension shows at once', () => {
  const start = clockFrom(undefined, 0, { remainingMs: 600_000, acceptMs: 620_000 })
  // Half an hour of the server is a second less on this phone: the old sum would promise that second.
  expect(clockFrom(start, 300_000, { remainingMs: 299_000, acceptMs: 319_000 }).deadline).toBe(599_000)
  expect(clockFrom(start, 10_000, { remainingMs: 890_000, acceptMs: 910_000 })).toMatchObject({
    deadline: 900_000,
    acceptUntil: 920_000,
  })
})
