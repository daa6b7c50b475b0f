import { expect, test } from 'vitest'
import { trades } from './trades.ts'

const codePattern = /^\d-\d{2}-\d{2}-\d{2}$/

test('every trade has a code of its own, a name in both languages and a symbol', () => {
  expect(trades).toHaveLength(42)
  expect(new Set(trades.map((trade) => trade.code)).size).toBe(trades.length)
  expect(new Set(trades.map((trade) => trade.names['zh-CN'])).size).toBe(trades.length)
  expect(new Set(trades.map((trade) => trade.names.en)).size).toBe(trades.length)
  for (const trade of trades) {
    expect(trade.code).toMatch(codePattern)
    expect(trade.names['zh-CN']).toMatch(/^[\u4e00-\u9fff]+$/)
    expect(trade.names.en).toMatch(/^[A-Z][A-Za-z ,-]+$/)
    expect(trade.symbol).toMatch(/^[a-z]+(-[a-z]+)*$/)
  }
})

test('an alias leads to exactly one trade', () => {
  const codes = new Set(trades.map((trade) => trade.code))
  const aliases = trades.flatMap((trade) => trade.aliases.flatMap((alias) => alias.code ?? []))
  expect(new Set(aliases).size).toBe(aliases.length)
  for (const alias of aliases) {
    expect(alias).toMatch(codePattern)
    expect(codes).not.toContain(alias)
  }
  for (const trade of trades) {
    const others = trades.filter((other) => other !== trade).map((other) => other.names['zh-CN'])
    for (const alias of trade.aliases) expect(others).not.toContain(alias.name)
  }
})

test('the electrician is found by the code of 1999', () => {
  const found = trades.find((trade) => trade.aliases.some((alias) => alias.code === '6-07-06-05'))
  expect(found?.names['zh-CN']).toBe('电工')
})

test('levels run from 初级工 to 高级技师, and CNC turning starts at 中级工', () => {
  for (const trade of trades) {
    expect(trade.levels).toEqual([5, 4, 3, 2, 1])
    expect(trade.levelsVerified).toBe(false)
  }
  const cnc = trades.flatMap((trade) => trade.workingTypes).find((type) => type.name['zh-CN'] === '数控车工')
  expect(cnc?.levels).toEqual([4, 3, 2, 1])
})

test('only what was seen in a published source is marked as verified', () => {
  expect(trades.filter((trade) => trade.verified)).toHaveLength(21)
  expect(trades.find((trade) => trade.code === '6-18-01-01')?.verified).toBe(true)
  expect(trades.find((trade) => trade.code === '6-20-01-01')?.verified).toBe(false)
})
