import { textContent } from '@lianbing/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readBank } from '../src/read-bank.ts'
import { bankParts } from '../src/writers/bank-parts.ts'
import { writeBank } from '../src/writers/write-bank.ts'
import { type QuestionToWrite, writtenFormats } from '../src/writers/written.ts'
import { anyDraft } from './any-draft.ts'

const few = (questions: readonly QuestionToWrite[]) => ({
  name: '题库',
  language: 'zh-CN' as const,
  questions,
  pictures: new Map(),
})

test('parts hold every question once and in order, and tear no case apart that fits into one', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...writtenFormats),
      fc.array(fc.record({ draft: anyDraft(), size: fc.integer({ min: 1, max: 1_200 }), isCase: fc.boolean() }), {
        minLength: 1,
        maxLength: 4,
      }),
      (format, blocks) => {
        const questions = blocks.flatMap(({ draft, size, isCase }, place) =>
          Array.from({ length: size }, () => ({
            draft: isCase
              ? { ...draft, group: `case ${place}`, material: textContent(`案例${place}`) }
              : { ...draft, group: null, material: [] },
          })),
        )
        const parts = bankParts(few(questions), format)
        expect(parts.flat()).toEqual(questions)
        for (const [place, part] of parts.entries()) {
          const [before, next] = [parts[place - 1]?.at(-1)?.draft.group, part[0]?.draft.group]
          if (next != null) expect(before).not.toBe(next)
        }
      },
    ),
    { numRuns: 30 },
  )
})

test('what one import does not take becomes several files in a zip, each of which it takes', async () => {
  const [draft] = fc.sample(
    anyDraft().filter(({ type }) => type === 'true-false'),
    { numRuns: 1, seed: 7 },
  )
  if (draft === undefined) throw new Error('no question')
  const plain = { ...draft, material: [], group: null, explanation: [], examPoint: null }
  const questions = Array.from({ length: 1_901 }, (_, number) => ({
    draft: { ...plain, stem: textContent(`第${number + 1}题，停电后先验电。`) },
  }))
  const told: number[] = []
  const { bytes, parts, questions: written } = writeBank(few(questions), 'qti', (count) => told.push(count))
  expect({ parts, written, told }).toEqual({ parts: 2, written: 1_901, told: [1_900, 1_901] })
  await expect(readBank(bytes, '题库.zip')).rejects.toMatchObject({ code: 'file.hostile' })
  const [first, second] = bankParts(few(questions), 'qti').map((some) => writeBank(few(some), 'qti'))
  expect(first?.parts).toBe(1)
  expect((await readBank(first?.bytes ?? new Uint8Array(), '1.zip')).drafts).toHaveLength(1_900)
  expect((await readBank(second?.bytes ?? new Uint8Array(), '2.zip')).drafts).toHaveLength(1)
})

test('a gap that has no place in the stem is counted by our package, and put behind the stem elsewhere', async () => {
  const [draft] = fc.sample(
    anyDraft().filter(({ type }) => type === 'true-false'),
    { numRuns: 1, seed: 7 },
  )
  if (draft === undefined) throw new Error('no question')
  const key = { type: 'blanks' as const, texts: [['相线'], ['零线']], anyOrder: false }
  const asks = { ...draft, type: 'blanks' as const, blanks: 2, key, stem: textContent('单相电路有哪两根线？') }
  const bank = few([{ draft: { ...asks, material: [], group: null, explanation: [], examPoint: null } }])
  for (const [format, losses] of [
    ['json', []],
    ['xlsx', ['gaps.placed']],
  ] as const) {
    const { bytes, notes } = writeBank(bank, format)
    expect(notes.map(({ code }) => code)).toEqual(losses)
    const { drafts, rejected } = await readBank(bytes, 'bank')
    expect(rejected).toEqual([])
    expect(drafts[0]?.draft).toMatchObject({ blanks: 2, key, ...(format === 'json' ? { stem: asks.stem } : {}) })
  }
})
