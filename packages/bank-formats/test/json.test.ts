import { describe, expect, it } from 'vitest'
import { readBank } from '../src/index.ts'
import { bytesOf, readJson, rejections, summaries } from './samples.ts'

const copper = { type: 'single-choice', stem: '铜的符号是', options: ['Cu', 'Al', 'Fe'], key: 'A' }
const conductors = { type: 'multiple-choice', stem: '导体有', options: ['铜', '铝', '木'], key: 'AB' }
const verify = { type: 'true-false', stem: '停电后要验电。', options: [], key: true }

describe('shapes of JSON', () => {
  it.each<[string, unknown, unknown[]]>([
    [
      'records with options in one text',
      [
        { category: '判断题', title: '停电后要验电。', choices: '**A、正确**B、错误', answer: 'A' },
        { category: '单选题', title: '铜的符号是', choices: '**A、Cu **B、Al **C、Fe', answer: 'A' },
      ],
      [verify, copper],
    ],
    [
      'sections by type with indexes',
      {
        单选题: [{ question: '铜的符号是', options: ['A. Cu', 'B. Al', 'C. Fe'], correct: 0, explanation: '拉丁名' }],
        多选题: [{ question: '导体有', options: ['A. 铜', 'B. 铝', 'C. 木'], correct: [0, 1] }],
      },
      [copper, conductors],
    ],
    [
      'one type for all',
      { type: 'true_false', questions: [{ question: '停电后要验电。', options: ['A. 对', 'B. 错'], answer: '对' }] },
      [verify],
    ],
    [
      'several right answers under a name that often means one',
      {
        type: 'multiple_choice',
        questions: [{ question: '导体有', options: ['A. 铜', 'B. 铝', 'C. 木'], answer: 'AB' }],
      },
      [conductors],
    ],
    [
      'options as an object',
      [{ index: 1, question: '导体有', options: { A: '铜', B: '铝', C: '木' }, answer: 'AB', attachment: '' }],
      [conductors],
    ],
    [
      'options with their letters and texts',
      {
        meta: {},
        questions: [
          {
            number: 1,
            type: '多选',
            question: '导体有',
            options: [
              { key: 'A', text: '铜' },
              { key: 'B', text: '铝' },
              { key: 'C', text: '木' },
            ],
            answer: ['A', 'B'],
          },
        ],
      },
      [conductors],
    ],
    [
      'options with labels inside their texts',
      [
        {
          ID: 7,
          question: '铜的符号是',
          'answer ': 'A',
          options: [
            { label: 'A', text: '（A）Cu' },
            { label: 'B', text: '（B）Al' },
            { label: 'C', text: '（C）Fe' },
          ],
          checked: ' false',
        },
      ],
      [copper],
    ],
    [
      'pairs of text and mark',
      [
        {
          type: '多选题',
          stem: '导体有',
          options: [
            ['铜', true],
            ['铝', true],
            ['木', false],
          ],
        },
      ],
      [conductors],
    ],
    [
      'answers as the list of options',
      [{ id: 'T1', correct: 0, question: '铜的符号是', answers: ['Cu', 'Al', 'Fe'], figure: '', correct_letter: 'A' }],
      [copper],
    ],
    [
      'a map of short records',
      { '1': { q: '停电后要验电。', t: 'judge', a: '对' }, '2': { q: '____是最好的导体', t: 'fill', a: '银' } },
      [
        verify,
        {
          type: 'blanks',
          stem: '[0]是最好的导体',
          options: [],
          key: { type: 'blanks', texts: [['银']], anyOrder: false },
        },
      ],
    ],
    [
      'a map from question to answer',
      { '铜的符号是|Cu|Al|Fe': 'Cu', '停电后要验电。|正确|错误': '正确', '导体有|铜|铝|木': '铜 铝' },
      [copper, verify, conductors],
    ],
  ])('%s', async (_, value, expected) => {
    const reading = await readJson(value)
    expect(rejections(reading)).toEqual([])
    expect(summaries(reading)).toEqual(expected)
  })

  it('reads a record a line', async () => {
    const line = (answer: string) => JSON.stringify({ question: '铜的符号是', options: ['Cu', 'Al', 'Fe'], answer })
    const reading = await readBank(bytesOf(`${line('A')}\n${line('B')}\n`), 'x.jsonl')
    expect(reading).toMatchObject({ format: 'json', drafts: [{ at: '#1' }, { at: '#2' }] })
  })

  it('rejects what needs a picture', async () => {
    const reading = await readJson([
      { question: '图中是什么？', options: ['甲', '乙'], answer: 'A', figure: 'T1' },
      { question: '铜的符号是', options: ['Cu', 'Al'], answer: 'A' },
    ])
    expect(rejections(reading)).toEqual(['#1 picture.unsupported'])
  })

  it('says what is wrong with broken JSON', async () => {
    await expect(readBank(bytesOf('[{"question":'), 'x.json')).rejects.toMatchObject({
      name: 'BankFileError',
      code: 'format.json-invalid',
    })
  })
})
