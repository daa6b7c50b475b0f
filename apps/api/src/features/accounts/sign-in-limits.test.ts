import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/client.ts'
import { untilBlocked } from '../../../test/locks.ts'
import { createFederation, createPerson, password, signedIn } from '../../../test/people.ts'
import { type App, buildApp } from '../../app.ts'
import { readConfig } from '../../config.ts'
import { withTx } from '../../db/client.ts'
import { insertFailure, lockSubject } from './failure-queries.ts'

let first: TestApp
let second: App
let mill: number
beforeAll(async () => {
  first = await startTestApp({ trustProxy: ['127.0.0.1'] })
  mill = (await createFederation(first)).mill
  const config = { ...readConfig({ LOG_LEVEL: 'error' }), trustProxy: ['127.0.0.1'] }
  second = (
    await buildApp({
      db: first.restDb,
      examDb: first.db,
      config,
      sessionSecret: 'x'.repeat(48),
      readerScript: '',
      writerScript: '',
      printScript: '',
    })
  ).app
  await createPerson(first, { username: 'target', organisationId: mill })
})
afterAll(async () => {
  await second.close()
  await first.stop()
})
beforeEach(() => first.db.$client.query('delete from sign_in_failure'))

type Try = { username?: string; given?: string; from?: string; on?: App }
const signIn = async ({ username = 'target', given = 'wrong', from = '198.51.100.1', on = first.app }: Try = {}) => {
  const reply = await on.inject({
    method: 'POST',
    url: '/api/session',
    headers: { host: 'lianbing.test', origin: 'http://lianbing.test', 'x-forwarded-for': from },
    payload: { username, password: given },
  })
  return { status: reply.statusCode, retryAfter: Number(reply.headers['retry-after']), body: reply.body }
}
const age = (seconds: number) =>
  first.db.$client.query(`update sign_in_failure set failed_at = failed_at - make_interval(secs => $1)`, [seconds])
const countOf = async (like: string) =>
  (
    await first.db.$client.query<{ n: number }>(`select count(*)::int n from sign_in_failure where subject like $1`, [
      like,
    ])
  ).rows[0]?.n
const many = async (n: number, one: (index: number) => Promise<{ status: number }>) => {
  const all = await Promise.all(Array.from({ length: n }, (_, index) => one(index)))
  return (status: number) => all.filter((reply) => reply.status === status).length
}

describe('an account', () => {
  test('waits after five failures, also for the right password, and opens again after the wait', async () => {
    for (let n = 0; n < 5; n++) expect((await signIn({ username: n % 2 ? 'target' : 'TARGET' })).status).toBe(401)
    const refused = await signIn({ given: password })
    expect(refused).toMatchObject({ status: 429, body: expect.stringContaining('session.too_many_failures') })
    expect(refused.retryAfter).toBeGreaterThan(0)
    expect(refused.retryAfter).toBeLessThanOrEqual(10)
    expect((await signIn({ given: password, from: '203.0.113.9' })).status).toBe(429)
    await age(10)
    expect((await signIn({ given: password })).status).toBe(200)
    expect(await countOf('account:%')).toBe(0)
  })

  test('waits the same whether it is there or not', async () => {
    for (let n = 0; n < 5; n++) await signIn({ username: 'nobody' })
    expect((await signIn({ username: 'nobody' })).status).toBe(429)
  })

  test('is not guessed faster by tries at once, on both instances', async () => {
    const replies = await many(40, (n) => signIn({ on: n % 2 ? first.app : second, from: `198.51.100.${n}` }))
    expect(replies(401)).toBe(5)
    expect(replies(429)).toBe(35)
  })

  test('sees the failures that another process is just writing down', async () => {
    const reply = await withTx(first.db, async (tx) => {
      await lockSubject(tx, 'account:target')
      const waiting = signIn({ given: password })
      await untilBlocked(first.db, waiting)
      for (let n = 0; n < 5; n++) await insertFailure(tx, 'account:target')
      return { waiting }
    })
    expect((await reply.waiting).status).toBe(429)
  })

  test('has one count, however its letters are spelt', async () => {
    await createPerson(first, { username: 'lin-k', organisationId: mill })
    for (const username of ['lin-k', 'LIN-K', 'lİn-k', 'lin-\u212a', 'Lin-K', 'lİN-k', 'liN-k'])
      await signIn({ username, from: '198.51.100.7' })
    expect((await signIn({ username: 'lin-k', given: password })).status).toBe(429)
    expect((await signIn({ username: 'lİn-k', given: password })).status).toBe(401)
  })

  test('that waits counts nothing more, so that nobody can keep it waiting by asking', async () => {
    for (let n = 0; n < 9; n++) await signIn()
    expect(await countOf('account:target')).toBe(5)
  })
})

describe('an address', () => {
  test('of a factory signs in all its workers at once', async () => {
    for (let n = 0; n < 30; n++) await createPerson(first, { username: `crew${n}`, organisationId: mill })
    const replies = await many(30, (n) => signIn({ username: `crew${n}`, given: password }))
    expect(replies(200)).toBe(30)
    expect(await countOf('%')).toBe(0)
  })

  test('is charged once for an account that keeps failing', async () => {
    for (let n = 0; n < 4; n++) await signIn()
    expect(await countOf('address:%')).toBe(1)
  })

  test('that sprays one password over names is held at the bound, on both instances; others are not', async () => {
    await first.db.$client.query(
      `insert into sign_in_failure (subject) select 'address:198.51.100.1' from generate_series(1, 80)`,
    )
    const replies = await many(60, (n) => signIn({ username: `guess${n}`, on: n % 2 ? first.app : second }))
    expect(replies(401)).toBe(20)
    expect(replies(429)).toBe(40)
    expect((await signIn({ given: password, from: '203.0.113.9' })).status).toBe(200)
    await age(900)
    expect((await signIn({ given: password })).status).toBe(200)
  })

  test('of IPv6 is its /64', async () => {
    await signIn({ username: 'a-1', from: '2001:db8:1:2::5' })
    await signIn({ username: 'a-2', from: '2001:db8:1:2:ffff::9' })
    expect(await countOf('address:2001:db8:1:2::/64')).toBe(2)
  })

  test('is not what a client says it is', async () => {
    const plain = await startTestApp()
    try {
      await plain.client().send('/api/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.77' },
        body: JSON.stringify({ username: 'nobody', password: 'x' }),
      })
      const { rows } = await plain.db.$client.query('select subject from sign_in_failure order by subject')
      expect(rows).toEqual([{ subject: 'account:nobody' }, { subject: 'address:127.0.0.1' }])
    } finally {
      await plain.stop()
    }
  })
})

test('old failures are taken away as new ones come', async () => {
  await first.db.$client.query(`insert into sign_in_failure (subject, failed_at)
    select 'account:old' || n, now() - interval '2 hours' from generate_series(1, 60) n`)
  await signIn()
  await signIn()
  expect(await countOf('account:old%')).toBe(0)
})

test('a signed-in person who guesses the password is slowed like everybody', async () => {
  const client = await signedIn(first, { username: 'unlocked-phone', organisationId: mill })
  const guess = () =>
    client.call('PUT /api/me/password', { body: { currentPassword: 'wrong', newPassword: 'Amboss-9-Feile' } })
  for (let n = 0; n < 5; n++)
    await expect(guess()).rejects.toMatchObject({ code: 'account.password_wrong', status: 403 })
  await expect(guess()).rejects.toMatchObject({ code: 'session.too_many_failures', status: 429 })
  await expect(client.call('DELETE /api/me', { body: { password } })).rejects.toMatchObject({ status: 429 })
})
