import type { Role } from '@lianbing/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../test/client.ts'
import { createFederation, createPerson, type Federation, password, signedIn } from '../../../test/people.ts'
import { addBank } from '../../../test/questions.ts'
import { addQuiz, startQuiz } from '../../../test/quizzes.ts'

type SignedIn = Client & { personId: string }
let app: TestApp
let federation: Federation
let owner: SignedIn
let admin: SignedIn
let worker: SignedIn
beforeAll(async () => {
  app = await startTestApp()
  federation = await createFederation(app)
  owner = await signedIn(app, { username: 'owner', organisationId: federation.city, role: 'owner' })
  admin = await signedIn(app, { username: 'east-admin', organisationId: federation.east, role: 'admin' })
  worker = await signedIn(app, { username: 'mill-worker', organisationId: federation.mill, displayName: '张师傅' })
})
afterAll(() => app.stop())

let counter = 0
const someone = (organisationId: number, role: Role = 'worker') =>
  createPerson(app, { username: `someone-${++counter}`, organisationId, role })
const grant = (by: Client, personId: string, role: Role, organisationId: number) =>
  by.call('POST /api/accounts/:personId/roles', { params: { personId }, body: { role, organisationId } })
const revoke = (by: Client, personId: string, role: Role, organisationId: number) =>
  by.call('DELETE /api/accounts/:personId/roles/:role/:organisationId', { params: { personId, role, organisationId } })
const disable = (by: Client, personId: string, disabled = true) =>
  by.call('PUT /api/accounts/:personId/disabled', { params: { personId }, body: { disabled } })
const recoveryCode = (by: Client, personId: string) =>
  by.call('POST /api/accounts/:personId/recovery-codes', { params: { personId } })
const code = (wanted: string) => expect.objectContaining({ code: wanted })

describe('the list of people', () => {
  test('is for admins', async () => {
    await expect(app.client().call('GET /api/accounts', {})).rejects.toEqual(code('session.required'))
    await expect(worker.call('GET /api/accounts', {})).rejects.toEqual(code('role.missing'))
    const union = await signedIn(app, { username: 'union', organisationId: federation.city, role: 'union' })
    await expect(union.call('GET /api/accounts', {})).rejects.toEqual(code('role.missing'))
  })

  test('holds who belongs to the organisation or below it, and nobody else', async () => {
    await createPerson(app, { username: 'yard-worker', organisationId: federation.yard })
    const names = async (client: Client, organisationId?: number) =>
      (await client.call('GET /api/accounts', { query: { organisationId } })).items.map((person) => person.username)
    expect(await names(admin)).toEqual(expect.arrayContaining(['mill-worker', 'east-admin']))
    expect(await names(admin)).not.toContain('yard-worker')
    expect(await names(owner)).toEqual(expect.arrayContaining(['yard-worker', 'mill-worker', 'owner']))
    expect(await names(owner, federation.west)).toEqual(['yard-worker'])
    await expect(names(admin, federation.west)).rejects.toEqual(code('organisation.unknown'))
    await expect(names(admin, federation.city)).rejects.toEqual(code('organisation.unknown'))
    await expect(names(admin, 987_654)).rejects.toEqual(code('organisation.unknown'))
    expect(admin.bodies.join()).not.toContain('argon2')
  })

  test('finds by user name and by name, word by word and to the letter', async () => {
    await createPerson(app, { username: 'li.lei_100%', organisationId: federation.mill, displayName: '李雷' }).catch(
      () => {},
    )
    await createPerson(app, { username: 'Li.Lei_1', organisationId: federation.mill, displayName: '李雷 甲班' })
    const find = async (search: string) =>
      (await admin.call('GET /api/accounts', { query: { search } })).items.map((person) => person.username)
    expect(await find('师傅')).toEqual(['mill-worker'])
    expect(await find('li.lei 甲班')).toEqual(['Li.Lei_1'])
    expect(await find('Lei%1')).toEqual([])
    expect(await find('Li_Lei')).toEqual([])
    expect(await find('\\')).toEqual([])
  })

  test('comes in pages that neither miss nor repeat anybody', async () => {
    for (let n = 0; n < 120; n++) await someone(federation.yardTeam)
    const seen: string[] = []
    let cursor: string | undefined
    for (let pages = 1; ; pages++) {
      const page = await owner.call('GET /api/accounts', { query: { organisationId: federation.yardTeam, cursor } })
      seen.push(...page.items.map((person) => person.personId))
      if (page.nextCursor === null) {
        expect(pages).toBe(3)
        break
      }
      cursor = page.nextCursor
    }
    expect(new Set(seen).size).toBe(120)
    expect(seen).toHaveLength(120)
    await expect(owner.call('GET /api/accounts', { query: { cursor: 'x' } })).rejects.toMatchObject({
      code: 'request.invalid',
      errors: [{ pointer: '/query/cursor' }],
    })
  })
})

describe('roles', () => {
  test('are granted and taken back by an admin on the own organisations and below, and work at once', async () => {
    const deputy = await signedIn(app, { username: 'deputy', organisationId: federation.mill })
    await expect(deputy.call('GET /api/accounts', {})).rejects.toEqual(code('role.missing'))
    const granted = await grant(admin, deputy.personId, 'admin', federation.mill)
    expect(granted.roles).toContainEqual({
      role: 'admin',
      tradeCodes: null,
      organisationId: federation.mill,
      organisationName: '轧钢厂',
    })
    await grant(admin, deputy.personId, 'admin', federation.mill)
    expect((await deputy.call('GET /api/accounts', {})).items.length).toBeGreaterThan(0)
    await expect(grant(deputy, worker.personId, 'expert', federation.east)).rejects.toEqual(
      code('organisation.unknown'),
    )
    const left = await revoke(admin, deputy.personId, 'admin', federation.mill)
    expect(left.roles.map(({ role }) => role)).toEqual(['worker'])
    await revoke(admin, deputy.personId, 'admin', federation.mill)
    await expect(deputy.call('GET /api/accounts', {})).rejects.toEqual(code('role.missing'))
  })

  test('of an owner are for owners', async () => {
    const person = await someone(federation.mill)
    await expect(grant(admin, person, 'owner', federation.mill)).rejects.toEqual(code('role.missing'))
    expect((await grant(owner, person, 'owner', federation.mill)).roles.map(({ role }) => role)).toContain('owner')
    await expect(revoke(admin, person, 'owner', federation.mill)).rejects.toEqual(code('role.missing'))
    await revoke(owner, person, 'owner', federation.mill)
  })

  test('of oneself nobody changes', async () => {
    await expect(grant(admin, admin.personId, 'union', federation.east)).rejects.toEqual(code('account.own_role'))
    await expect(revoke(admin, admin.personId, 'admin', federation.east)).rejects.toEqual(code('account.own_role'))
    await expect(disable(admin, admin.personId)).rejects.toEqual(code('account.own_role'))
    await expect(recoveryCode(admin, admin.personId)).rejects.toEqual(code('account.own_role'))
  })

  test('cannot be slipped into the profile', async () => {
    const body = JSON.stringify({ displayName: 'x', roles: [{ role: 'owner', organisationId: federation.city }] })
    const headers = { 'content-type': 'application/json' }
    expect((await worker.send('/api/me', { method: 'PATCH', headers, body })).status).toBe(422)
  })

  test('of two owners who take each other out at once, one stays', async () => {
    const other = await signedIn(app, { username: 'second-owner', organisationId: federation.city, role: 'owner' })
    const both = await Promise.allSettled([disable(owner, other.personId), disable(other, owner.personId)])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { rows } = await app.db.$client.query(
      `select from role_grant join person on id = person_id where role = 'owner' and disabled_at is null`,
    )
    expect(rows).toHaveLength(1)
    await app.db.$client.query('update person set disabled_at = null')
    await app.db.$client.query(`delete from role_grant where person_id = $1`, [other.personId])
    await owner.call('POST /api/session', { body: { username: 'owner', password } })
  })
})

describe('an account out of reach', () => {
  test('does not exist', async () => {
    const yard = await someone(federation.yard)
    const above = await someone(federation.city)
    for (const personId of [yard, above, '00000000-0000-4000-8000-000000000000']) {
      await expect(grant(admin, personId, 'worker', federation.mill)).rejects.toEqual(code('account.unknown'))
      await expect(revoke(admin, personId, 'worker', federation.mill)).rejects.toEqual(code('account.unknown'))
      await expect(disable(admin, personId)).rejects.toEqual(code('account.unknown'))
      await expect(recoveryCode(admin, personId)).rejects.toEqual(code('account.unknown'))
    }
  })

  test('is also one below whose rights reach higher', async () => {
    const person = await someone(federation.mill)
    await grant(owner, person, 'expert', federation.city)
    await expect(recoveryCode(admin, person)).rejects.toEqual(code('role.missing'))
    await expect(disable(admin, person)).rejects.toEqual(code('role.missing'))
    await disable(owner, person)
  })
})

describe('a forgotten password', () => {
  const recover = (username: string, given: string, newPassword = 'Amboss-9-Feile') =>
    app.client().call('POST /api/recovery', { body: { username, code: given, newPassword } })

  test('is replaced once with the code of an admin, and every session ends', async () => {
    const client = await signedIn(app, { username: 'forgetful', organisationId: federation.mill })
    const first = await recoveryCode(admin, client.personId)
    const made = await recoveryCode(admin, client.personId)
    expect(made.code).toMatch(/^[A-HJ-NP-Z2-9]{10}$/)
    expect(Date.parse(made.expiresAt) - Date.now()).toBeGreaterThan(23 * 3_600_000)
    await expect(recover('forgetful', first.code)).rejects.toEqual(code('recovery.refused'))
    await expect(recover('forgetful', made.code, 'forgetful-1')).rejects.toMatchObject({
      code: 'account.password_weak',
      errors: [{ pointer: '/body/newPassword' }],
    })
    await recover('FORGETFUL', ` ${made.code.toLowerCase().slice(0, 5)} ${made.code.slice(5)}`)
    await expect(client.call('GET /api/me', {})).rejects.toEqual(code('session.expired'))
    await expect(recover('forgetful', made.code)).rejects.toEqual(code('recovery.refused'))
    const again = app.client()
    await expect(again.call('POST /api/session', { body: { username: 'forgetful', password } })).rejects.toEqual(
      code('session.refused'),
    )
    await again.call('POST /api/session', { body: { username: 'forgetful', password: 'Amboss-9-Feile' } })
  })

  test('is not replaced with a code that has expired, is somebody else’s, or of a disabled account', async () => {
    const late = await someone(federation.mill)
    const other = await someone(federation.mill)
    const made = await recoveryCode(admin, late)
    await expect(recover(`someone-${counter}`, made.code)).rejects.toEqual(code('recovery.refused'))
    await expect(recover('nobody', made.code)).rejects.toEqual(code('recovery.refused'))
    await app.db.$client.query('update recovery_code set expires_at = now() where person_id = $1', [late])
    await expect(recover(`someone-${counter - 1}`, made.code)).rejects.toEqual(code('recovery.refused'))
    const disabled = await recoveryCode(admin, other)
    await disable(admin, other)
    await expect(recover(`someone-${counter}`, disabled.code)).rejects.toEqual(code('recovery.refused'))
  })

  test('used at once by several succeeds once', async () => {
    const made = await recoveryCode(admin, await someone(federation.mill))
    const name = `someone-${counter}`
    const all = await Promise.allSettled(Array.from({ length: 4 }, () => recover(name, made.code)))
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('guessed codes are slowed like guessed passwords', async () => {
    const made = await recoveryCode(admin, await someone(federation.mill))
    const name = `someone-${counter}`
    for (let n = 0; n < 5; n++) await expect(recover(name, 'AAAAAAAAAA')).rejects.toEqual(code('recovery.refused'))
    await expect(recover(name, made.code)).rejects.toEqual(code('session.too_many_failures'))
  })
})

test('the open attempts of a disabled account close with what they hold', async () => {
  await addBank(app, { single: 6, multiple: 3, truth: 3 })
  const quizId = await addQuiz(app, federation.city)
  const client = await signedIn(app, { username: 'interrupted', organisationId: federation.mill })
  const { attemptId } = await startQuiz(client, quizId)
  await disable(admin, client.personId)
  const { rows } = await app.db.$client.query('select status, close_reason from attempt where id = $1', [attemptId])
  expect(rows).toEqual([{ status: 'closed', close_reason: 'admin' }])
})

test('a disabled account is out at once and comes back as it was', async () => {
  const client = await signedIn(app, { username: 'suspended', organisationId: federation.mill })
  expect((await disable(admin, client.personId)).disabled).toBe(true)
  await expect(client.call('GET /api/me', {})).rejects.toEqual(code('session.expired'))
  await expect(client.call('POST /api/session/refresh', {})).rejects.toEqual(code('session.expired'))
  expect((await disable(admin, client.personId, false)).disabled).toBe(false)
  await expect(client.call('GET /api/me', {})).rejects.toMatchObject({ status: 401 })
  expect(await client.call('POST /api/session', { body: { username: 'suspended', password } })).toMatchObject({
    roles: [{ role: 'worker' }],
  })
})
