import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inRandomOrder, sample } from './random.ts'

/** Numbers below 1 as a generated source of chance. */
const chance = fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }))
const from = (stream: Iterator<number>) => ({ next: () => stream.next().value as number })

test('an order holds every item once, and a sample is its beginning without repeats', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer()), fc.integer({ min: -1, max: 20 }), chance, (items, count, stream) => {
      const numbers = [...stream.take(items.length)]
      const order = [...inRandomOrder(items, from(numbers.values()))]
      expect([...order].sort()).toEqual([...items].sort())
      expect(sample(items, count, from(numbers.values()))).toEqual(order.slice(0, Math.max(0, count)))
    }),
  )
})

test('every order comes from some chance', () => {
  const orders = new Set<string>()
  for (const a of [0, 0.34, 0.67])
    for (const b of [0, 0.5]) orders.add(sample(['x', 'y', 'z'], 3, from([a, b, 0].values())).join(''))
  expect(orders.size).toBe(6)
})
