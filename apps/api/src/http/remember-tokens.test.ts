import { expect, test } from 'vitest'
import { rememberTokens } from './remember-tokens.ts'

/** A verifier that takes tokens like `chen:100`, until second 100; with all that it was asked. */
const setUp = (most?: number) => {
  let seconds = 0
  const asked: string[] = []
  const claimsOf = rememberTokens(
    (token) => {
      asked.push(token)
      const [sub = '', exp] = token.split(':')
      if (Number(exp) <= seconds) throw new Error('over')
      return { sub, sid: sub, exp: Number(exp) }
    },
    () => seconds * 1000,
    most,
  )
  const at = (second: number) => {
    seconds = second
  }
  return { claimsOf, asked, at }
}

test('a token is checked once and ends when it says', () => {
  const { claimsOf, asked, at } = setUp()
  for (const second of [0, 1, 99]) {
    at(second)
    expect(claimsOf('chen:100').sub).toBe('chen')
    expect(claimsOf('wang:200').sub).toBe('wang')
  }
  expect(asked).toEqual(['chen:100', 'wang:200'])
  at(100)
  expect(() => claimsOf('chen:100')).toThrow('over')
  expect(claimsOf('wang:200').sub).toBe('wang')
})

test('one that is not good is asked about each time, and of too many the oldest is forgotten', () => {
  const { claimsOf, asked, at } = setUp(2)
  at(50)
  for (let times = 0; times < 2; times++) expect(() => claimsOf('li:10')).toThrow('over')
  for (const token of ['a:60', 'b:60', 'c:60', 'b:60', 'c:60', 'a:60']) claimsOf(token)
  expect(asked).toEqual(['li:10', 'li:10', 'a:60', 'b:60', 'c:60', 'a:60'])
})
