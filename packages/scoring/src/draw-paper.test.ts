import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawPaper } from './draw-paper.ts'

const lastChoice = { next: () => 0.999_999 }
const counts = (...numbers: number[]) => ({ sections: numbers.map((count) => ({ count })) })

const ids = fc.constantFrom(...'abcdefgh')
const cases = fc.array(fc.tuple(fc.nat(4), fc.array(ids, { maxLength: 8 })), { maxLength: 5 }).map((sections) => ({
  blueprint: counts(...sections.map(([count]) => count)),
  pools: sections.map(([, pool]) => pool),
}))
const chance = fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })).map((stream) => ({
  next: () => stream.next().value as number,
}))

/** Hall's theorem by brute force: how many questions any group of sections lacks, at worst. */
const deficit = (blueprint: { sections: { count: number }[] }, pools: string[][]): number =>
  Math.max(
    ...Array.from({ length: 2 ** pools.length }, (_, group) => {
      const chosen = pools.map((_pool, at) => at).filter((at) => (group >> at) & 1)
      const wanted = chosen.reduce((sum, at) => sum + (blueprint.sections[at]?.count ?? 0), 0)
      return wanted - new Set(chosen.flatMap((at) => pools[at] ?? [])).size
    }),
  )

test('a paper meets its blueprint without repeats, or says exactly what it lacks', () => {
  fc.assert(
    fc.property(cases, chance, ({ blueprint, pools }, random) => {
      const paper = drawPaper(blueprint, pools, random)
      const missing = deficit(blueprint, pools)
      if ('ids' in paper) {
        expect(missing).toBeLessThanOrEqual(0)
        expect(paper.ids.map((drawn) => drawn.length)).toEqual(blueprint.sections.map(({ count }) => count))
        expect(new Set(paper.ids.flat()).size).toBe(paper.ids.flat().length)
        for (const [section, drawn] of paper.ids.entries()) for (const id of drawn) expect(pools[section]).toContain(id)
      } else {
        expect(paper.lacking.reduce((sum, lack) => sum + lack.wanted - lack.available, 0)).toBe(missing)
        for (const lack of paper.lacking) expect(lack.wanted).toBe(blueprint.sections[lack.section]?.count)
      }
    }),
    { numRuns: 1000 },
  )
})

test('questions are handed on along a chain of sections when there is no other way', () => {
  // In order of the pools: the first takes a, b, c and the second x. For the third, the first gives up one of its own
  // and takes x instead, and the second takes y.
  const pools = [
    ['a', 'b', 'c', 'x'],
    ['x', 'y'],
    ['a', 'b', 'c'],
  ]
  expect(drawPaper(counts(3, 1, 1), pools, { next: () => 0 })).toEqual({ ids: [['b', 'c', 'x'], ['y'], ['a']] })
})

test('each candidate can be drawn', () => {
  const pool = ['a', 'b', 'c', 'd']
  const drawn = [0, 0.25, 0.5, 0.75].map((number) => drawPaper(counts(1), [pool], { next: () => number }))
  expect(drawn).toEqual(pool.map((id) => ({ ids: [[id]] })))
})

test('an empty pool is named with its section', () => {
  expect(drawPaper(counts(1, 3), [['a', 'b'], []], lastChoice)).toEqual({
    lacking: [{ section: 1, wanted: 3, available: 0 }],
  })
})
