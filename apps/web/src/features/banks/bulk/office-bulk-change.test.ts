import { expect, test } from 'vitest'
import { changeOf, isOfContent } from './office-bulk-change.ts'

test('a form says what changes, and nothing while something is missing', () => {
  expect(changeOf('level', '', '')).toEqual({ fields: { level: null } })
  expect(changeOf('level', '3', '')).toEqual({ fields: { level: 3 } })
  expect(changeOf('standard', ' GB 1 ', '')).toEqual({ fields: { standard: 'GB 1', edition: null } })
  expect(changeOf('validity', '2026-02-01', '2026-01-01')).toBeUndefined()
  expect(changeOf('examPoint', '', '')).toBeUndefined()
  expect(changeOf('examPoint', 'none', '')).toEqual({ examPointId: null })
  expect(changeOf('retire', ' ', '')).toBeUndefined()
  expect([isOfContent('source'), isOfContent('bank')]).toEqual([true, false])
})
