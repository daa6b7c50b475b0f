import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/client.ts'
import { createFederation, type Federation } from '../../../test/people.ts'

let app: TestApp
let federation: Federation
let joinCode: string
beforeAll(async () => {
  app = await startTestApp()
  federation = await createFederation(app)
  const { rows } = await app.db.$client.query<{ join_code: string }>(
    'select join_code from organisation where id = $1',
    [federation.millTeam],
  )
  joinCode = rows[0]?.join_code ?? ''
})
afterAll(() => app.stop())

const form = { password: 'Werkbank-7-Zange', displayName: '王师傅' }

test('a worker joins with a code as people type it, and is signed in', async () => {
  const client = app.client()
  const typed = ` ${joinCode.toLowerCase().slice(0, 4)}-${joinCode.slice(4)} `
  const me = await client.call('POST /api/accounts', {
    body: { ...form, joinCode: typed, username: '王师傅01', tradeCode: '6-18-01-01', level: 3 },
  })
  expect(me).toMatchObject({
    username: '王师傅01',
    organisation: { organisationId: federation.millTeam, name: '电修班' },
    tradeCode: '6-18-01-01',
    level: 3,
    boardVisibility: 'masked',
    roles: [{ role: 'worker', organisationId: federation.millTeam }],
  })
  expect(await client.call('GET /api/me', {})).toEqual(me)
  await app.client().call('POST /api/session', { body: { username: '王师傅01', password: form.password } })
})

test.each([
  ['a code that nobody gave out', { joinCode: 'AAAAAAAA' }, 'join_code.unknown', 404],
  ['a name that is taken, in other letters', { username: 'ZHAO' }, 'account.username_taken', 409],
  ['a password that is tried first', { password: 'a123456789' }, 'account.password_weak', 422],
  ['a password with the name in it', { username: 'wangwei', password: 'wangwei-2026' }, 'account.password_weak', 422],
  ['a password with the organisation in it', { password: '电修班电修班-2' }, 'account.password_weak', 422],
  ['a trade that is not there', { tradeCode: '9-99' }, 'trade.unknown', 404],
  ['a name with a space', { username: 'wang wei' }, 'request.invalid', 422],
  ['a role that nobody asked for', { role: 'owner' }, 'request.invalid', 422],
])('%s is refused and leaves nothing behind', async (_, change, code, status) => {
  await app
    .client()
    .call('POST /api/accounts', { body: { ...form, joinCode, username: 'zhao' } })
    .catch(() => {})
  const people = async () => (await app.db.$client.query('select count(*) from person')).rows[0]
  const before = await people()
  const client = app.client()
  const body = { ...form, joinCode, username: 'qian', ...change }
  await expect(client.call('POST /api/accounts', { body })).rejects.toMatchObject({ code, status })
  expect(client.cookies.size).toBe(0)
  expect(await people()).toEqual(before)
})

test('the weak password is pointed at', async () => {
  const body = { ...form, joinCode, username: 'sun', password: 'qwertyuiop' }
  await expect(app.client().call('POST /api/accounts', { body })).rejects.toMatchObject({
    errors: [{ pointer: '/body/password' }],
  })
})

test('of many who want the same name at once one gets it', async () => {
  const body = { ...form, joinCode, username: 'sought' }
  const all = await Promise.allSettled(
    Array.from({ length: 5 }, () => app.client().call('POST /api/accounts', { body })),
  )
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('an address that guesses join codes waits, and is let in again later', async () => {
  const guess = () =>
    app.client().call('POST /api/accounts', { body: { ...form, joinCode: 'ZZZZZZZZ', username: 'guesser' } })
  await app.db.$client.query('delete from sign_in_failure')
  await app.db.$client.query(
    `insert into sign_in_failure (subject) select 'join:127.0.0.1' from generate_series(1, 59)`,
  )
  await expect(guess()).rejects.toMatchObject({ code: 'join_code.unknown' })
  await expect(guess()).rejects.toMatchObject({ code: 'request.rate_limited', retryAfterSeconds: expect.any(Number) })
  await app.db.$client.query(`update sign_in_failure set failed_at = failed_at - interval '2 hours'`)
  await expect(guess()).rejects.toMatchObject({ code: 'join_code.unknown' })
})

test('an address that registers without end waits', async () => {
  await app.db.$client.query(
    `insert into sign_in_failure (subject) select 'register:127.0.0.1' from generate_series(1, 1000)`,
  )
  const body = { ...form, joinCode, username: 'one-too-many' }
  await expect(app.client().call('POST /api/accounts', { body })).rejects.toMatchObject({
    code: 'request.rate_limited',
  })
})
