import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../test/client.ts'
import { createFederation, createPerson, type Federation, password, signedIn } from '../../../test/people.ts'

let app: TestApp
let federation: Federation
beforeAll(async () => {
  app = await startTestApp()
  federation = await createFederation(app)
})
afterAll(() => app.stop())

const sql = async <Row extends object>(text: string, values: unknown[] = []) =>
  (await app.db.$client.query<Row>(text, values)).rows
const refresh = (client: Client) => client.cookies.get('lb_refresh') ?? ''
/** A client with the cookies that another one has now. */
const copyOf = (client: Client): Client => {
  const copy = app.client()
  for (const [name, value] of client.cookies) copy.cookies.set(name, value)
  return copy
}

describe('signing in', () => {
  test('gives both cookies out of reach of scripts, each for its path, and says who one is', async () => {
    await createPerson(app, { username: 'Lin', organisationId: federation.millTeam, displayName: '林师傅' })
    const client = app.client()
    const reply = await client.send('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: ' lin ', password }),
    })
    expect(reply.status).toBe(200)
    expect(await reply.json()).toMatchObject({ username: 'Lin', displayName: '林师傅', roles: [{ role: 'worker' }] })
    const cookies = (reply.headers.get('set-cookie') ?? '').split(/,(?=lb_)/)
    expect(cookies).toHaveLength(2)
    expect(cookies[0]).toMatch(/^lb_access=.*Max-Age=900; Path=\/api; HttpOnly; SameSite=Strict$/)
    expect(cookies[1]).toMatch(/^lb_refresh=.*Path=\/api\/session; HttpOnly; SameSite=Strict$/)
    const claims = JSON.parse(
      Buffer.from((client.cookies.get('lb_access') ?? '').split('.')[1] ?? '', 'base64url').toString(),
    )
    expect(claims.exp - claims.iat).toBe(900)
    expect(Object.keys(claims).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'sid', 'sub'])
    expect((await client.call('GET /api/me', {})).organisation.name).toBe('电修班')
    expect(client.bodies.join()).not.toContain('argon2')
  })

  test('answers the same bytes for an unknown, a known and a disabled name', async () => {
    await createPerson(app, { username: 'known', organisationId: federation.mill })
    const disabled = await createPerson(app, { username: 'disabled', organisationId: federation.mill })
    await sql('update person set disabled_at = now() where id = $1', [disabled])
    const answer = async (username: string, given: string) => {
      const reply = await app.client().send('/api/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username, password: given }),
      })
      const { date: _, ...headers } = Object.fromEntries(reply.headers)
      return { status: reply.status, headers, body: await reply.text() }
    }
    const known = await answer('known', 'not the password')
    expect(known).toMatchObject({ status: 401, body: expect.stringContaining('session.refused') })
    expect(await answer('nobody at all', 'not the password')).toEqual(known)
    expect(await answer('disabled', 'not the password')).toEqual(known)
    expect(await answer('disabled', password)).toEqual(known)
  })

  test('takes the password from a keyboard that types full-width letters', async () => {
    await createPerson(app, { username: 'wide', organisationId: federation.mill })
    const wide = password.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
    expect(wide).not.toBe(password)
    const body = { username: 'wide', password: wide }
    expect(await app.client().call('POST /api/session', { body })).toMatchObject({ username: 'wide' })
  })

  test('again on the same device ends the session before, whose cookies are gone', async () => {
    const client = await signedIn(app, { username: 'again', organisationId: federation.mill })
    await client.call('POST /api/session', { body: { username: 'again', password } })
    expect(await sql('select from session where person_id = $1', [client.personId])).toHaveLength(1)
  })

  test('points at what is missing in the request', async () => {
    const bad = { username: 'lin' } as { username: string; password: string }
    await expect(app.client().call('POST /api/session', { body: bad })).rejects.toMatchObject({
      code: 'request.invalid',
      errors: [{ pointer: '/body/password' }],
    })
  })
})

describe('a session', () => {
  test('renews with the refresh cookie alone and turns it on', async () => {
    const client = await signedIn(app, { username: 'renewer', organisationId: federation.mill })
    const before = refresh(client)
    client.cookies.delete('lb_access')
    await expect(client.call('GET /api/me', {})).rejects.toMatchObject({ code: 'session.required', status: 401 })
    expect(await client.call('POST /api/session/refresh', {})).toMatchObject({ username: 'renewer' })
    expect(refresh(client)).not.toBe(before)
    expect(await client.call('GET /api/me', {})).toMatchObject({ username: 'renewer' })
  })

  test('gives the same successor to everybody who comes with the same token within a minute', async () => {
    const client = await signedIn(app, { username: 'retrier', organisationId: federation.mill })
    const copies = Array.from({ length: 6 }, () => copyOf(client))
    await Promise.all(copies.map((copy) => copy.call('POST /api/session/refresh', {})))
    const successors = new Set(copies.map(refresh))
    expect(successors.size).toBe(1)
    expect(successors.has(refresh(client))).toBe(false)
    for (const copy of copies) expect(await copy.call('GET /api/me', {})).toMatchObject({ username: 'retrier' })
  })

  test('ends for everybody when an old token comes back later', async () => {
    const client = await signedIn(app, { username: 'copied', organisationId: federation.mill })
    const thief = copyOf(client)
    await client.call('POST /api/session/refresh', {})
    await sql(`update session set rotated_at = now() - interval '61 seconds' where person_id = $1`, [client.personId])
    await expect(thief.call('POST /api/session/refresh', {})).rejects.toMatchObject({ code: 'session.expired' })
    expect(thief.cookies.size).toBe(0)
    await expect(client.call('POST /api/session/refresh', {})).rejects.toMatchObject({ code: 'session.expired' })
    await expect(client.call('GET /api/me', {})).rejects.toMatchObject({ code: 'session.required' })
  })

  test('ends when a token two turns old comes back, also within the minute', async () => {
    const client = await signedIn(app, { username: 'twoturns', organisationId: federation.mill })
    const old = copyOf(client)
    await client.call('POST /api/session/refresh', {})
    await client.call('POST /api/session/refresh', {})
    await expect(old.call('POST /api/session/refresh', {})).rejects.toMatchObject({ code: 'session.expired' })
    await expect(client.call('POST /api/session/refresh', {})).rejects.toMatchObject({ code: 'session.expired' })
  })

  test('does not begin from a token that somebody made up', async () => {
    const client = await signedIn(app, { username: 'forged', organisationId: federation.mill })
    const [id, , mac] = refresh(client).split('.')
    for (const token of ['', 'a.0.b', `${id}.1.${mac}`, `${id}.0.${mac?.slice(1)}`, `${id}.1e400.${mac}`]) {
      const other = app.client()
      other.cookies.set('lb_refresh', token)
      await expect(other.call('POST /api/session/refresh', {})).rejects.toMatchObject({ status: 401 })
    }
    await expect(app.client().call('POST /api/session/refresh', {})).rejects.toMatchObject({ code: 'session.required' })
    expect(await client.call('POST /api/session/refresh', {})).toMatchObject({ username: 'forged' })
  })

  test('does not renew once it has expired or its person is disabled', async () => {
    const late = await signedIn(app, { username: 'late', organisationId: federation.mill })
    await sql(`update session set expires_at = now() where person_id = $1`, [late.personId])
    await expect(late.call('GET /api/me', {})).rejects.toMatchObject({ code: 'session.expired' })
    await expect(late.call('POST /api/session/refresh', {})).rejects.toMatchObject({ code: 'session.expired' })
    const out = await signedIn(app, { username: 'thrownout', organisationId: federation.mill })
    await sql('update person set disabled_at = now() where id = $1', [out.personId])
    await expect(out.call('GET /api/me', {})).rejects.toMatchObject({ code: 'session.expired' })
    await expect(out.call('POST /api/session/refresh', {})).rejects.toMatchObject({ code: 'session.expired' })
  })

  test('is swept away some time after it has expired', async () => {
    const gone = await signedIn(app, { username: 'gone', organisationId: federation.mill })
    await sql(`update session set expires_at = now() - interval '1 day' where person_id = $1`, [gone.personId])
    await signedIn(app, { username: 'newcomer', organisationId: federation.mill })
    expect(await sql('select from session where person_id = $1', [gone.personId])).toHaveLength(0)
  })

  test('ends here, and only here', async () => {
    const here = await signedIn(app, { username: 'leaver', organisationId: federation.mill })
    const there = app.client()
    await there.call('POST /api/session', { body: { username: 'leaver', password } })
    const stolen = copyOf(here)
    await here.call('DELETE /api/session', {})
    expect(here.cookies.size).toBe(0)
    await expect(stolen.call('GET /api/me', {})).rejects.toMatchObject({ code: 'session.expired' })
    expect(await there.call('GET /api/me', {})).toMatchObject({ username: 'leaver' })
    await here.call('DELETE /api/session', {})
  })

  test('ends everywhere, with the refresh cookie alone too', async () => {
    const here = await signedIn(app, { username: 'careful', organisationId: federation.mill })
    const there = app.client()
    await there.call('POST /api/session', { body: { username: 'careful', password } })
    here.cookies.delete('lb_access')
    await here.call('DELETE /api/session', { query: { everywhere: 'true' } })
    await expect(there.call('GET /api/me', {})).rejects.toMatchObject({ code: 'session.expired' })
    await expect(there.call('POST /api/session/refresh', {})).rejects.toMatchObject({ code: 'session.expired' })
  })

  test('ends with the access cookie alone too', async () => {
    const client = await signedIn(app, { username: 'halfcookie', organisationId: federation.mill })
    const other = copyOf(client)
    client.cookies.delete('lb_refresh')
    await client.call('DELETE /api/session', {})
    await expect(other.call('GET /api/me', {})).rejects.toMatchObject({ code: 'session.expired' })
  })
})

test('under https the cookies are Secure and say so in their names', async () => {
  const secure = await startTestApp({ publicUrl: new URL('https://lianbing.test') })
  try {
    const place = await createFederation(secure)
    await createPerson(secure, { username: 'safe', organisationId: place.mill })
    const reply = await secure.client().send('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://lianbing.test' },
      body: JSON.stringify({ username: 'safe', password }),
    })
    const cookies = (reply.headers.get('set-cookie') ?? '').split(/,(?=__)/)
    expect(cookies).toHaveLength(2)
    for (const cookie of cookies)
      expect(cookie).toMatch(/^__Secure-lb_(access|refresh)=.*; HttpOnly; Secure; SameSite=Strict$/)
  } finally {
    await secure.stop()
  }
})
