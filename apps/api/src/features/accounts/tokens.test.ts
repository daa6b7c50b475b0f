import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/client.ts'
import { createFederation, password, signedIn } from '../../../test/people.ts'

let app: TestApp
let client: Awaited<ReturnType<typeof signedIn>>
let good: { header: object; claims: Record<string, unknown> }
beforeAll(async () => {
  app = await startTestApp()
  const { mill } = await createFederation(app)
  client = await signedIn(app, { username: 'lin', organisationId: mill })
  const [header, claims] = (client.cookies.get('lb_access') ?? '').split('.').slice(0, 2).map(read)
  good = { header, claims }
})
afterAll(() => app.stop())

const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString())
const write = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
const secret = 'a secret of the tests, long enough for HS256'
const now = () => Math.floor(Date.now() / 1_000)

/** A token under the server's own key, so that nothing but the change is wrong with it. */
const token = (
  claims: Record<string, unknown> = {},
  header: Record<string, unknown> = {},
  hash = 'sha256',
  key = secret,
) => {
  const head = `${write({ ...good.header, ...header })}.${write({ ...good.claims, ...claims })}`
  return `${head}.${createHmac(hash, key).update(head).digest('base64url')}`
}
const statusWith = async (access: string) => {
  const other = app.client()
  other.cookies.set('lb_access', access)
  const reply = await other.send('/api/me')
  return { status: reply.status, code: ((await reply.json()) as { code?: string }).code }
}

describe('an access token', () => {
  test('that is built here like the real one is good, so the others fail for what they change', async () => {
    expect((await statusWith(token())).status).toBe(200)
  })

  const zoo: [string, () => string][] = [
    ['empty', () => ''],
    ['of algorithm none', () => `${write({ alg: 'none', typ: 'JWT' })}.${write(good.claims)}.`],
    ['signed with HS512', () => token({}, { alg: 'HS512' }, 'sha512')],
    ['signed with HS512 that says HS256', () => token({}, {}, 'sha512')],
    ['that says RS256', () => token({}, { alg: 'RS256' })],
    ['under another key', () => token({}, {}, 'sha256', 'another key of at least thirty-two bytes')],
    ['without an end', () => token({ exp: undefined })],
    ['that has ended', () => token({ iat: now() - 1_000, exp: now() - 100 })],
    ['that begins later', () => token({ nbf: now() + 600 })],
    ['for another purpose', () => token({ aud: 'download' })],
    ['without a purpose', () => token({ aud: undefined })],
    ['of another issuer', () => token({ iss: 'elsewhere' })],
    ['without an issuer', () => token({ iss: undefined })],
    ['without a person', () => token({ sub: undefined })],
    ['without a session', () => token({ sid: undefined })],
    ['of another person with this session', () => token({ sub: '00000000-0000-4000-8000-000000000000' })],
    ['of no person', () => token({ sub: 'lin' })],
    ['of a session that is none', () => token({ sid: 7 })],
    ['with a demand that nobody knows', () => token({}, { crit: ['lianbing'], lianbing: true })],
    ['cut short', () => token().slice(0, -5)],
    ['without its mark', () => `${token().split('.').slice(0, 2).join('.')}.`],
    ['in two parts', () => token().split('.').slice(0, 2).join('.')],
    ['changed after it was signed', () => token().replace(/\.[^.]+\./, `.${write({ ...good.claims, iat: 1 })}.`)],
    ['that is the refresh token', () => client.cookies.get('lb_refresh') ?? ''],
    ['that is no token', () => '{"alg":"HS256"}'],
  ]
  test.each(zoo)('%s is refused', async (_, made) => {
    const { status, code } = await statusWith(made())
    expect(status).toBe(401)
    expect(code).toMatch(/^session\.(required|expired)$/)
  })

  test('is no refresh token', async () => {
    const other = app.client()
    other.cookies.set('lb_refresh', token())
    await expect(other.call('POST /api/session/refresh', {})).rejects.toMatchObject({ code: 'session.expired' })
  })

  test('is not taken from a header', async () => {
    const reply = await app.client().send('/api/me', { headers: { authorization: `Bearer ${token()}` } })
    expect(reply.status).toBe(401)
  })
})

describe('a write from elsewhere', () => {
  const signIn = (headers: Record<string, string>) =>
    app.app.inject({ method: 'POST', url: '/api/session', headers, payload: { username: 'lin', password } })
  const foreign: [string, Record<string, string>][] = [
    ['without an origin', { host: 'lianbing.test' }],
    ['from another host', { host: 'lianbing.test', origin: 'http://evil.test' }],
    ['from another port', { host: 'lianbing.test', origin: 'http://lianbing.test:81' }],
    ['from a host that begins alike', { host: 'lianbing.test', origin: 'http://lianbing.test.evil.test' }],
    ['from a hidden page', { host: 'lianbing.test', origin: 'null' }],
    ['from no address', { host: 'lianbing.test', origin: 'lianbing.test' }],
  ]
  test.each(foreign)('%s is refused', async (_, headers) => {
    const reply = await signIn(headers)
    expect(reply.statusCode).toBe(403)
    expect(reply.json()).toMatchObject({ code: 'request.foreign_origin' })
    expect(reply.cookies).toEqual([])
  })

  test('is refused for every method that writes, before anything else is looked at', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const) {
      const reply = await app.app.inject({ method, url: '/api/me', headers: { host: 'lianbing.test' } })
      expect(reply.statusCode).toBe(403)
    }
  })

  test('goes by the public address where one is set, whatever the host says', async () => {
    const behind = await startTestApp({ publicUrl: new URL('https://practice.example/') })
    try {
      const send = (headers: Record<string, string>) =>
        behind.app.inject({ method: 'DELETE', url: '/api/session', headers })
      expect((await send({ host: 'inner', origin: 'https://practice.example' })).statusCode).toBe(204)
      expect((await send({ host: 'inner', origin: 'http://inner' })).statusCode).toBe(403)
      expect((await send({ host: 'practice.example', origin: 'http://practice.example' })).statusCode).toBe(403)
    } finally {
      await behind.stop()
    }
  })
})
