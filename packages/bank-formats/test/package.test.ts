import { questionDraft } from '@lianbing/contract'
import { describe, expect, it } from 'vitest'
import { readBank } from '../src/index.ts'
import { jsonBytes, readJson, rejections, shown } from './samples.ts'

const head = {
  format: 'lianbing-bank',
  version: 1,
  language: 'zh-CN',
  trade: '6-18-01-01',
  licence: 'CC-BY-4.0',
  source: '样例',
}
const question = {
  type: 'single-choice',
  level: 5,
  difficulty: 1,
  examPoint: '安全',
  stem: '停电后先做什么？',
  options: ['验电', '接地', { text: '以上都对', pinned: true }],
  answer: 'A',
  explanation: '{{A}}在前，{{B}}在后。',
  standard: 'GB 26860',
  edition: '2011',
}

describe('our own package', () => {
  it('is read as it is documented', async () => {
    const reading = await readJson({
      ...head,
      questions: [
        question,
        { type: 'multiple-choice', stem: '导体有', options: ['铜', '铝', '木'], answer: ['B', 'A'] },
        { type: 'true-false', stem: '木是导体。', answer: false, source: '自编' },
      ],
    })
    expect(reading).toMatchObject({
      layout: 'json.package',
      rejected: [],
      package: { language: 'zh-CN', trade: '6-18-01-01', licence: 'CC-BY-4.0', source: '样例' },
    })
    const [first, second, third] = reading.drafts.map(({ draft }) => questionDraft.parse(draft))
    expect(first).toMatchObject({
      level: 5,
      difficulty: 1,
      examPoint: '安全',
      source: '样例',
      standard: 'GB 26860',
      edition: '2011',
      key: { choice: 'A' },
    })
    expect(first?.options.map(({ pinned }) => pinned)).toEqual([false, false, true])
    expect(shown(first?.explanation ?? [])).toBe('{{A}}在前，{{B}}在后。')
    expect(first?.explanation[0]).toMatchObject({
      children: [{ type: 'option', id: 'A' }, { type: 'run' }, { type: 'option', id: 'B' }, { type: 'run' }],
    })
    expect(second).toMatchObject({ key: { choices: ['A', 'B'] } })
    expect(third).toMatchObject({ options: [], source: '自编', key: { truth: false } })
  })

  it.each<[string, object]>([
    ['an unknown field', { ...question, marks: 2 }],
    ['an unknown field of an option', { ...question, options: ['甲', { text: '乙', right: true }] }],
    ['a letter beyond the options', { ...question, answer: 'D' }],
    ['a list for a single choice', { ...question, answer: ['A'] }],
    ['a letter twice', { ...question, type: 'multiple-choice', answer: ['A', 'A'] }],
    ['a reference to no option', { ...question, explanation: '见{{E}}' }],
    ['equal options', { ...question, options: ['甲', '甲 '], explanation: '略' }],
    ['one option', { ...question, options: ['甲'], explanation: '略' }],
    [
      'options of a true-false question',
      { type: 'true-false', stem: '木是导体。', options: ['对', '错'], answer: true },
    ],
    ['a word for the truth', { type: 'true-false', stem: '木是导体。', answer: '对' }],
    ['a level beyond 5', { ...question, level: 6 }],
    ['an empty stem', { ...question, stem: ' ' }],
    ['another type', { ...question, type: 'ordering' }],
  ])('rejects %s at its place', async (_, broken) => {
    expect(rejections(await readJson({ ...head, questions: [question, broken] }))).toEqual(['#2 question.shape'])
  })

  it.each<[string, object]>([
    ['package.version', { ...head, version: 3, questions: [question] }],
    ['package.shape', { ...head, title: '样例', questions: [question] }],
    ['package.shape', { ...head, language: 'fr', questions: [question] }],
    ['package.shape', { ...head, questions: [] }],
  ])('refuses with %s', async (code, value) => {
    await expect(readBank(jsonBytes(value), 'x.json')).rejects.toMatchObject({ name: 'BankFileError', code })
  })
})
