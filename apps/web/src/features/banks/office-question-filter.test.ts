import { expect, test } from 'vitest'
import { filterAddress, questionFilter } from './office-question-filter.ts'

test('an address becomes a filter without what is empty or unknown, and an address again', () => {
  const params = new URLSearchParams('search=%20车刀%20&level=&state=retired&evil=1&cursor=5')
  expect(questionFilter(params)).toEqual({ search: '车刀', state: 'retired' })
  expect(questionFilter(new URLSearchParams(filterAddress(params)))).toEqual(questionFilter(params))
  expect(filterAddress(new URLSearchParams('evil=1'))).toBe('')
})
