import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../test/client.ts'
import { createFederation, createPerson, type Federation, signedIn } from '../../../test/people.ts'
import { withTx } from '../../db/client.ts'
import { createOrganisation } from './create-organisation.ts'

let app: TestApp
let federation: Federation
let owner: Client & { personId: string }
let admin: Client & { personId: string }
let worker: Client & { personId: string }
beforeAll(async () => {
  app = await startTestApp()
  federation = await createFederation(app)
  owner = await signedIn(app, { username: 'owner', organisationId: federation.city, role: 'owner' })
  admin = await signedIn(app, { username: 'east-admin', organisationId: federation.east, role: 'admin' })
  worker = await signedIn(app, { username: 'worker', organisationId: federation.millTeam })
})
afterAll(() => app.stop())
beforeEach(() => app.db.$client.query('delete from sign_in_failure'))

const sql = async (text: string, values: unknown[] = []) => (await app.db.$client.query(text, values)).rows
const list = async (client: Client) => (await client.call('GET /api/organisations', {})).items
const code = (wanted: string) => expect.objectContaining({ code: wanted })

describe('the tree', () => {
  test('is shown as far as one’s roles reach, each parent before its children, with its people', async () => {
    const whole = await list(owner)
    expect(whole).toHaveLength(7)
    const place = new Map(whole.map((one, index) => [one.organisationId, index]))
    for (const { parentId, organisationId } of whole)
      if (parentId !== null) expect(place.get(parentId)).toBeLessThan(place.get(organisationId) ?? -1)
    const people = Object.fromEntries(whole.map((one) => [one.name, one.people]))
    expect(people).toEqual({ 市总工会: 3, 东区总工会: 2, 轧钢厂: 1, 电修班: 1, 西区总工会: 0, 船厂: 0, 钳工班: 0 })
    expect((await list(admin)).map(({ name }) => name)).toEqual(['东区总工会', '轧钢厂', '电修班'])
  })

  test('joins what several roles reach, once each', async () => {
    const expert = await signedIn(app, { username: 'expert', organisationId: federation.mill, role: 'expert' })
    await sql(`insert into role_grant (person_id, role, organisation_id) values ($1, 'union', $2), ($1, 'union', $3)`, [
      expert.personId,
      federation.millTeam,
      federation.yard,
    ])
    expect((await list(expert)).map(({ name }) => name)).toEqual(['轧钢厂', '电修班', '船厂', '钳工班'])
    await sql('delete from person where id = $1', [expert.personId])
  })

  test('is not for workers', async () => {
    await expect(list(worker)).rejects.toEqual(code('role.missing'))
    await expect(list(app.client())).rejects.toEqual(code('session.required'))
  })

  test('grows below what one administers', async () => {
    const body = { parentId: federation.mill, name: ' 焊工班 ', kind: 'team' as const }
    const made = await admin.call('POST /api/organisations', { body })
    expect(made).toMatchObject({ parentId: federation.mill, name: '焊工班', kind: 'team', people: 0 })
    expect(made.joinCode).toMatch(/^[A-HJ-NP-Z2-9]{8}$/)
    expect((await list(admin)).map(({ name }) => name)).toContain('焊工班')
    for (const parentId of [federation.west, federation.city, 987_654])
      await expect(admin.call('POST /api/organisations', { body: { ...body, parentId } })).rejects.toEqual(
        code('organisation.unknown'),
      )
    await expect(worker.call('POST /api/organisations', { body })).rejects.toEqual(code('role.missing'))
    await expect(admin.call('POST /api/organisations', { body: { ...body, name: ' ' } })).rejects.toMatchObject({
      errors: [{ pointer: '/body/name' }],
    })
    await sql('delete from organisation where id = $1', [made.organisationId])
  })
})

describe('a join code', () => {
  const codeOf = async (id: number): Promise<string> =>
    (await sql('select join_code from organisation where id = $1', [id]))[0].join_code
  const ask = (client: Client, joinCode: string) =>
    client.call('GET /api/join-codes/:joinCode', { params: { joinCode } })

  test('tells anybody who holds it which organisation it belongs to', async () => {
    const joinCode = await codeOf(federation.millTeam)
    const typed = `${joinCode.slice(0, 4)} ${joinCode.slice(4).toLowerCase()}`
    expect(await ask(app.client(), typed)).toEqual({
      joinCode,
      organisation: '电修班',
      above: ['市总工会', '东区总工会', '轧钢厂'],
    })
    expect((await ask(app.client(), await codeOf(federation.city))).above).toEqual([])
    await expect(ask(app.client(), 'AAAAAAAA')).rejects.toEqual(code('join_code.unknown'))
  })

  test('can be renewed by an admin, and the old one stops working', async () => {
    const before = await codeOf(federation.mill)
    const params = { organisationId: federation.mill }
    const { joinCode } = await admin.call('POST /api/organisations/:organisationId/join-code', { params })
    await expect(ask(app.client(), before)).rejects.toEqual(code('join_code.unknown'))
    expect((await ask(app.client(), joinCode)).organisation).toBe('轧钢厂')
    for (const organisationId of [federation.city, federation.yard])
      await expect(
        admin.call('POST /api/organisations/:organisationId/join-code', { params: { organisationId } }),
      ).rejects.toEqual(code('organisation.unknown'))
    await expect(worker.call('POST /api/organisations/:organisationId/join-code', { params })).rejects.toEqual(
      code('role.missing'),
    )
  })

  test('cannot be searched for: only codes that do not exist are counted', async () => {
    const joinCode = await codeOf(federation.yard)
    const asked = await Promise.allSettled(Array.from({ length: 70 }, () => ask(app.client(), joinCode)))
    expect(asked.every(({ status }) => status === 'fulfilled')).toBe(true)
    const guessed = await Promise.allSettled(Array.from({ length: 70 }, () => ask(app.client(), 'AAAAAAAA')))
    const refused = guessed.filter((one) => one.status === 'rejected' && one.reason.code === 'request.rate_limited')
    expect(refused).toHaveLength(10)
    await expect(ask(app.client(), joinCode)).rejects.toMatchObject({
      status: 429,
      retryAfterSeconds: expect.any(Number),
    })
  })
})

test('sample workers of the caller’s organisations go with all they did, and so do sample organisations left empty', async () => {
  const { shop, crew, kept } = await withTx(app.db, async (tx) => {
    const shop = await createOrganisation(tx, {
      parentId: federation.east,
      name: '样厂',
      kind: 'enterprise',
      sample: true,
    })
    const crew = await createOrganisation(tx, { parentId: shop, name: '样班', kind: 'team', sample: true })
    const kept = await createOrganisation(tx, {
      parentId: federation.east,
      name: '样厂二',
      kind: 'enterprise',
      sample: true,
    })
    const above = await createOrganisation(tx, {
      parentId: federation.east,
      name: '样厂三',
      kind: 'enterprise',
      sample: true,
    })
    await createOrganisation(tx, { parentId: above, name: '真班', kind: 'team' })
    return { shop, crew, kept }
  })
  const sample = async (username: string, organisationId: number) => {
    const id = await createPerson(app, { username, organisationId })
    await sql('update person set sample = true where id = $1', [id])
    await sql(
      `insert into board_entry (board, period, person_id, score, elapsed_ms, last_answer_at)
      values ('6-18-01-01', 'all', $1, 9000, 1000, now())`,
      [id],
    )
    await sql(
      `insert into participation_fact
         (kind, source_id, version, person_id, organisation_path, trade_code, day, answers, right_answers, sample)
       values ('round', $1, 1, $1, '/1/', '6-18-01-01', '2026-11-20', 10, 7, true)`,
      [id],
    )
    return id
  }
  await sample('sample-1', crew)
  await sample('sample-2', shop)
  await sample('sample-3', kept)
  const west = await sample('sample-west', federation.yard)
  const real = await createPerson(app, { username: 'real', organisationId: kept })
  await sql('delete from role_grant where person_id = $1', [real])

  await expect(worker.call('DELETE /api/sample-workers', {})).rejects.toEqual(code('role.missing'))
  await expect(app.client().call('GET /api/sample-workers', {})).rejects.toEqual(code('session.required'))
  expect(await admin.call('GET /api/sample-workers', {})).toEqual({ people: 3 })
  expect(await admin.call('DELETE /api/sample-workers', {})).toEqual({ people: 3 })
  expect(await admin.call('GET /api/sample-workers', {})).toEqual({ people: 0 })
  expect(await sql('select person_id from board_entry')).toEqual([{ person_id: west }])
  expect(await sql('select person_id from participation_fact')).toEqual([{ person_id: west }])
  expect(await sql('select name from organisation where sample order by id')).toEqual([
    { name: '样厂二' },
    { name: '样厂三' },
  ])
  expect(await sql('select id from person where id = $1', [real])).toHaveLength(1)
  expect(await owner.call('DELETE /api/sample-workers', {})).toEqual({ people: 1 })
})
