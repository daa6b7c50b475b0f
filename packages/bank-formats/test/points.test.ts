import { expect, test } from 'vitest'
import { readPoints } from '../src/points/read-points.ts'
import { writePointsTemplate } from '../src/points/write-points-template.ts'
import { workbook } from './samples.ts'

const csv = (text: string) => readPoints(new TextEncoder().encode(text))
/** Indented by its depth, with what else is known of it. */
const shown = ({ points }: Awaited<ReturnType<typeof readPoints>>) =>
  points.map(
    ({ depth, code, name, weight, importance }) =>
      `${'  '.repeat(depth)}${[code, name, weight, importance].filter((value) => value !== null).join(' ')}`,
  )
const faults = ({ problems }: Awaited<ReturnType<typeof readPoints>>) =>
  problems.map(({ at, code, text }) => `${at} ${code} ${text}`)

test('a row a point, below the one that it names by code or by name', async () => {
  const reading = await csv(
    '电工鉴定点\n代码,名称,上一级代码,权重%,重要程度\nAA,安全用电,A,10%,\nA,基础知识,,25.5,\nAA001,触电急救,安全用电,,x\nB,相关知识,,,核心要素\n',
  )
  expect(shown(reading)).toEqual(['A 基础知识 2550', '  AA 安全用电 1000', '    AA001 触电急救 X', 'B 相关知识 X'])
  expect(reading.problems).toEqual([])
})

test('a row a point, with its level or with codes that begin alike', async () => {
  const levels = await csv('级别,名称,比重\n一级,基础,20\n二级,安全,\n鉴定点,急救,\n鉴定点,标志,\n2,电工,\n1,相关,80\n')
  expect(shown(levels)).toEqual(['基础 2000', '  安全', '    急救', '    标志', '  电工', '相关 8000'])
  const codes = await csv('code,name\nA,Basics\nA-1,Safety\nA-1-01,First aid\nB,Work\n')
  expect(shown(codes)).toEqual(['A Basics', '  A-1 Safety', '    A-1-01 First aid', 'B Work'])
})

test('the list of a standard: levels in columns of their own, merged cells, codes counted anew', async () => {
  const sheet = {
    rows: [
      ['焊工（四级）鉴定要素细目表'],
      ['鉴定范围', '', '', '', '', '', '鉴定点', '', ''],
      ['一级', '', '', '二级', '', '', '代码', '名称', '重要程度'],
      ['代码', '名称', '鉴定比重', '代码', '名称', '鉴定比重', '', '', ''],
      ['A', '基本要求', '30', 'A', '职业道德', '5', '001', '道德的含义', 'X'],
      ['', '', '', '', '', '', '002', '守则', 'Y'],
      ['', '', '', 'B', '基础知识', '25', '001', '识图', 'Z'],
      ['B', '相关知识', '70', 'A', '焊前准备', '70', '001', '坡口', 'X'],
    ],
    merges: [
      'A1:I1',
      'A2:F2',
      'G2:I2',
      'A3:C3',
      'D3:F3',
      'G3:G4',
      'H3:H4',
      'I3:I4',
      'A5:A7',
      'B5:B7',
      'C5:C7',
      'D5:D6',
      'E5:E6',
      'F5:F6',
    ],
  }
  const whole = [
    'A 基本要求 3000',
    '  AA 职业道德 500',
    '    AA001 道德的含义 X',
    '    AA002 守则 Y',
    '  AB 基础知识 2500',
    '    AB001 识图 Z',
    'B 相关知识 7000',
    '  BA 焊前准备 7000',
    '    BA001 坡口 X',
  ]
  const merged = await readPoints(
    workbook({ 细目表: sheet.rows, 填写说明: [['名称', '代码']] }, undefined, sheet.merges),
  )
  expect(shown(merged)).toEqual(whole)
  expect([merged.sheet, merged.otherSheets, merged.problems]).toEqual(['细目表', [], []])
})

test('what is wrong with a row is said at its place, and what stands below it is left out too', async () => {
  const reading = await csv(
    [
      '代码,名称,上一级,权重,重要程度',
      'A,基础,,二十,',
      'AA,安全,A,,',
      'B,相关,,,W',
      'C,其他,,,',
      'C,又一个,,,',
      'D,没有上级,Z,,',
      'E,,,,',
      ',圈一,圈二,,',
      ',圈二,圈一,,',
      ',好的,C,,',
      ',好的,C,,',
    ].join('\n'),
  )
  expect(shown(reading)).toEqual(['C 其他', '  好的'])
  expect(faults(reading)).toEqual([
    '2 weight.unreadable 二十',
    '3 parent.left-out 2',
    '4 importance.unreadable W',
    '6 code.twice 5',
    '7 parent.unknown Z',
    '8 name.missing E',
    '9 parent.circle 圈二',
    '10 parent.left-out 9',
    '12 name.twice 11',
  ])
})

test('the template is empty, its example is read as it explains itself, and a sheet of anything else holds none', async () => {
  for (const language of ['zh-CN', 'en'] as const)
    expect(await readPoints(writePointsTemplate(language))).toMatchObject({ points: [], problems: [] })
  expect((await csv('题干,答案\n一加一,2\n')).points).toEqual([])
})
