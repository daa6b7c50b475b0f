import { describe, expect, it } from 'vitest'
import { findScreen } from './find-screen.ts'

const screens = [
  { path: '/' },
  { path: '/join' },
  { path: '/join/:joinCode' },
  { path: '/practice/rounds/:roundId' },
  { path: '/practice/rounds/:roundId/summary' },
]
const found = (pathname: string) => {
  const match = findScreen(screens, pathname)
  return match && [match.screen.path, match.params]
}

describe('findScreen', () => {
  it('finds the screen and the values of its names', () => {
    expect(found('/')).toEqual(['/', {}])
    expect(found('/practice/rounds/7f')).toEqual(['/practice/rounds/:roundId', { roundId: '7f' }])
    expect(found('/practice/rounds/7f/summary')).toEqual(['/practice/rounds/:roundId/summary', { roundId: '7f' }])
  })

  it('takes capitals and a slash at the end as the same address', () => {
    expect(found('/JOIN/K7QM/')).toEqual(['/join/:joinCode', { joinCode: 'K7QM' }])
  })

  it('reads escaped values, and leaves a % that stands for nothing', () => {
    expect(found('/join/a%20b%2Fc')?.[1]).toEqual({ joinCode: 'a b/c' })
    expect(found('/join/100%')?.[1]).toEqual({ joinCode: '100%' })
  })

  it('finds nothing where a part is missing, empty or too many', () => {
    expect(found('/practice/rounds')).toBeUndefined()
    expect(found('/practice/rounds//summary')).toBeUndefined()
    expect(found('/join/a/b')).toBeUndefined()
    expect(found('/joint')).toBeUndefined()
  })
})
