import { pointProblemCodes } from '@lianbing/bank-formats/points'
import { expect, test } from 'vitest'
import { messages as en } from './messages/office-point-sheet.en.ts'
import { messages as zh } from './messages/office-point-sheet.zh-CN.ts'

test.each(['zh-CN', 'en'])('every problem of a row has words in %s', (locale) => {
  const { problems } = locale === 'en' ? en : zh
  expect(Object.keys(problems).sort()).toEqual([...pointProblemCodes].sort())
})
