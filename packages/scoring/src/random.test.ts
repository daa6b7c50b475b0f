import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inRandomOrder } from './random.ts'

/** Numbers below 1 as a generated source of chance. */
const chance = fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }))
const from = (stream: Iterator<number>) => ({ next: () => stream.next().value as number })

test('an order holds every item once', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer()), chance, (items, stream) => {
      const order = [...inRandomOrder(items, from(stream))]
      expect([...order].sort()).toEqual([...items].sort())
    }),
  )
})

test('every order comes from some chance', () => {
  const orders = new Set<string>()
  for (const a of [0, 0.34, 0.67])
    for (const b of [0, 0.5]) orders.add([...inRandomOrder(['x', 'y', 'z'], from([a, b, 0].values()))].join(''))
  expect(orders.size).toBe(6)
})
