import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type KeptState, mergeOf, newStates } from './merge-history.ts'

type Act = 'publish' | 'mend'
type City = { name: string; states: readonly KeptState[] }

const goOn = ({ name, states }: City, act: Act): City => {
  const last = states.at(-1)
  const version = last === undefined ? 1 : last.version + (act === 'publish' ? 1 : 0)
  const isNew = last === undefined || act === 'publish'
  const made: KeptState = {
    versionId: isNew ? `${name} ${version}` : last.versionId,
    version,
    keyVersion: isNew ? 1 : last.keyVersion + 1,
    keyPrint: `${name} ${states.length}`,
  }
  return { name, states: [...states, made] }
}
const acts = (least: number) => fc.array(fc.constantFrom<Act>('publish', 'mend'), { minLength: least, maxLength: 6 })
const begun = acts(1).map((list) => list.reduce(goOn, { name: 'one', states: [] }))
const inOther = ({ states }: City): City => ({ name: 'other', states })

test('whoever only went on is newer, whoever stayed behind brings nothing', () => {
  fc.assert(
    fc.property(begun, acts(1), (start, more) => {
      const later = more.reduce(goOn, start)
      expect(mergeOf(start.states, start.states)).toBe('same')
      expect(mergeOf(later.states, start.states)).toBe('newer')
      expect(mergeOf(start.states, later.states)).toBe('same')
      // What is taken from the newer one makes both alike, in both directions.
      const taken = [...start.states, ...newStates(later.states, start.states)]
      expect(taken).toEqual(later.states)
    }),
  )
})

test('two that both went on are forked, whichever is asked, and however often', () => {
  fc.assert(
    fc.property(begun, acts(1), acts(1), (start, mine, theirs) => {
      const here = mine.reduce(goOn, start)
      const there = theirs.reduce(goOn, inOther(start))
      expect(mergeOf(there.states, here.states)).toBe('forked')
      expect(mergeOf(here.states, there.states)).toBe('forked')
    }),
  )
})

test('cities that pass packages to and fro lose no state, and agree wherever one took the other’s', () => {
  const step = fc.oneof(
    fc.record({ city: fc.nat(2), act: fc.constantFrom<Act>('publish', 'mend') }),
    fc.record({ from: fc.nat(2), to: fc.nat(2) }),
  )
  fc.assert(
    fc.property(begun, fc.array(step, { maxLength: 20 }), (start, steps) => {
      const cities = ['one', 'two', 'three'].map((name) => ({ ...start, name }))
      for (const done of steps) {
        if ('act' in done) {
          const city = cities[done.city] ?? start
          cities[done.city] = goOn(city, done.act)
          continue
        }
        const [from, to] = [cities[done.from] ?? start, cities[done.to] ?? start]
        if (mergeOf(from.states, to.states) !== 'newer') continue
        const states = [...to.states, ...newStates(from.states, to.states)]
        cities[done.to] = { ...to, states }
        expect(states.slice(0, to.states.length)).toEqual(to.states)
        expect(mergeOf(from.states, states)).toBe('same')
        expect(mergeOf(states, from.states)).toBe('same')
      }
    }),
  )
})

test('a key whose print was never made is told by its number', () => {
  const state = { versionId: 'v', version: 1, keyVersion: 1, keyPrint: 'print' }
  expect(mergeOf([state], [{ ...state, keyPrint: null }])).toBe('same')
  expect(mergeOf([state], [{ ...state, keyPrint: 'other' }])).toBe('forked')
})
