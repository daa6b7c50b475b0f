import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Blueprint, BlueprintSection } from './blueprint.ts'
import { type BlueprintPoint, blueprintCells, spreadCount } from './blueprint-cells.ts'
import { type FactUnit, fitsSection, planBlueprint, type QuestionFacts } from './blueprint-plan.ts'
import { checkBlueprint } from './check-blueprint.ts'
import { drawBlueprint } from './draw-blueprint.ts'

/** Two areas with weights, of which the first has two points; a third area without a weight. */
const points: BlueprintPoint[] = [
  { examPointId: 'a', parentId: null, weight: 6_000, importance: null },
  { examPointId: 'a1', parentId: 'a', weight: null, importance: 'X' },
  { examPointId: 'a2', parentId: 'a', weight: null, importance: 'Z' },
  { examPointId: 'b', parentId: null, weight: 4_000, importance: 'Y' },
  { examPointId: 'c', parentId: null, weight: null, importance: null },
]
const below: Record<string, string[]> = { a: ['a', 'a1', 'a2'], a1: ['a1'], a2: ['a2'], b: ['b'], c: ['c'] }

const pick = <T>(...values: T[]) => fc.constantFrom(...values)
const facts = fc.record({
  tradeCode: fc.constant('t'),
  language: fc.constant('zh-CN' as const),
  type: pick('single-choice' as const, 'true-false' as const),
  level: pick(null, 5, 4),
  difficulty: pick(null, 1, 3, 5),
  source: pick(null, 's1', 's2'),
  examPointId: pick(null, 'a', 'a1', 'a2', 'b', 'c'),
  dropped: pick(false, false, false, false, true),
})
const bank = fc.array(fc.tuple(facts, pick(1, 1, 1, 1, 2, 3)), { minLength: 8, maxLength: 40 }).map((units) =>
  units.map(
    ([one, size], unit): FactUnit =>
      Array.from({ length: size }, (_, part) => {
        const dropped = one.dropped && part === 0
        return { ...one, dropped, id: `v${unit}.${part}`, questionId: `q${unit}.${part}` }
      }),
  ),
)
const section = fc.record(
  {
    type: pick('single-choice' as const, 'true-false' as const),
    tradeCode: fc.constant('t'),
    level: pick(null, null, null, 5),
    language: fc.constant('zh-CN' as const),
    count: fc.integer({ min: 1, max: 4 }),
    maximum: fc.constant(100),
    examPoints: pick(undefined, undefined, undefined, ['a'], ['a1', 'b']),
    sources: pick(undefined, undefined, undefined, ['s1']),
    difficulty: pick(undefined, undefined, undefined, { from: 1, to: 3 }),
    fixed: pick(undefined, undefined, undefined, undefined, ['q0.0'], ['q1.0', 'q2.0'], ['gone']),
    byWeights: pick(undefined, undefined, { X: 3, Y: 2, Z: 1 }),
  },
  { requiredKeys: ['type', 'tradeCode', 'level', 'language', 'count', 'maximum'] },
)
const blueprint = fc.record(
  { sections: fc.array(section, { minLength: 1, maxLength: 3 }), targetDifficulty: pick(undefined, 150, 300) },
  { requiredKeys: ['sections'] },
)
const chance = fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })).map((stream) => ({
  next: () => stream.next().value as number,
}))
const seenOf = fc.array(fc.nat(29), { maxLength: 10 }).map((units) => new Set(units.map((unit) => `v${unit}.0`)))

const fitsDrawn = (one: BlueprintSection, of: QuestionFacts) =>
  fitsSection(one, of) &&
  (one.examPoints === undefined ||
    (of.examPointId !== null && one.examPoints.some((id) => below[id]?.includes(of.examPointId ?? ''))))

const expectMeets = ({ sections }: Blueprint, ids: string[][], units: readonly FactUnit[]) => {
  const byId = new Map(units.flat().map((one) => [one.id, one]))
  expect(ids.map((drawn) => drawn.length)).toEqual(sections.map(({ count }) => count))
  expect(new Set(ids.flat()).size).toBe(ids.flat().length)
  for (const [place, one] of sections.entries()) {
    const drawn = (ids[place] ?? []).flatMap((id) => byId.get(id) ?? [])
    expect(drawn.filter(({ dropped }) => dropped)).toEqual([])
    const named = new Set(one.fixed)
    for (const id of named) expect(drawn.map(({ questionId }) => questionId)).toContain(id)
    const rest = drawn.filter(({ questionId }) => !named.has(questionId))
    for (const of of rest) expect(fitsDrawn(one, of)).toBe(true)
    if (one.byWeights && one.examPoints === undefined) {
      const [inA, inB] = [below.a, below.b].map(
        (area) => rest.filter(({ examPointId }) => area?.includes(examPointId ?? '')).length,
      )
      expect([inA, inB]).toEqual(spreadCount(rest.length, [6_000, 4_000]))
    }
    for (const unit of units.filter((many) => many.length > 1 && many.some(({ id }) => ids[place]?.includes(id)))) {
      const at = ids[place]?.indexOf(unit[0]?.id ?? '') ?? -1
      expect(ids[place]?.slice(at, at + unit.length)).toEqual(unit.map(({ id }) => id))
    }
  }
}

test('a paper meets its blueprint, or the check had said why there is none', () => {
  const ways = { drawn: 0, lacking: 0 }
  fc.assert(
    fc.property(blueprint, bank, chance, seenOf, (wanted, units, random, seen) => {
      const plan = planBlueprint(wanted, points, units)
      const lacks = checkBlueprint(plan, units).filter(({ cause }) => cause !== null)
      const paper = drawBlueprint(plan, random, seen)
      if ('lacking' in paper) {
        ways.lacking += 1
        expect(lacks.length).toBeGreaterThan(0)
        const missing = (cells: readonly { wanted: number; available: number }[]) =>
          cells.reduce((sum, { wanted: count, available }) => sum + count - available, 0)
        expect(missing(paper.lacking)).toBe(missing(lacks))
      } else {
        ways.drawn += 1
        expect(lacks).toEqual([])
        expectMeets(wanted, paper.ids, units)
      }
    }),
    { numRuns: 1_500 },
  )
  // Both sides of the promise have been seen.
  expect(Math.min(ways.drawn, ways.lacking)).toBeGreaterThan(150)
})

const plain: BlueprintSection = {
  type: 'single-choice',
  tradeCode: 't',
  level: null,
  language: 'zh-CN',
  count: 10,
  maximum: 100,
}
const bankOf = (count: number, more: (at: number) => Partial<QuestionFacts>): FactUnit[] =>
  Array.from({ length: count }, (_, at) => [
    {
      ...{ id: `v${at}`, questionId: `q${at}`, tradeCode: 't', language: 'zh-CN', type: 'single-choice' },
      ...{ level: null, difficulty: null, source: null, examPointId: null, dropped: false, ...more(at) },
    } as QuestionFacts,
  ])
let state = 1
const random = {
  next: () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  },
}

test('weights add up to the count, remainders go to the largest', () => {
  expect(spreadCount(10, [3_333, 3_333, 3_334])).toEqual([3, 3, 4])
  expect(spreadCount(1, [1, 1])).toEqual([1, 0])
  const cells = blueprintCells({ sections: [{ ...plain, byWeights: { X: 3, Y: 2, Z: 1 } }] }, points)
  expect(cells.map(({ count, points: of }) => [count, of])).toEqual([
    [6, ['a', 'a1', 'a2']],
    [4, ['b']],
  ])
})

test('each way to lack questions has its name, and says what would help', () => {
  const units = bankOf(8, (at) => ({ level: at < 3 ? 5 : 4 }))
  const check = (...sections: Partial<BlueprintSection>[]) =>
    checkBlueprint(planBlueprint({ sections: sections.map((one) => ({ ...plain, ...one })) }, points, units), units)
  expect(check({ count: 5, level: 5 })).toMatchObject([
    { wanted: 5, pool: 3, available: 3, cause: 'few', relaxed: [{ by: 'level', available: 8 }] },
  ])
  expect(check({ count: 5 }, { count: 4 }).filter(({ cause }) => cause)).toMatchObject([{ cause: 'shared' }])
  expect(check({ count: 2, fixed: ['q1', 'gone'] })).toMatchObject([{ kind: 'fixed', cause: 'fixed_gone' }])
  expect(check({ count: 1, fixed: ['q1', 'q2'] }).filter(({ cause }) => cause)).toMatchObject([{ cause: 'fixed_many' }])
  const pairs: FactUnit[] = [units.slice(0, 2).flat(), units.slice(2, 4).flat()]
  const odd = planBlueprint({ sections: [{ ...plain, count: 3 }] }, points, pairs)
  expect(checkBlueprint(odd, pairs)).toMatchObject([{ cause: 'cases', pool: 4, available: 2 }])
})

test('what a person has not been asked comes first, and what has been asked fills up', () => {
  const plan = planBlueprint(
    { sections: [plain], unseenFirst: true },
    points,
    bankOf(14, () => ({})),
  )
  const seen = new Set(['v0', 'v1', 'v2', 'v3', 'v4', 'v5'])
  const paper = drawBlueprint(plan, random, seen)
  expect('ids' in paper && paper.ids.flat().filter((id) => seen.has(id))).toHaveLength(2)
})

test('the mean difficulty comes to its target where the bank allows it', () => {
  const units = bankOf(300, (at) => ({ difficulty: (at % 5) + 1 }))
  const mean = (targetDifficulty: number | undefined) => {
    const wanted = { sections: [{ ...plain, count: 60 }], targetDifficulty }
    const paper = drawBlueprint(planBlueprint(wanted, points, units), random)
    const drawn = 'ids' in paper ? paper.ids.flat() : []
    return drawn.reduce((sum, id) => sum + (Number(id.slice(1)) % 5) + 1, 0) / drawn.length
  }
  expect(Math.abs(mean(undefined) - 3)).toBeLessThan(0.7)
  for (const target of [150, 260, 420]) expect(Math.abs(mean(target) - target / 100)).toBeLessThan(0.051)
})

test('below the weights, questions of core points are asked more often', () => {
  const units = bankOf(400, (at) => ({ examPointId: at % 2 === 0 ? 'a1' : 'a2' }))
  const wanted = { sections: [{ ...plain, examPoints: ['a'], byWeights: { X: 3, Y: 2, Z: 1 } }] }
  const plan = planBlueprint(wanted, points, units)
  let core = 0
  for (let paper = 0; paper < 200; paper++) {
    const drawn = drawBlueprint(plan, random)
    if ('ids' in drawn) core += drawn.ids.flat().filter((id) => Number(id.slice(1)) % 2 === 0).length
  }
  // Of 2,000 questions three in four.
  expect(core).toBeGreaterThan(1_400)
  expect(core).toBeLessThan(1_600)
})
