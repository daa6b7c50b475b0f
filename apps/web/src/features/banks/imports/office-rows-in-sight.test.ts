import { expect, test } from 'vitest'
import { rowHeight, rowsInSight } from './office-rows-in-sight.ts'

test('only what is in sight stands in the list, however long it is', () => {
  expect(rowsInSight(0, 10 * rowHeight, 25_000)).toEqual({ first: 0, last: 16 })
  expect(rowsInSight(12_000 * rowHeight + 5, 10 * rowHeight, 25_000)).toEqual({ first: 11_994, last: 12_017 })
  expect(rowsInSight(24_990 * rowHeight, 10 * rowHeight, 25_000).last).toBe(24_999)
  expect(rowsInSight(0, 500, 0)).toEqual({ first: 0, last: 0 })
  // The list became shorter than it was scrolled.
  expect(rowsInSight(9_000 * rowHeight, 500, 2)).toEqual({ first: 0, last: 1 })
})
