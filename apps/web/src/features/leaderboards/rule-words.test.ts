import { expect, test } from 'vitest'
import { messages as en } from './messages/en.ts'
import { messages as zh } from './messages/zh-CN.ts'
import { ruleWords } from './rule-words.ts'

test('the words follow the rule that the server sent', () => {
  const rule = { measure: 'best-quiz-score' as const, ties: ['elapsed' as const, 'earlier' as const], strict: true }
  expect(ruleWords(rule, zh).join('')).toBe(
    '每人取最好的一次计时测验，按得分占满分的百分比从高到低排。得分相同时，用时短的在前；还相同，先做完的在前。没有并列名次。',
  )
  expect(ruleWords({ ...rule, ties: ['earlier'], strict: false }, en).slice(1)).toEqual([
    'With equal marks who finished earlier stands first.',
    'Who is still equal shares the place.',
  ])
  expect(ruleWords({ ...rule, ties: [] }, en)).toHaveLength(2)
})
