import { endpoints } from '@lianbing/contract'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from './client.ts'
import { createFederation, signedIn } from './people.ts'
import { addBank } from './questions.ts'
import { addQuiz, startQuiz } from './quizzes.ts'

let app: TestApp
let client: Client
/** Ids that exist, so that generated requests also get past the look-up. */
let known: string[]

beforeAll(async () => {
  app = await startTestApp({ logLevel: 'silent' })
  const federation = await createFederation(app)
  client = await signedIn(app, { username: 'alles', organisationId: federation.city, role: 'owner' })
  await addBank(app, { single: 6, multiple: 3, truth: 3 })
  const quizId = await addQuiz(app, federation.city)
  const attempt = await startQuiz(client, quizId)
  const round = await client.call('POST /api/practice/rounds', {
    body: { tradeCode: '6-31-01-03', mode: 'random', count: 5 },
  })
  const questions = await client.call('GET /api/questions', {})
  known = [quizId, attempt.attemptId, round.roundId, questions.items[0]?.questionId ?? '', '6-31-01-03', '1', '0']
})
afterAll(() => app.stop())

const oddText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '\u0000',
    '\ud800',
    '',
    ' ',
    '%',
    "'; drop table person; --",
    '../../etc/passwd',
    '\u202e',
    'x'.repeat(300),
  ),
)
const word = () => fc.oneof(fc.constantFrom(...known), fc.uuid(), oddText)
const value = () =>
  fc.oneof(
    { weight: 4, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
    { weight: 2, arbitrary: word() },
    { weight: 1, arbitrary: fc.constantFrom(null, true, -1, 1e308, 2 ** 31, 0.5, [], {}) },
  )

/** Field names of the contract with values of any kind: near enough to be taken seriously, odd enough to hurt. */
const bodyFor = (endpoint: (typeof endpoints)[number]) => {
  const fields =
    endpoint.body !== undefined && 'shape' in endpoint.body ? Object.keys(endpoint.body.shape as object) : []
  const known = Object.fromEntries(fields.map((field) => [field, value()]))
  return fc.oneof(fc.record(known, { requiredKeys: [] }), value())
}

const request = (endpoint: (typeof endpoints)[number]) =>
  fc.record({
    path: fc.tuple(
      ...endpoint.path
        .split('/')
        .slice(1)
        .map((part) => (part.startsWith(':') ? word() : fc.constant(part))),
    ),
    query: fc.dictionary(fc.constantFrom(...Object.keys(endpoint.query?.shape ?? { any: 1 })), word()),
    body: bodyFor(endpoint),
    contentType: fc.constantFrom(
      'application/json',
      'application/json',
      'application/json',
      'text/plain',
      'application/json\ta',
      'multipart/form-data',
      '',
    ),
  })

// Signing out or deleting the account would end what the other requests need.
const endsTheSession = new Set(['DELETE /api/session', 'DELETE /api/me'])

describe('no request makes the server fail', () => {
  for (const endpoint of endpoints) {
    const name = `${endpoint.method} ${endpoint.path}`
    test(name, async () => {
      const caller = endsTheSession.has(name) ? app.client() : client
      await fc.assert(
        fc.asyncProperty(request(endpoint), async ({ path, query, body, contentType }) => {
          const search = new URLSearchParams(query as Record<string, string>).toString()
          const url = `/${path.map((part) => encodeURIComponent(part.replace(/[\ud800-\udfff]/g, '?'))).join('/')}?${search}`
          const init =
            endpoint.method === 'GET'
              ? {}
              : { body: JSON.stringify(body) ?? '', headers: { 'content-type': contentType } }
          const reply = await caller.send(url, { method: endpoint.method, ...init })
          expect(reply.status, `${url} ${JSON.stringify(init)} ${await reply.clone().text()}`).toBeLessThan(500)
          if (!reply.ok) expect(await reply.json()).toMatchObject({ code: expect.stringMatching(/^[a-z_]+\.[a-z_]+$/) })
        }),
        { numRuns: 60 },
      )
    })
  }
})

describe('what is not JSON of this size from this place', () => {
  const url = '/api/practice/rounds'
  const json = { 'content-type': 'application/json' }
  test.each([
    ['broken JSON', { body: '{"mode":', headers: json }, 400, 'request.malformed'],
    ['an empty body', { body: '', headers: json }, 400, 'request.malformed'],
    [
      'another content type',
      { body: 'mode=random', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      'request.not_json',
    ],
    [
      'a body over the limit',
      { body: JSON.stringify({ mode: 'x'.repeat(70_000) }), headers: json },
      413,
      'request.too_large',
    ],
    ['a prototype key', { body: '{"__proto__":{"a":1}}', headers: json }, 400, 'request.malformed'],
    [
      'a foreign origin',
      { body: '{}', headers: { ...json, origin: 'https://elsewhere.example' } },
      403,
      'request.foreign_origin',
    ],
  ])('%s is refused', async (_, init, status, code) => {
    const reply = await client.send(url, { method: 'POST', ...init })
    expect(reply.status).toBe(status)
    expect(await reply.json()).toMatchObject({ code })
  })
})

test('the OpenAPI document names every endpoint', async () => {
  const document = (await (await client.send('/api/openapi.json')).json()) as {
    openapi: string
    paths: Record<string, object>
  }
  expect(document.openapi).toBe('3.1.0')
  const named = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  expect(named.sort()).toEqual(
    endpoints.map((one) => `${one.method} ${one.path.replace(/:([A-Za-z]+)/g, '{$1}')}`).sort(),
  )
})
