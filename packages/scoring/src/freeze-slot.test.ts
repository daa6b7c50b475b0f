import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freezeSlot, showOption, toOwn, toShown } from './freeze-slot.ts'
import { grade } from './grade.ts'
import { responseFits } from './response-fits.ts'
import type { Key, Response } from './types.ts'

const places = (ids: readonly string[], pinned: readonly string[] = []) =>
  ids.map((id) => ({ id, pinned: pinned.includes(id) }))

/** Chance from a seed (mulberry32), with ids that repeat often enough to be noticed. */
const seeded = (seed: number) => {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    return ((mixed ^ (mixed >>> 7)) >>> 0) / 2 ** 32
  }
  return { next, id: () => `s${Math.floor(next() * 60)}` }
}

const own = ['A', 'B', 'C', 'D', 'E']
const right = ['1', '2', '3', '4', '5']
const list = fc.shuffledSubarray(own, { minLength: 1 })
const pairs = fc
  .tuple(list, fc.array(fc.constantFrom(...right), { minLength: 5, maxLength: 5 }))
  .map(([left, targets]) => left.map((id, at): [string, string] => [id, targets[at] ?? '1']))
const keyAndResponse: fc.Arbitrary<[Key, Response]> = fc.oneof(
  fc.tuple(
    fc.record({ type: fc.constant('single-choice' as const), choice: fc.constantFrom(...own) }),
    fc.record({ choice: fc.constantFrom(...own) }),
  ),
  fc.tuple(fc.record({ type: fc.constant('multiple-choice' as const), choices: list }), fc.record({ choices: list })),
  fc.tuple(fc.record({ type: fc.constant('ordering' as const), order: list }), fc.record({ order: list })),
  fc.tuple(fc.record({ type: fc.constant('matching' as const), pairs }), fc.record({ pairs })),
)

/** The answer as a phone would send it. */
const asShown = (slot: ReturnType<typeof freezeSlot>, response: Response): Response => {
  const option = (id: string) => showOption(slot, id) ?? id
  const target = (id: string) => slot.targets.find(([, ownId]) => ownId === id)?.[0] ?? id
  if ('choice' in response) return { choice: option(response.choice) }
  if ('choices' in response) return { choices: response.choices.map(option) }
  if ('order' in response) return { order: response.order.map(option) }
  if ('pairs' in response) return { pairs: response.pairs.map(([a, b]) => [option(a), target(b)]) }
  return response
}

test('an answer is worth the same in shown ids and in own ids', () => {
  fc.assert(
    fc.property(keyAndResponse, fc.integer(), fc.boolean(), ([key, response], seed, same) => {
      const slot = freezeSlot({ type: key.type, options: places(own), targets: places(right) }, seeded(seed))
      // Two independent draws are seldom equal, so half of the time the answer is the key itself.
      const { type: _, ...answer } = key
      const given = same ? (answer as Response) : response
      const shown = asShown(slot, given)
      expect(toOwn(slot, shown)).toEqual(given)
      expect(grade(toShown(slot, key), shown)).toBe(grade(key, given))
      if (same) expect(grade(key, toOwn(slot, shown))).toBe('right')
      const [optionIds, targetIds] = [slot.options.map(([id]) => id), slot.targets.map(([id]) => id)]
      expect(responseFits({ type: key.type, optionIds, targetIds }, shown)).toBe(true)
    }),
  )
})

test('every option is shown once under an id of its own, and a pinned one keeps its place', () => {
  fc.assert(
    fc.property(fc.integer(), fc.subarray(own), (seed, pinned) => {
      const version = { type: 'single-choice' as const, options: places(own, pinned), targets: places(right) }
      const { options, targets } = freezeSlot(version, seeded(seed))
      expect(options.map(([, id]) => id).sort()).toEqual(own)
      expect(targets.map(([, id]) => id).sort()).toEqual(right)
      expect(new Set([...options, ...targets].map(([id]) => id)).size).toBe(10)
      for (const id of pinned) expect(options[own.indexOf(id)]?.[1]).toBe(id)
    }),
  )
})

test('every order of three options is drawn', () => {
  const version = { type: 'single-choice' as const, options: places(['A', 'B', 'C']), targets: [] }
  const orders = Array.from({ length: 200 }, (_, seed) => freezeSlot(version, seeded(seed)).options.map(([, id]) => id))
  expect(new Set(orders.map((order) => order.join(''))).size).toBe(6)
})

test('shown ids tell nothing of the order in which the author wrote the options', () => {
  const version = { type: 'single-choice' as const, options: places(['A', 'B', 'C']), targets: [] }
  const orders = Array.from({ length: 200 }, (_, seed) =>
    freezeSlot(version, seeded(seed))
      .options.toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, id]) => id),
  )
  expect(new Set(orders.map((order) => order.join(''))).size).toBe(6)
})

test('in an ordering and a matching nothing keeps its place, for there a place is the answer', () => {
  for (const type of ['ordering', 'matching'] as const) {
    const version = {
      type,
      options: places(['A', 'B', 'C'], ['A', 'B', 'C']),
      targets: places(['1', '2', '3'], ['1', '2', '3']),
    }
    const slots = Array.from({ length: 200 }, (_, seed) => freezeSlot(version, seeded(seed)))
    const orders = (of: 'options' | 'targets') => new Set(slots.map((slot) => slot[of].map(([, id]) => id).join('')))
    expect([orders('options').size, orders('targets').size]).toEqual([6, 6])
  }
})

test('true/false shows no options', () => {
  expect(freezeSlot({ type: 'true-false', options: places(own), targets: [] }, seeded(1))).toEqual({
    options: [],
    targets: [],
  })
})

test('an id that was not shown never scores, not even the right option by its own id', () => {
  const slot = freezeSlot({ type: 'single-choice', options: places(own), targets: places(right) }, seeded(7))
  expect(grade({ type: 'single-choice', choice: 'A' }, toOwn(slot, { choice: 'A' }))).toBe('wrong')
  expect(grade({ type: 'multiple-choice', choices: ['A'] }, toOwn(slot, { choices: ['A'] }))).toBe('wrong')
  expect(grade({ type: 'matching', pairs: [['A', '1']] }, toOwn(slot, { pairs: [['A', '1']] }))).toBe('wrong')
})

test('an explanation names what the worker sees', () => {
  const slot = freezeSlot({ type: 'matching', options: places(own), targets: places(right) }, seeded(3))
  expect(showOption(slot, 'B')).toBe(slot.options.find(([, id]) => id === 'B')?.[0])
  expect(showOption(slot, '2')).toBe(slot.targets.find(([, id]) => id === '2')?.[0])
  expect(showOption(slot, 'Z')).toBeUndefined()
})
