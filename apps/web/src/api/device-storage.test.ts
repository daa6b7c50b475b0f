// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import { forget, recall, recallAll, remember } from './device-storage.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  for (const name of ['round.p.1', 'round.p.2', 'round.q.1']) forget(name)
})

const rememberThree = () => {
  remember('round.p.1', { 0: 'a' })
  remember('round.p.2', { 3: 'b' })
  remember('round.q.1', { 1: 'c' })
}

test('everything under one beginning is found, and nothing else', () => {
  rememberThree()
  expect(recallAll('round.p.')).toEqual([{ 0: 'a' }, { 3: 'b' }])
})

test('where the browser refuses to store, it lasts as long as the page', () => {
  const refuse = () => {
    throw new Error('refused')
  }
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse })
  rememberThree()
  expect(recall('round.q.1')).toEqual({ 1: 'c' })
  expect(recallAll('round.p.')).toHaveLength(2)
})
