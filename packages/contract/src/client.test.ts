import { expect, test, vi } from 'vitest'
import { createClient, NetworkError } from './client.ts'
import { ProblemError } from './problems.ts'
import { contractVersion, contractVersionHeader } from './version.ts'

const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })

test('parameters fill the path, the query follows it, absent values are left out', async () => {
  const fetch = vi.fn(async (_url: string, _init: RequestInit) => json({ items: [], nextCursor: null }))
  const call = createClient({ fetch })
  await call('GET /api/join-codes/:joinCode', { params: { joinCode: 'A/B 1' } })
  await call('GET /api/accounts', { query: { search: '张 三', cursor: undefined } })
  expect(fetch.mock.calls.map(([url]) => url)).toEqual([
    '/api/join-codes/A%2FB%201',
    '/api/accounts?search=%E5%BC%A0+%E4%B8%89',
  ])
})

test('a body travels as JSON, a form as it is', async () => {
  const fetch = vi.fn(async (_url: string, _init: RequestInit) => json({}))
  const call = createClient({ fetch })
  await call('POST /api/session', { body: { username: 'a', password: 'b' } })
  const form = new FormData()
  await call('POST /api/banks/imports', { body: form })
  const [[, first], [, second]] = fetch.mock.calls as [[string, RequestInit], [string, RequestInit]]
  expect(first).toMatchObject({
    method: 'POST',
    body: '{"username":"a","password":"b"}',
    headers: { 'content-type': 'application/json' },
  })
  expect(second.body).toBe(form)
  expect(second.headers).not.toHaveProperty('content-type')
})

test('a refusal is a problem with its places, no answer is a network error', async () => {
  const errors = [{ pointer: '/body/count', message: 'one of 5, 10, 20, 50' }]
  const refused = createClient({ fetch: async () => json({ code: 'request.invalid', errors }, 422) })
  await expect(refused('GET /api/me', {})).rejects.toMatchObject({ code: 'request.invalid', status: 422, errors })

  const proxy = createClient({
    fetch: async () => new Response('<html>', { status: 502, headers: { 'retry-after': '7' } }),
  })
  const problem = await proxy('GET /api/me', {}).catch((error: unknown) => error)
  expect(problem).toBeInstanceOf(ProblemError)
  expect(problem).toMatchObject({ code: 'server.unavailable', retryAfterSeconds: 7 })

  const nobody = createClient({ fetch: () => Promise.reject(new TypeError('failed to fetch')) })
  await expect(nobody('GET /api/me', {})).rejects.toBeInstanceOf(NetworkError)
  const aborted = createClient({ fetch: () => Promise.reject(new DOMException('stop', 'AbortError')) })
  await expect(aborted('GET /api/me', {})).rejects.toMatchObject({ name: 'AbortError' })
})

test('a session that has run out is renewed once, and never for the session itself', async () => {
  let signedIn = false
  const fetch = vi.fn(async () => (signedIn ? json({ items: [] }) : json({ code: 'session.expired' }, 401)))
  const renew = vi.fn(async () => {
    signedIn = true
    return true
  })
  const call = createClient({ fetch, renew })
  expect(await call('GET /api/quizzes', {})).toEqual({ items: [] })
  expect(fetch).toHaveBeenCalledTimes(2)
  signedIn = false
  await expect(call('POST /api/session', { body: { username: 'a', password: 'b' } })).rejects.toMatchObject({
    status: 401,
  })
  expect(renew).toHaveBeenCalledTimes(1)
})

test('a server of another version is noticed, one of the same is not', async () => {
  const onOtherVersion = vi.fn()
  const answer = (version: number) => {
    const headers = { [contractVersionHeader]: String(version) }
    return createClient({ fetch: async () => json({ items: [] }, 200, headers), onOtherVersion })
  }
  await answer(contractVersion)('GET /api/quizzes', {})
  expect(onOtherVersion).not.toHaveBeenCalled()
  await answer(contractVersion + 1)('GET /api/quizzes', {})
  expect(onOtherVersion).toHaveBeenCalledTimes(1)
})
