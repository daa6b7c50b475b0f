import { expect, test } from 'vitest'
import { fileFault } from './office-file-fault.ts'

const words = { fileTooLarge: (size: string, limit: number) => `${size} > ${limit}` }
const more = { wrongKind: 'kind', emptyFile: 'empty' }
const faultOf = (name: string, size: number) => fileFault({ name, size }, 'en', words, more)

test('what cannot be a bank is said before it is sent', () => {
  expect(faultOf('题库.xlsx', 1)).toBeUndefined()
  // The server knows better what to do with these.
  expect(faultOf('试卷.doc', 1)).toBeUndefined()
  expect(faultOf('试卷.pdf', 1)).toBeUndefined()
  expect(faultOf('照片.JPG', 1)).toBe('kind')
  expect(faultOf('空.txt', 0)).toBe('empty')
  expect(faultOf('题库.xlsx', 33 * 1024 * 1024)).toBe('33 MB > 32')
})
