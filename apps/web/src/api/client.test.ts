import { NetworkError } from '@lianbing/contract/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { call } from './client.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** The browser's own: it answers never, unless it is told to stop. */
const lost = ({ signal }: RequestInit = {}) =>
  new Promise<Response>((_, reject) =>
    signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))),
  )

test('a renewal of the session that vanishes ends in no answer, and the next one is asked anew', async () => {
  let renewals = 0
  vi.stubGlobal('navigator', {})
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    if (url !== '/api/session/refresh')
      return new Response('{"items":[]}', { status: renewals < 2 ? 401 : 200, headers })
    renewals += 1
    return renewals === 1 ? lost(init) : new Response('{}')
  })
  const headers = { 'content-type': 'application/json' }
  const ended = call('GET /api/quizzes', {}).catch((error: unknown) => error)
  await vi.advanceTimersByTimeAsync(20_000)
  expect(await Promise.race([ended, 'still waits'])).toBeInstanceOf(NetworkError)
  expect(await call('GET /api/quizzes', {})).toEqual({ items: [] })
})

test('a window that sleeps with the lock of the session in its hands keeps no other waiting', async () => {
  const request = (_: string, { signal }: LockOptions) =>
    new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))))
  vi.stubGlobal('navigator', { locks: { request } })
  vi.stubGlobal('fetch', async () => new Response('{}', { status: 401 }))
  const ended = call('GET /api/quizzes', {}).catch((error: unknown) => error)
  await vi.advanceTimersByTimeAsync(20_000)
  expect(await Promise.race([ended, 'still waits'])).toBeInstanceOf(NetworkError)
})
