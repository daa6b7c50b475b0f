import { type Content, practiceQuestion, type QuestionDraft, reviewedQuestion } from '@lianbing/contract'
import { freezeSlot, type Key } from '@lianbing/scoring'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { StoredVersion } from './question-queries.ts'
import { practiceView, reviewedView } from './question-views.ts'

const letters = ['own-A', 'own-B', 'own-C', 'own-D']
const sentence = (text: string, ...named: string[]): Content => [
  {
    type: 'paragraph',
    children: [{ type: 'run', text }, ...named.map((id) => ({ type: 'option' as const, id }))],
  },
  { type: 'table', rows: [[[{ type: 'run', text }], named.map((id) => ({ type: 'option' as const, id }))]] },
]

const version = (pinned: readonly string[]): StoredVersion => ({
  versionId: 'hidden-version',
  questionId: 'hidden-question',
  position: 7,
  type: 'multiple-choice',
  language: 'zh-CN',
  level: 4,
  difficulty: 2,
  stem: sentence('与此相反的是', 'own-C'),
  options: letters.map((id) => ({
    id,
    content: id === 'own-D' ? sentence('与这些相同', 'own-A', 'own-B') : sentence(`文字${id.slice(-1)}`),
    pinned: pinned.includes(id),
  })),
  targets: [],
  material: [],
  examPoint: 'hidden-point',
  source: 'a source',
  sourceDetail: null,
  licence: null,
  author: 'hidden-author',
  reviewer: null,
  standard: 'GB/T 1800',
  edition: null,
  validFrom: null,
  validUntil: null,
})

let taken = 0
const chance = (numbers: readonly number[]) => {
  let at = 0
  return {
    next: () => numbers[at++ % numbers.length] ?? 0,
    id: () => `shown${++taken}`,
  }
}
const numbers = fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 4, maxLength: 8 })
const choices = fc.shuffledSubarray(letters, { minLength: 1 })
const secret = (choices: string[]): { key: Key; explanation: Content } => ({
  key: { type: 'multiple-choice', choices },
  explanation: sentence('hidden-explanation', ...choices, 'own-unknown'),
})

test('a question before its answer fits the contract and betrays neither own ids nor anything of the office', () => {
  fc.assert(
    fc.property(numbers, fc.subarray(letters), choices, (order, pinned, right) => {
      const slot = freezeSlot(version(pinned), chance(order))
      // A draft carries key and explanation beside the version: also then nothing of them comes out.
      const view = practiceView({ ...version(pinned), ...secret(right) } as StoredVersion, slot)
      expect(practiceQuestion.parse(view)).toEqual(view)
      const json = JSON.stringify(view)
      expect(json).not.toContain('own-')
      expect(json).not.toContain('hidden-')
      expect(view.options.map((option) => option.id)).toEqual(slot.options.map(([shown]) => shown))
    }),
  )
})

test('whichever options are right, the question looks the same to the byte', () => {
  fc.assert(
    fc.property(numbers, choices, choices, (order, one, other) => {
      const slot = freezeSlot(version([]), chance(order))
      const draft = (right: string[]) => ({ ...version([]), ...secret(right) }) as StoredVersion & QuestionDraft
      expect(JSON.stringify(practiceView(draft(one), slot))).toBe(JSON.stringify(practiceView(draft(other), slot)))
    }),
  )
})

test('after the answer key and explanation name the options as they were shown', () => {
  fc.assert(
    fc.property(numbers, choices, (order, right) => {
      const stored = version([])
      const slot = freezeSlot(stored, chance(order))
      const view = reviewedView(stored, slot, { ...secret(right), also: [], treatment: 'key', stale: null })
      expect(reviewedQuestion.parse(view)).toEqual(view)
      expect(JSON.stringify(view)).not.toContain('own-')
      const textOf = (id: string) => JSON.stringify(view.options.find((option) => option.id === id)?.content)
      const shown = right.map((own) => slot.options.find((pair) => pair[1] === own)?.[0] ?? '')
      expect(view.key).toEqual({ type: 'multiple-choice', choices: shown })
      for (const [at, own] of right.entries())
        expect(textOf(shown[at] ?? '')).toContain(own === 'own-D' ? '与这些相同' : `文字${own.slice(-1)}`)
      const [paragraph] = view.explanation
      const named = paragraph?.type === 'paragraph' ? paragraph.children.filter((child) => child.type === 'option') : []
      expect(named).toEqual(shown.map((id) => ({ type: 'option', id })))
    }),
  )
})
