// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchAbsence } from './watch-absence.ts'

type Told = { epoch: number; count: number; seconds: number; isAway: boolean }
let told: Told[]
let stop: () => void
let visible: DocumentVisibilityState
let focused: boolean
const call = ((_route: string, { body }: { body: Told }) => {
  told.push(body)
  return Promise.resolve(undefined)
}) as never

const show = (state: DocumentVisibilityState, focus: boolean) => {
  visible = state
  focused = focus
  document.dispatchEvent(new Event('visibilitychange'))
  window.dispatchEvent(new Event(focus ? 'focus' : 'blur'))
}
beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
  told = []
  visible = 'visible'
  focused = true
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visible)
  vi.spyOn(document, 'hasFocus').mockImplementation(() => focused)
  stop = watchAbsence(call, 'a', 1)
})
afterEach(() => {
  stop()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

test('each time the page is left is counted once, with its length', () => {
  show('hidden', false)
  expect(told).toEqual([{ epoch: 1, count: 1, seconds: 0, isAway: true }])
  vi.advanceTimersByTime(20_000)
  show('visible', true)
  expect(told.at(-1)).toEqual({ epoch: 1, count: 1, seconds: 20, isAway: false })
  show('hidden', false)
  vi.advanceTimersByTime(5_000)
  show('visible', true)
  expect(told.at(-1)).toEqual({ epoch: 1, count: 2, seconds: 25, isAway: false })
  expect(told).toHaveLength(4)
})

test('a glance is nothing, a window that is seen and not used for longer is away', () => {
  show('visible', false)
  vi.advanceTimersByTime(2_000)
  show('visible', true)
  expect(told).toEqual([])
  show('visible', false)
  vi.advanceTimersByTime(10_000)
  show('visible', true)
  expect(told.map(({ count, isAway }) => [count, isAway])).toEqual([
    [1, true],
    [1, false],
  ])
  expect(told.at(-1)?.seconds).toBeGreaterThanOrEqual(7)
})

test('a page that is loaded anew goes on counting, and says that it is here', () => {
  show('hidden', false)
  stop()
  visible = 'visible'
  focused = true
  told = []
  stop = watchAbsence(call, 'a', 1)
  expect(told).toEqual([{ epoch: 1, count: 1, seconds: 0, isAway: false }])
  show('hidden', false)
  expect(told.at(-1)).toMatchObject({ count: 2, isAway: true })
})
