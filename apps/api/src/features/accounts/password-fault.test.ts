import fc from 'fast-check'
import { expect, test } from 'vitest'
import { passwordFault } from './password-fault.ts'

const context = { username: 'Wang.Wei', organisationName: '轧钢厂' }

test.each([
  ['Zange7!', 'short'],
  ['钳工钳工钳', 'short'],
  ['password1', 'common'],
  ['PassWord1', 'common'],
  ['ｐａｓｓｗｏｒｄ１', 'common'],
  ['woaini1314', 'common'],
  ['12345678', 'common'],
  ['98765432', 'common'],
  ['abcdefgh', 'common'],
  ['88888888', 'common'],
  ['abcabcabc', 'common'],
  ['wang.wei2026', 'personal'],
  ['x-WANG.WEI-x', 'personal'],
  ['轧钢厂第一班-3', 'personal'],
  ['Werkbank-7-Zange', undefined],
  ['三号车床早班开机', undefined],
] as const)('%s: %s', (password, fault) => expect(passwordFault(password, context)).toBe(fault))

test('a short name may stand in a password, a name of two Chinese characters may not', () => {
  expect(passwordFault('relieved-7-lathes', { username: 'li', organisationName: '班' })).toBeUndefined()
  expect(passwordFault('李雷的车床第七台', { username: '李雷', organisationName: '班' })).toBe('personal')
})

test('no password that holds the user name passes', () => {
  const name = fc.stringMatching(/^[A-Za-z0-9._-]{4,12}$/)
  fc.assert(
    fc.property(fc.string(), name, fc.string(), (before, username, after) => {
      expect(passwordFault(`${before}${username}${after}`, { ...context, username })).toBeDefined()
    }),
  )
})
