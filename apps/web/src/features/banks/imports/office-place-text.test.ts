import { expect, test } from 'vitest'
import { messages as words } from '../messages/office.en.ts'
import { placeText } from './office-place-text.ts'

test('places of files are said in words, unknown ones as they are', () => {
  expect(placeText(words, 'Sheet1!17')).toBe('Sheet1, row 17')
  expect(placeText(words, 'a!b!3')).toBe('a!b, row 3')
  expect(placeText(words, '17')).toBe('Row 17')
  expect(placeText(words, '¶44')).toBe('Paragraph 44')
  expect(placeText(words, '#12')).toBe('Item 12')
  expect(placeText(words, 'page 3')).toBe('page 3')
  expect(placeText(words, '')).toBe('The whole file')
  expect(placeText(words, undefined)).toBe('The whole file')
})
