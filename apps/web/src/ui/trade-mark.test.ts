import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')

test('every trade of the list has its drawing, and there is a neutral one', () => {
  const drawn = new Set([...read('./trade-marks.svg').matchAll(/<symbol id="([a-z-]+)"/g)].map(([, id]) => id))
  const trades = read('../../../../packages/starter-bank/src/trades.json')
  const wanted = [...trades.matchAll(/"symbol": "([a-z-]+)"/g)].map(([, symbol]) => symbol)
  expect(wanted.length).toBeGreaterThan(30)
  expect(wanted.filter((symbol) => !drawn.has(symbol))).toEqual([])
  expect(drawn.has('square')).toBe(true)
})
