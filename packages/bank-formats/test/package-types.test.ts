import { questionDraft } from '@lianbing/contract'
import { describe, expect, it } from 'vitest'
import { readBank } from '../src/index.ts'
import { drawing } from './picture-samples.ts'
import { jsonBytes, readJson, rejections, shown, zipOf } from './samples.ts'

const head = { format: 'lianbing-bank', version: 1, language: 'zh-CN' }
const read = (...questions: object[]) => readJson({ ...head, questions })

const blanks = { type: 'blanks', stem: '线电压{{blank}}伏，\n频率{{blank}}赫兹。', answer: [['380', '三百八'], '50'] }
const numeric = {
  type: 'numeric',
  stem: '\\(R=\\frac{U}{I}\\)，求电阻。',
  answer: '12.50',
  tolerance: '0.1',
  unit: 'Ω',
}
const ordering = { type: 'ordering', stem: '停电的步骤', options: ['验电', '停电', '接地'], answer: ['B', 'A', 'C'] }
const matching = {
  type: 'matching',
  stem: '量和单位',
  options: ['电压', '电流'],
  targets: ['安', '伏', { text: '以上都不是', pinned: true }],
  answer: [
    ['B', 'A'],
    ['A', 'B'],
  ],
}
const written = { type: 'written', stem: '为什么要接地？', answer: '防止触电。\n保护设备。' }
const shared = { type: 'true-false', group: '案例一', material: '某车间停电检修。' }

describe('the package holds every type', () => {
  it('of question, and what all of them have', async () => {
    const reading = await read(blanks, numeric, ordering, matching, written, {
      ...shared,
      stem: '可以不验电。',
      answer: false,
      validFrom: '2026-03-01',
      validUntil: '2028-02-29',
    })
    expect(rejections(reading)).toEqual([])
    const [gap, number, order, pairs, free, part] = reading.drafts.map(({ draft }) => questionDraft.parse(draft))
    expect(gap).toMatchObject({ blanks: 2, key: { texts: [['380', '三百八'], ['50']], anyOrder: false } })
    expect(shown(gap?.stem ?? [])).toBe('线电压[0]伏，\n频率[1]赫兹。')
    expect(number).toMatchObject({ unit: 'Ω', key: { number: '12.50', tolerance: '0.1', unit: 'Ω' } })
    expect(number?.stem[0]).toEqual({
      type: 'paragraph',
      children: [
        { type: 'formula', tex: 'R=\\frac{U}{I}' },
        { type: 'run', text: '，求电阻。' },
      ],
    })
    expect(order).toMatchObject({ key: { order: ['B', 'A', 'C'] }, options: [{ id: 'A' }, { id: 'B' }, { id: 'C' }] })
    expect(pairs).toMatchObject({ targets: [{ id: 'A' }, { id: 'B' }, { id: 'C', pinned: true }] })
    expect(pairs?.key).toEqual({ type: 'matching', pairs: matching.answer })
    expect(free).toMatchObject({ key: { rubric: '防止触电。\n保护设备。' } })
    expect(part).toMatchObject({ group: '案例一', validFrom: '2026-03-01', validUntil: '2028-02-29' })
    expect(shown(part?.material ?? [])).toBe('某车间停电检修。')
  })

  it('of text', async () => {
    const stem = '{{b:注意}}：H{{sub:2}}O，m{{sup:2}}，{{u:下划}}，{{i:斜}}；\\(x^{{2}}\\) 见{{B}}'
    const { drafts } = await read({ type: 'single-choice', stem, options: ['甲', '乙'], answer: 'A' })
    expect(drafts[0]?.draft.stem[0]).toMatchObject({
      children: [
        { text: '注意', bold: true },
        { text: '：H' },
        { text: '2', position: 'sub' },
        { text: 'O，m' },
        { text: '2', position: 'super' },
        { text: '，' },
        { text: '下划', underline: true },
        { text: '，' },
        { text: '斜', italic: true },
        { text: '；' },
        { type: 'formula', tex: 'x^{{2}}' },
        { text: ' 见' },
        { type: 'option', id: 'B' },
      ],
    })
  })

  it.each<[string, object, string]>([
    ['a gap without an answer', { ...blanks, answer: ['380'] }, 'each of the 2 gaps'],
    ['gaps elsewhere', { ...written, stem: '{{blank}}？' }, 'no {{blank}}'],
    ['no gap', { ...blanks, stem: '线电压', answer: ['380'] }, '1 to 20 gaps'],
    ['a number with a comma', { ...numeric, answer: '12,5' }, 'answer must be a decimal'],
    ['a number that is rounded on its way', { ...numeric, answer: 12.5 }, 'answer must be a decimal'],
    ['a tolerance below 0', { ...numeric, tolerance: '-1' }, 'tolerance'],
    ['an order that leaves one out', { ...ordering, answer: ['A', 'B'] }, 'each option once'],
    [
      'a pair of the same option twice',
      {
        ...matching,
        answer: [
          ['A', 'A'],
          ['A', 'B'],
        ],
      },
      'each option once',
    ],
    [
      'a pair beyond the targets',
      {
        ...matching,
        answer: [
          ['A', 'A'],
          ['B', 'D'],
        ],
      },
      'a target by its letter',
    ],
    ['options of a number', { ...numeric, options: ['甲', '乙'] }, '“options” is not known'],
    ['a formula without end', { ...written, stem: '\\(x' }, 'is not closed'],
    ['a mark without end', { ...written, stem: '{{sub:2' }, 'is not closed'],
    ['an unknown mark', { ...written, stem: '{{red:2}}' }, 'means nothing'],
    ['a picture that is not there', { ...written, stem: '{{image:a.png}}' }, 'the picture “a.png”'],
    ['a day that is none', { ...written, validFrom: '2026-02-30' }, 'validFrom'],
    ['a group that shares nothing', { ...written, group: 'a' }, 'needs the material'],
  ])('and refuses %s at its place', async (_, broken, detail) => {
    const { rejected } = await read(written, broken)
    expect(rejected).toMatchObject([{ at: '#2', code: 'question.shape' }])
    expect(rejected[0]?.message).toContain(detail)
  })

  it('and refuses a case whose questions share different things', async () => {
    const reading = await read(
      { ...shared, stem: '一', answer: true },
      { ...shared, stem: '二', answer: true },
      { ...shared, material: '别的车间。', stem: '三', answer: true },
    )
    expect(rejections(reading)).toEqual(['#3 question.shape'])
  })
})

describe('the package as a zip', () => {
  const bank = (questions: object[], parts: { name: string; data: Uint8Array | string }[] = []) =>
    zipOf([{ name: 'bank.json', data: jsonBytes({ ...head, licence: 'CC0', questions }) }, ...parts])
  const red = drawing('<rect width="200" height="100" fill="red"/>')

  it('holds the pictures that its texts show', async () => {
    const question = {
      ...matching,
      stem: '看图{{image:a.svg|一个红色的|方块}}。',
      options: ['{{image:b.svg}}', '电流'],
      explanation: '{{ image: a.svg }}',
    }
    const zip = bank(
      [question],
      [
        { name: 'media/a.svg', data: red },
        { name: 'media/b.svg', data: drawing('<rect width="9" height="9"/>', 'width="9" height="9"') },
        { name: 'media/unused.svg', data: 'nobody looks' },
      ],
    )
    const reading = await readBank(zip, 'x.zip')
    expect(reading).toMatchObject({ format: 'json', layout: 'json.package', rejected: [], package: { licence: 'CC0' } })
    expect(reading.pictures.map(({ width, height }) => [width, height])).toEqual([
      [200, 100],
      [9, 9],
    ])
    const [first] = reading.pictures
    const draft = questionDraft.parse(reading.drafts[0]?.draft)
    expect(draft.stem).toMatchObject([
      { children: [{}, { hash: first?.hash, alt: '一个红色的|方块', width: 200 }, {}] },
    ])
    expect(draft.explanation).toMatchObject([{ children: [{ hash: first?.hash, alt: '' }] }])
  })

  it('is refused where it is none of ours, and its question where a picture is broken or lacking', async () => {
    await expect(readBank(zipOf([{ name: 'bank.json', data: '[]' }]), 'x.zip')).rejects.toMatchObject({
      code: 'package.shape',
    })
    await expect(readBank(zipOf([{ name: 'bank.json', data: '{' }]), 'x.zip')).rejects.toMatchObject({
      code: 'format.json-invalid',
    })
    const asks = (name: string) => ({ ...written, stem: `{{image:${name}}}` })
    const parts = [
      { name: 'media/broken.png', data: 'PNG' },
      { name: 'media/line.wmf', data: Buffer.from('d7cdc69a0000', 'hex') },
    ]
    const reading = await readBank(
      bank(['broken.png', 'line.wmf', '../bank.json', 'none.png'].map(asks), parts),
      'x.zip',
    )
    expect(rejections(reading).sort()).toEqual([
      '#1 picture.unreadable',
      '#2 picture.vector-metafile',
      '#3 question.shape',
      '#4 question.shape',
    ])
  })
})
