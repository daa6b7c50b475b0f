import { boardScore, rank } from '@lianbing/scoring'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type SampleFact, sampleHistory } from './sample-history.ts'
import { samplePeople } from './sample-people.ts'
import { seededRandom } from './seeded-random.ts'

const quiz = {
  tradeCode: 't',
  sections: [
    {
      type: 'single-choice' as const,
      tradeCode: 't',
      level: null,
      language: 'zh-CN' as const,
      count: 20,
      maximum: 500,
    },
  ],
  maximum: 10_000,
  passScore: 6_000,
}
const teams = [1, 2, 3, 4].map((organisationId) => ({ organisationId, path: `/1/${organisationId}/`, tradeCode: 't' }))
const dayMs = 86_400_000
const history = (seed: number, now: number) => {
  const random = seededRandom(seed)
  const people = samplePeople(teams, 60, random).map((person) => ({ ...person, tradeCode: 't' }))
  return { people, ...sampleHistory(people, [quiz], now, random) }
}
const sum = (facts: readonly SampleFact[], value: (fact: SampleFact) => number) =>
  facts.reduce((total, fact) => total + value(fact), 0)
const accuracy = (facts: readonly SampleFact[]) =>
  sum(facts, ({ right }) => right) / sum(facts, ({ answers }) => answers)

const seeds = fc.nat(1_000_000)
const moments = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2030, 0, 1) })

test('the same seed and moment tell the same story, another seed another', () => {
  const story = (seed: number, now: number) => history(seed, now).facts.map(({ person: _, ...fact }) => fact)
  fc.assert(
    fc.property(seeds, moments, (seed, now) => {
      expect(story(seed, now)).toEqual(story(seed, now))
      expect(story(seed + 1, now)).not.toEqual(story(seed, now))
    }),
    { numRuns: 5 },
  )
})

test('every fact could have happened, and the boards are those of the attempts', () => {
  fc.assert(
    fc.property(seeds, moments, (seed, now) => {
      const { facts, entries } = history(seed, now)
      for (const fact of facts) {
        expect(fact.at).toBeLessThanOrEqual(now)
        expect(now - fact.at).toBeLessThan(56 * dayMs)
        expect(fact.right).toBeLessThanOrEqual(fact.answers)
        expect(fact.day).toBe(new Date(fact.at).toISOString().slice(0, 10))
        if (fact.kind === 'attempt') expect(fact.passed).toBe((fact.score ?? 0) >= 6_000)
      }
      const all = entries.filter(({ period }) => period === 'all')
      const bestScores = new Map<string, number>()
      for (const { person, score, maximum } of facts)
        if (score !== null)
          bestScores.set(person.id, Math.max(bestScores.get(person.id) ?? 0, boardScore(score, maximum ?? 0)))
      expect(new Map(rank(all).map((entry) => [entry.personId, entry.score]))).toEqual(
        new Map(rank(all).map(({ personId }) => [personId, bestScores.get(personId) ?? -1])),
      )
      expect(all).toHaveLength(bestScores.size)
      expect(entries.every(({ period }) => period === 'all' || /^\d{4}-W\d{2}$/.test(period))).toBe(true)
    }),
    { numRuns: 10 },
  )
})

test('weekends are quiet, practice helps, and people differ', () => {
  const { facts, people } = history(20_261_123, Date.UTC(2026, 10, 23, 12))
  const onWeekend = facts.filter(({ at }) => [0, 6].includes(new Date(at).getUTCDay()))
  expect(onWeekend.length / facts.length).toBeLessThan(0.2)
  expect(onWeekend.length).toBeGreaterThan(0)
  const middle = Date.UTC(2026, 10, 23) - 28 * dayMs
  expect(accuracy(facts.filter(({ at }) => at > middle))).toBeGreaterThan(
    accuracy(facts.filter(({ at }) => at <= middle)),
  )
  const each = people.map(({ id }) => facts.filter(({ person }) => person.id === id).length)
  expect(Math.min(...each)).toBe(0)
  expect(Math.max(...each)).toBeGreaterThan(40)
})
