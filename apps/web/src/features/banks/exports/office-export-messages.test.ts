import { lossCodes } from '@lianbing/bank-formats/written'
import { expect, test } from 'vitest'
import { messages as en } from './messages/office-export.en.ts'
import { messages as zh } from './messages/office-export.zh-CN.ts'

test.each([zh, en])('whatever a format cannot hold has words, and nothing else has', ({ losses }) => {
  expect([...Object.keys(losses), 'fields'].sort()).toEqual([...lossCodes].sort())
})
