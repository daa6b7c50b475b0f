import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DrawUnit, drawPaper, drawRound } from './draw-paper.ts'

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

/** Cases that each lie in one section, and single questions that several sections may share. */
const poolsWithCases = fc
  .array(
    fc.record({
      count: fc.nat(9),
      sizes: fc.array(fc.integer({ min: 2, max: 4 }), { maxLength: 4 }),
      singles: fc.array(ids, { maxLength: 4 }),
    }),
    {
      maxLength: 3,
    },
  )
  .map((sections) => ({
    blueprint: counts(...sections.map(({ count }) => count)),
    pools: sections.map(({ sizes, singles }, section): DrawUnit[] => [
      ...new Set(singles),
      ...sizes.map((size, at) => Array.from({ length: size }, (_, place) => `${section}.${at}.${place}`)),
    ]),
  }))

const caseOf = (id: string) => (id.includes('.') ? id.slice(0, id.lastIndexOf('.')) : id)

/** What any choice of cases leaves to single questions, at best, by trying all of them. */
const deficitWithCases = (blueprint: { sections: { count: number }[] }, pools: DrawUnit[][]): number => {
  const singles = pools.map((pool) => pool.filter((unit) => typeof unit === 'string'))
  const sums = pools.map((pool) => {
    const sizes = pool.flatMap((unit) => (typeof unit === 'string' ? [] : [unit.length]))
    return [...new Set(sizes.reduce<number[]>((all, size) => all.concat(all.map((sum) => sum + size)), [0]))]
  })
  const ways = sums.reduce<number[][]>((all, some) => all.flatMap((way) => some.map((sum) => [...way, sum])), [[]])
  const rests = ways.map((way) => blueprint.sections.map(({ count }, at) => count - (way[at] ?? 0)))
  const possible = rests.filter((rest) => rest.every((count) => count >= 0))
  return Math.min(...possible.map((rest) => Math.max(0, deficit(counts(...rest), singles))))
}

test('cases come whole and in their order, counts are exact, and a paper is found whenever there is one', () => {
  fc.assert(
    fc.property(poolsWithCases, chance, ({ blueprint, pools }, random) => {
      const paper = drawPaper(blueprint, pools, random)
      const missing = deficitWithCases(blueprint, pools)
      if ('lacking' in paper) {
        expect(paper.lacking.reduce((sum, lack) => sum + lack.wanted - lack.available, 0)).toBe(missing)
        return
      }
      expect(missing).toBe(0)
      expect(paper.ids.map((drawn) => drawn.length)).toEqual(blueprint.sections.map(({ count }) => count))
      expect(new Set(paper.ids.flat()).size).toBe(paper.ids.flat().length)
      for (const [section, drawn] of paper.ids.entries()) {
        const units = pools[section] ?? []
        for (const name of new Set(drawn.map(caseOf))) {
          const whole = units.find((unit) => typeof unit !== 'string' && caseOf(unit[0] ?? '') === name) ?? [name]
          const start = drawn.findIndex((id) => caseOf(id) === name)
          expect(drawn.slice(start, start + whole.length)).toEqual([...whole])
        }
      }
    }),
    { numRuns: 2000 },
  )
})

test('a round holds what whole cases allow, and the beginning of a case that is longer than it', () => {
  fc.assert(
    fc.property(poolsWithCases, chance, ({ pools }, random) => {
      const pool = pools.flat().filter((unit, at, all) => all.indexOf(unit) === at)
      for (const count of [0, 1, 5]) {
        const drawn = drawRound(pool, count, random)
        const missing = deficitWithCases(counts(count), [pool])
        if (missing < count) expect(drawn.length).toBe(count - missing)
        else expect(drawn.length).toBe(pool.length === 0 ? 0 : count)
        expect(new Set(drawn).size).toBe(drawn.length)
      }
    }),
  )
  expect(drawRound([['a', 'b', 'c']], 2, { next: () => 0 })).toEqual(['a', 'b'])
})

test('a case is as likely as a question', () => {
  const pool: DrawUnit[] = [['a', 'b'], 'c', 'd', 'e']
  const drawn = [0, 0.25, 0.5, 0.75].map((number) => drawRound(pool, 2, { next: () => number })[0])
  expect(drawn).toEqual(['a', 'c', 'd', 'e'])
})
