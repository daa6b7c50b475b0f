import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accountPolicy, addressPolicy, joinCodePolicy, registrationPolicy, waitFor } from './wait-for.ts'

const policies = [accountPolicy, addressPolicy, joinCodePolicy, registrationPolicy]
const policy = fc.constantFrom(...policies)
const count = fc.nat({ max: 100_000 })
const seconds = fc.double({ min: -5, max: 10_000, noNaN: true })

test.each([
  [0, 0],
  [4, 0],
  [5, 10],
  [6, 20],
  [9, 160],
  [12, 900],
  [5_000, 900],
])('after %i failures of an account the next try waits %i s', (failures, wait) => {
  expect(waitFor(accountPolicy, { count: failures, sinceLastSeconds: 0 })).toBe(wait)
})

test('an address shared by a factory is slowed only after a hundred accounts, and by a minute at most', () => {
  expect(waitFor(addressPolicy, { count: 99, sinceLastSeconds: 0 })).toBe(0)
  expect(waitFor(addressPolicy, { count: 100, sinceLastSeconds: 0 })).toBe(1)
  expect(waitFor(addressPolicy, { count: 100_000, sinceLastSeconds: 0 })).toBe(60)
})

test('waiting out the wait always lets the next try in: nothing locks for ever', () => {
  fc.assert(
    fc.property(policy, count, (rule, failures) => {
      const wait = waitFor(rule, { count: failures, sinceLastSeconds: 0 })
      expect(wait).toBeLessThanOrEqual(rule.longestSeconds)
      expect(waitFor(rule, { count: failures, sinceLastSeconds: wait })).toBe(0)
    }),
  )
})

test('more failures never wait less, and time that passes never adds to the wait', () => {
  fc.assert(
    fc.property(policy, count, count, seconds, seconds, (rule, one, other, early, late) => {
      const [few, many] = [Math.min(one, other), Math.max(one, other)]
      const [before, after] = [Math.min(early, late), Math.max(early, late)]
      expect(waitFor(rule, { count: few, sinceLastSeconds: before })).toBeLessThanOrEqual(
        waitFor(rule, { count: many, sinceLastSeconds: before }),
      )
      expect(waitFor(rule, { count: many, sinceLastSeconds: after })).toBeLessThanOrEqual(
        waitFor(rule, { count: many, sinceLastSeconds: before }),
      )
    }),
  )
})

test('failures are kept for as long as a window asks for them', () => {
  // `insertFailure` takes away what is older than an hour.
  for (const { windowSeconds } of policies) expect(windowSeconds).toBeLessThanOrEqual(3_600)
})
