import { questionDraft } from '@lianbing/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BankFileError, readBank } from '../src/index.ts'
import { bytesOf, type Cells, jsonBytes, workbook } from './samples.ts'

const rows: Cells = [
  ['题型', '题干', '选项A', '选项B', '答案', '解析'],
  ['单选题', '1、铜的符号是（A）。', 'A.Cu', 'B.Al', 'A', '故选A。'],
  ['多选题', '2、导体有____', '铜', '铝', 'AB', ''],
  ['判断题', '3、停电后要验电。', '', '', '√', ''],
]
const records = [
  { question: '铜的符号', options: ['A. Cu', 'B. Al'], answer: 'A' },
  { question: '停电后要验电。', answer: '对' },
]
const seeds: Record<string, Uint8Array> = {
  xlsx: workbook({ Sheet1: rows }),
  xls: workbook({ Sheet1: rows }, 'biff8'),
  csv: bytesOf(rows.map((row) => row.join(',')).join('\n')),
  json: jsonBytes(records),
  package: jsonBytes({
    format: 'lianbing-bank',
    version: 1,
    language: 'en',
    questions: [{ type: 'true-false', stem: 'x', answer: true }],
  }),
}

/** Whatever comes in: drafts that the model can hold, or a refusal in words. */
const holds = async (bytes: Uint8Array) => {
  try {
    const reading = await readBank(bytes, 'x')
    for (const { draft } of reading.drafts) expect(questionDraft.safeParse(draft).error).toBeUndefined()
    for (const { at, message } of reading.rejected) expect(at === '' || message === '').toBe(false)
  } catch (error) {
    if (!(error instanceof BankFileError)) throw error
    expect(error.message).not.toBe('')
  }
}

describe('nothing but a refusal is ever thrown', () => {
  it('at random bytes', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), holds), { numRuns: 300 })
  })

  it.each(Object.keys(seeds))('at a mutated %s', async (name) => {
    const seed = seeds[name] ?? new Uint8Array()
    const change = fc.record({
      at: fc.nat({ max: seed.length - 1 }),
      bytes: fc.uint8Array({ maxLength: 4 }),
      cut: fc.nat({ max: 6 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        let bytes = [...seed]
        for (const { at, bytes: more, cut } of changes)
          bytes = [...bytes.slice(0, at), ...more, ...bytes.slice(at + cut)]
        await holds(new Uint8Array(bytes))
      }),
      // The library that reads .xls may loop on a broken file, which is what the child's time limit is for: its
      // changes are always the same ones here.
      name === 'xls' ? { numRuns: 100, seed: 7 } : { numRuns: 150 },
    )
  })

  it('at tables of odd cells', async () => {
    const cell = fc.oneof(
      fc.constantFrom(
        '题型',
        '题干',
        '答案',
        '选项A',
        'A',
        'AB',
        '√',
        '**A.x**B.y',
        '____',
        '1.',
        '(A)',
        'A.',
        '**',
        '##',
        'A、B',
        '[{"a":"b"}]',
        '故选Z',
        '1',
      ),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    )
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 7 }), { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(table, (cells) =>
        holds(bytesOf(cells.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')).join('\n'))),
      ),
      { numRuns: 300 },
    )
  })

  it('at any JSON', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), (text) => holds(bytesOf(text))),
      { numRuns: 200 },
    )
    const name = fc.constantFrom('question', 'stem', 'options', 'answer', 'type', 'correct', 'A', 'B', 'explanation')
    const value = fc.letrec((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        fc.string(),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('node'), { maxLength: 4 }),
        fc.dictionary(name, tie('node'), { maxKeys: 5 }),
      ),
    })).node
    await fc.assert(
      fc.asyncProperty(fc.array(fc.dictionary(name, value), { maxLength: 5 }), (list) => holds(jsonBytes(list))),
      { numRuns: 300 },
    )
  })
})
