import { expect, it } from 'vitest'
import { readBank } from '../src/index.ts'
import { bytesOf, summaries } from './samples.ts'

const read = (lines: string[]) => readBank(bytesOf(lines.join('\n')), '试卷.txt')

it('a verdict behind a statement that is to be judged is its key', async () => {
  const reading = await read([
    'True/False',
    '1. Welding fumes are harmless. F',
    '2. A chuck key must be removed before starting. T',
    '3. Gloves must be worn at a drill press. F',
  ])
  expect(summaries(reading)).toMatchObject([
    { type: 'true-false', stem: 'Welding fumes are harmless.', key: false },
    { type: 'true-false', key: true },
    { type: 'true-false', key: false },
  ])
})

const mixed = [
  '1.锉削时不可用手摸锉面。',
  '2.錾削时要戴护目镜。',
  '3.台虎钳夹紧工件时只许用手扳。',
  ...['甲', '乙', '丙'].flatMap((name) => [
    `【单选题】${name}件的量具是（ ）。`,
    'A.卡尺',
    'B.锉刀',
    '【答案】A',
    '【难度】易',
  ]),
]

it('a line that names its type begins a question, also behind one that lacks its answer', async () => {
  const reading = await read(mixed)
  expect(summaries(reading).map(({ stem }) => stem)).toEqual([
    '甲件的量具是（ ）。',
    '乙件的量具是（ ）。',
    '丙件的量具是（ ）。',
  ])
  expect(reading.rejected.map(({ at, code }) => `${at} ${code}`)).toEqual([
    '1 key.missing',
    '2 key.missing',
    '3 key.missing',
  ])
})

it('a layout that sees fewer questions than another one says so', async () => {
  const chosen = await readBank(bytesOf(mixed.join('\n')), '试卷.txt', { layout: 'text.tagged' })
  expect(chosen).toMatchObject({ layout: 'text.tagged', rejected: [], drafts: { length: 3 } })
  expect(chosen.warnings).toContainEqual(
    expect.objectContaining({ code: 'bank.more-seen', params: { layout: 'paper', more: 3 } }),
  )
})
