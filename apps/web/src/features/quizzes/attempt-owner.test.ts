import { afterEach, expect, test, vi } from 'vitest'
import { claimWriting } from './attempt-owner.ts'

afterEach(() => vi.unstubAllGlobals())

/** The browser's part: a lock that is stolen is refused to whoever held it. */
const browserLocks = () => {
  const holders = new Map<string, (reason: unknown) => void>()
  return {
    request: (name: string, _options: { steal: true }, work: () => Promise<void>) =>
      new Promise<void>((resolve, reject) => {
        holders.get(name)?.(new DOMException('stolen', 'AbortError'))
        holders.set(name, reject)
        void work().then(() => {
          holders.delete(name)
          resolve()
        })
      }),
  }
}

/** Several windows of one browser on plain http: they share what is stored, and hear of what others change. */
const browserWindows = () => {
  const stored = new Map<string, string>()
  const windows: Map<string, Set<() => void>>[] = []
  const enter = (index: number) => {
    windows[index] ??= new Map()
    const mine = windows[index]
    vi.stubGlobal('navigator', {})
    vi.stubGlobal('addEventListener', (name: string, listen: () => void) =>
      mine.set(name, (mine.get(name) ?? new Set()).add(listen)),
    )
    vi.stubGlobal('removeEventListener', (name: string, listen: () => void) => mine.get(name)?.delete(listen))
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => stored.set(key, value),
      removeItem: (key: string) => stored.delete(key),
    })
  }
  const happen = (index: number, name: string) => {
    for (const listen of windows[index]?.get(name) ?? []) listen()
  }
  return { enter, happen }
}

test('with locks the newest page writes, and one that has left hears nothing any more', async () => {
  vi.stubGlobal('navigator', { locks: browserLocks() })
  const [first, second, third] = [vi.fn(), vi.fn(), vi.fn()]
  claimWriting('a', first)
  const leave = claimWriting('a', second)
  await vi.waitFor(() => expect(first).toHaveBeenCalledOnce())
  leave()
  await new Promise((done) => setTimeout(done))
  claimWriting('a', third)
  claimWriting('b', first)
  await new Promise((done) => setTimeout(done))
  expect([first, second, third].map((called) => called.mock.calls.length)).toEqual([1, 0, 0])
})

test('two pages that open at the same moment on plain http: exactly one goes on writing', () => {
  const { enter, happen } = browserWindows()
  const [first, second] = [vi.fn(), vi.fn()]
  enter(0)
  claimWriting('a', first)
  enter(1)
  claimWriting('a', second)
  // Both hear of each other, in whichever order.
  happen(1, 'storage')
  happen(0, 'storage')
  expect(first).toHaveBeenCalled()
  expect(second).not.toHaveBeenCalled()
})

test('a page that slept without hearing anything looks before anybody can tap', () => {
  const { enter, happen } = browserWindows()
  const [first, second] = [vi.fn(), vi.fn()]
  enter(0)
  claimWriting('a', first)
  enter(1)
  claimWriting('a', second)
  expect(first).not.toHaveBeenCalled()
  happen(0, 'pointerdown')
  expect(first).toHaveBeenCalledOnce()
})
