import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nothingSelected, type Selection, toggled, toggledPage } from './office-selection.ts'

const rows = ['a', 'b', 'c', 'd', 'e']
const sorted = ({ ids }: Selection) => [...ids].sort().join('')

test('Shift extends from the row that was touched last, in either direction', () => {
  const first = toggled(rows, nothingSelected, 'd', false)
  expect(sorted(toggled(rows, first, 'b', true))).toBe('bcd')
  expect(sorted(toggled(rows, { ...first, ids: new Set('abcde') }, 'a', true))).toBe('e')
  expect(sorted(toggled(rows, nothingSelected, 'c', true))).toBe('c')
})

test('from all that match, turning one off leaves the others that are shown', () => {
  expect(toggled(rows, { ...nothingSelected, all: true }, 'b', false)).toMatchObject({
    ids: new Set('acde'),
    all: false,
  })
  expect(sorted(toggledPage(rows, nothingSelected))).toBe('abcde')
  expect(toggledPage(rows, toggledPage(rows, nothingSelected))).toEqual(nothingSelected)
})

test('a row that is touched alone changes no other, and twice it is as it was', () => {
  fc.assert(
    fc.property(fc.subarray(rows), fc.constantFrom(...rows), (ids, id) => {
      const before = { ...nothingSelected, ids: new Set(ids) }
      const once = toggled(rows, before, id, false)
      expect(once.ids.has(id)).toBe(!before.ids.has(id))
      expect(sorted(toggled(rows, once, id, false))).toBe(sorted(before))
    }),
  )
})
