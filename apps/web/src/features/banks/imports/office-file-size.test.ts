import { bankImports } from '@lianbing/contract'
import { expect, test } from 'vitest'
import { formatBytes, maximumFileBytes } from './office-file-size.ts'

test('the page says the limit that the server holds to', () => {
  expect(maximumFileBytes).toBe(bankImports.uploadBank.upload.maximumBytes)
})

test('sizes are said as file managers say them', () => {
  expect([0, 615, 1536, 5_242_880, 12_345_678].map((bytes) => formatBytes('en', bytes))).toEqual([
    '0 B',
    '615 B',
    '1.5 KB',
    '5 MB',
    '11.8 MB',
  ])
})
