import { expect, test } from 'vitest'
import { keepsPasswordRules, passwordRules } from './password-rules.ts'

test.each([
  ['', { long: false, impersonal: false, uncommon: false }],
  ['zange-7', { long: false, impersonal: true, uncommon: true }],
  ['Werkbank-7', { long: true, impersonal: true, uncommon: true }],
  ['12345678', { long: true, impersonal: true, uncommon: false }],
  ['abcabcabc', { long: true, impersonal: true, uncommon: false }],
  ['CHENWEI-2026', { long: true, impersonal: false, uncommon: true }],
  ['轧钢厂轧钢厂一号', { long: true, impersonal: false, uncommon: true }],
])('%s', (password, rules) => {
  expect(passwordRules(password, ['chenwei', '轧钢厂'])).toEqual(rules)
})

test('full-width letters count as the letters they are', () => {
  expect(keepsPasswordRules('１２３４５６７８', [])).toBe(false)
})

test('a name of three Latin letters may be part of it', () => {
  expect(keepsPasswordRules('lithium-battery', ['lit'])).toBe(true)
})
