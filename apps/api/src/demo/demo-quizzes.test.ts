import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quizSections } from './demo-quizzes.ts'

test('20 questions come from what a bank has, the usual mix where it can be, and none where it has too few', () => {
  const counts = fc.record({ 'single-choice': fc.nat(30), 'multiple-choice': fc.nat(10), 'true-false': fc.nat(20) })
  fc.assert(
    fc.property(counts, (bank) => {
      const available = new Map(Object.entries(bank))
      const total = [...available.values()].reduce((sum, count) => sum + count, 0)
      const sections = quizSections('t', 'en', available)
      expect(sections?.reduce((sum, { count }) => sum + count, 0)).toBe(total < 20 ? undefined : 20)
      for (const { type, count } of sections ?? []) {
        expect(count).toBeGreaterThan(0)
        expect(count).toBeLessThanOrEqual(available.get(type) ?? 0)
      }
      if (bank['single-choice'] >= 12 && bank['multiple-choice'] >= 3 && bank['true-false'] >= 5)
        expect(sections?.map(({ type, count }) => [type, count])).toEqual([
          ['single-choice', 12],
          ['multiple-choice', 3],
          ['true-false', 5],
        ])
    }),
  )
})
