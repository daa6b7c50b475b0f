import { expect, it } from 'vitest'
import { readSheet, rejections, summaries } from './samples.ts'

it('an answer with the letter of an option that is not there keeps its words, and says so', async () => {
  const reading = await readSheet([
    ['题目', '答案'],
    ['车刀刃磨后用（ ）研磨。', 'B．油石'],
    ['什么是焊条药皮的作用。', 'A，保护熔池'],
    ['下列不属于量具的是（ ）。', 'D:手锤'],
    ['钳工常用的划线工具有（）和（）。', 'AC：划针划规'],
  ])
  expect(summaries(reading)).toMatchObject([
    { type: 'blanks', stem: '车刀刃磨后用[0]研磨。', key: { texts: [['油石']] } },
    { type: 'written', key: { rubric: '保护熔池' } },
    { type: 'written', key: { rubric: '划针划规' } },
  ])
  expect(reading.warnings.map(({ at, code }) => `${at} ${code}`)).toEqual([
    'Sheet1!2 options.lost',
    'Sheet1!3 options.lost',
    'Sheet1!5 options.lost',
  ])
  expect(rejections(reading)).toEqual(['Sheet1!4 options.missing'])
})
