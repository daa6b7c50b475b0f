import { describe, expect, it } from 'vitest'
import type { Line } from '../src/documents/document.ts'
import { withKeyTables } from '../src/layouts/documents/paper-key-table.ts'
import { readDocument } from '../src/layouts/documents/read-document.ts'
import { STRESS, STRESS_END, UNDERLINE, UNDERLINE_END } from '../src/text/marks.ts'
import { textObjects } from '../src/text/objects.ts'
import { shown, summaries } from './samples.ts'

const underlined = (text: string) => `${UNDERLINE}${text}${UNDERLINE_END}`
const stressed = (text: string) => `${STRESS}${text}${STRESS_END}`
const stems = { id: '1', level: 0 }
const letters = { id: '2', level: 0 }

const read = (lines: Omit<Line, 'at'>[], objects = textObjects()) => {
  const document = { lines: lines.map((line, index) => ({ at: `¶${index + 1}`, ...line })) }
  const reading = readDocument(withKeyTables(document, objects), { objects })
  if (!reading) throw new Error('not read')
  return reading
}

describe('a paper in Word', () => {
  it('has numbers and letters of its own', () => {
    const reading = read([
      { text: '换热最多用（ B ）。', label: '1．', list: stems },
      { text: '直接混合式 \t（B）间壁式', label: '（A）', list: letters },
      { text: '（C）热对流\t\t（D）蓄热式' },
      { text: '铁的符号是（ A ）。', label: '2．', list: stems },
      { text: 'Fe', label: '（A）', list: { id: '3', level: 0 } },
      { text: 'Cu', label: '（B）', list: { id: '3', level: 0 } },
    ])
    expect(summaries(reading)).toEqual([
      {
        type: 'single-choice',
        stem: '换热最多用（　　）。',
        options: ['直接混合式', '间壁式', '热对流', '蓄热式'],
        key: 'B',
      },
      { type: 'single-choice', stem: '铁的符号是（　　）。', options: ['Fe', 'Cu'], key: 'A' },
    ])
  })

  it('has options in a list of bullets', () => {
    const reading = read([
      { text: '1.铁的符号是（A）。' },
      { text: 'Fe', label: '•', list: letters },
      { text: 'Cu', label: '•', list: letters },
      { text: '2.铁会生锈。（√）' },
    ])
    expect(summaries(reading)[0]).toMatchObject({ options: ['Fe', 'Cu'], key: 'A' })
  })

  it('has its answers underlined, on lines to write on', () => {
    const reading = read([
      { text: '填空题' },
      { text: `1.绝缘油用于${underlined('绝缘')}和${underlined('散热')}。` },
      { text: `2.工频为${underlined('  50  ')}Hz。` },
      { text: `3.电流的单位是${underlined('    ')}。` },
      { text: '答案：安培' },
    ])
    expect(
      reading.drafts.map(({ draft }) => [shown(draft.stem), 'texts' in draft.key && draft.key.texts.flat()]),
    ).toEqual([
      ['绝缘油用于[0]和[1]。', ['绝缘', '散热']],
      ['工频为[0]Hz。', ['50']],
      ['电流的单位是[0]。', ['安培']],
    ])
  })

  it('has the right option in another colour', () => {
    const reading = read([
      { text: '1.铁的符号是（  ）。' },
      { text: 'A.Cu' },
      { text: `B.${stressed('Fe')}` },
      { text: '2.金属有（  ）。' },
      { text: `${stressed('A.铁')}  B.木  ${stressed('C.铜')}` },
    ])
    expect(summaries(reading).map(({ key }) => key)).toEqual(['B', 'AC'])
  })

  it('has its key in a table', () => {
    const cell = (text: string) => [{ type: 'run' as const, text }]
    const objects = textObjects()
    const table = objects.add({
      type: 'table',
      rows: [
        [cell('题号'), cell('1'), cell('2')],
        [cell('答案'), cell('B'), cell('AB')],
      ],
    })
    const reading = read(
      [
        { text: '1.甲（  ）。' },
        { text: 'A.一 B.二' },
        { text: '2.乙（  ）。' },
        { text: 'A.三 B.四' },
        { text: '参考答案' },
        { text: table },
      ],
      objects,
    )
    expect(summaries(reading).map(({ key }) => key)).toEqual(['B', 'AB'])
  })
})
