import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/client.ts'
import { untilBlocked } from '../../../test/locks.ts'
import { createFederation, createPerson, type Federation, password, signedIn } from '../../../test/people.ts'
import { addBank, rightResponse } from '../../../test/questions.ts'
import { addQuiz, opsOf, startQuiz } from '../../../test/quizzes.ts'
import { withTx } from '../../db/client.ts'
import { deleteTraces, rootHasOwnerBeside } from './standing-queries.ts'

let app: TestApp
let federation: Federation
beforeAll(async () => {
  app = await startTestApp()
  federation = await createFederation(app)
})
afterAll(() => app.stop())

const code = (wanted: string) => expect.objectContaining({ code: wanted })
const newPassword = 'Amboss-9-Feile'

test('nothing of one’s own is open to somebody who has not signed in', async () => {
  const nobody = app.client()
  await expect(nobody.call('GET /api/me', {})).rejects.toEqual(code('session.required'))
  await expect(nobody.call('PATCH /api/me', { body: {} })).rejects.toEqual(code('session.required'))
  await expect(
    nobody.call('PUT /api/me/password', { body: { currentPassword: password, newPassword } }),
  ).rejects.toEqual(code('session.required'))
  await expect(nobody.call('DELETE /api/me', { body: { password } })).rejects.toEqual(code('session.required'))
})

describe('the profile', () => {
  test('changes what is given and keeps the rest', async () => {
    const client = await signedIn(app, { username: 'lin', organisationId: federation.mill, tradeCode: '6-18-01-01' })
    const changed = await client.call('PATCH /api/me', { body: { displayName: ' 林师傅 ', level: 4 } })
    expect(changed).toMatchObject({
      displayName: '林师傅',
      level: 4,
      tradeCode: '6-18-01-01',
      boardVisibility: 'masked',
    })
    expect(await client.call('PATCH /api/me', { body: {} })).toEqual(changed)
    const cleared = await client.call('PATCH /api/me', {
      body: { tradeCode: null, level: null, boardVisibility: 'full' },
    })
    expect(cleared).toMatchObject({ displayName: '林师傅', level: null, tradeCode: null, boardVisibility: 'full' })
    expect(await client.call('GET /api/me', {})).toEqual(cleared)
  })

  test.each<[string, object, string]>([
    ['a trade that is not there', { tradeCode: 'nothing' }, 'trade.unknown'],
    ['a sixth level', { level: 6 }, 'request.invalid'],
    ['an empty name', { displayName: ' ' }, 'request.invalid'],
    ['another organisation', { organisationId: 1 }, 'request.invalid'],
  ])('does not take %s', async (name, change, wanted) => {
    const client = await signedIn(app, { username: name.replace(/ /g, '-'), organisationId: federation.mill })
    await expect(client.call('PATCH /api/me', { body: change })).rejects.toEqual(code(wanted))
  })
})

test('changing the password ends every other session and leaves this one', async () => {
  const here = await signedIn(app, { username: 'changer', organisationId: federation.mill })
  const there = app.client()
  await there.call('POST /api/session', { body: { username: 'changer', password } })
  const change = (currentPassword: string, wanted: string) =>
    here.call('PUT /api/me/password', { body: { currentPassword, newPassword: wanted } })
  await expect(change('wrong', newPassword)).rejects.toEqual(code('account.password_wrong'))
  await expect(change(password, 'changer-2026')).rejects.toMatchObject({
    code: 'account.password_weak',
    errors: [{ pointer: '/body/newPassword' }],
  })
  await expect(change(password, 'short')).rejects.toMatchObject({ errors: [{ pointer: '/body/newPassword' }] })
  await change(password, newPassword)
  expect(await here.call('GET /api/me', {})).toMatchObject({ username: 'changer' })
  await here.call('POST /api/session/refresh', {})
  await expect(there.call('GET /api/me', {})).rejects.toEqual(code('session.expired'))
  await expect(there.call('POST /api/session', { body: { username: 'changer', password } })).rejects.toEqual(
    code('session.refused'),
  )
  await there.call('POST /api/session', { body: { username: 'changer', password: newPassword } })
})

describe('deleting the account', () => {
  const rowsOf = async (text: string, personId: string) => (await app.db.$client.query(text, [personId])).rows

  test('empties the row and takes rights, sessions and places on boards; the numbers stay', async () => {
    const client = await signedIn(app, { username: 'goer', organisationId: federation.mill, tradeCode: '6-18-01-01' })
    const id = client.personId
    await app.db.$client.query(
      `insert into board_entry (board, period, person_id, score, elapsed_ms, last_answer_at)
       values ('6-18-01-01', 'all', $1, 9000, 1000, now())`,
      [id],
    )
    await app.db.$client.query(
      `insert into participation_fact
         (kind, source_id, version, person_id, organisation_path, trade_code, day, answers, right_answers)
       values ('round', $1, 1, $1, '/1/', '6-18-01-01', '2026-11-20', 10, 7)`,
      [id],
    )
    await expect(client.call('DELETE /api/me', { body: { password: 'wrong' } })).rejects.toEqual(
      code('account.password_wrong'),
    )
    await client.call('DELETE /api/me', { body: { password } })
    expect(client.cookies.size).toBe(0)
    expect(
      await rowsOf('select username, password_hash, display_name, trade_code from person where id = $1', id),
    ).toEqual([{ username: null, password_hash: null, display_name: '', trade_code: null }])
    for (const table of ['role_grant', 'session', 'recovery_code', 'board_entry'])
      expect(await rowsOf(`select from ${table} where person_id = $1`, id)).toHaveLength(0)
    expect(await rowsOf('select right_answers from participation_fact where person_id = $1', id)).toEqual([
      { right_answers: 7 },
    ])
    const again = app.client()
    await expect(again.call('POST /api/session', { body: { username: 'goer', password } })).rejects.toEqual(
      code('session.refused'),
    )
    expect(await signedIn(app, { username: 'goer', organisationId: federation.mill })).toMatchObject({
      personId: expect.not.stringContaining(id),
    })
  })

  test('closes an open attempt, which then puts nobody on a board', async () => {
    await addBank(app, { single: 6, multiple: 3, truth: 3 })
    const quizId = await addQuiz(app, federation.city)
    const client = await signedIn(app, { username: 'quitter', organisationId: federation.mill })
    const attempt = await startQuiz(client, quizId)
    await client.call('PUT /api/attempts/:attemptId/answers', {
      params: { attemptId: attempt.attemptId },
      body: { epoch: 1, ops: opsOf(attempt, () => true, rightResponse) },
    })
    await client.call('DELETE /api/me', { body: { password } })
    expect(await rowsOf('select close_reason from attempt where person_id = $1', client.personId)).toEqual([
      { close_reason: 'admin' },
    ])
    expect(await rowsOf('select answers from participation_fact where person_id = $1', client.personId)).toEqual([
      { answers: 8 },
    ])
    expect(await rowsOf('select from board_entry where person_id = $1', client.personId)).toHaveLength(0)
  })

  test('is refused to the last owner of the root, also when two go at once', async () => {
    const one = await signedIn(app, { username: 'owner-1', organisationId: federation.city, role: 'owner' })
    await expect(one.call('DELETE /api/me', { body: { password } })).rejects.toEqual(code('account.last_owner'))
    const two = await signedIn(app, { username: 'owner-2', organisationId: federation.city, role: 'owner' })
    const both = await Promise.allSettled(
      [one, two].map((client) => client.call('DELETE /api/me', { body: { password } })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('is refused to an owner while the only other one is just leaving', async () => {
    await app.db.$client.query(`delete from role_grant where role = 'owner'`)
    const stays = await signedIn(app, { username: 'owner-3', organisationId: federation.city, role: 'owner' })
    const leaves = await createPerson(app, { username: 'owner-4', organisationId: federation.city, role: 'owner' })
    const { deleting } = await withTx(app.db, async (tx) => {
      expect(await rootHasOwnerBeside(tx, leaves)).toBe(true)
      const deleting = stays.call('DELETE /api/me', { body: { password } })
      await untilBlocked(app.db, deleting)
      await deleteTraces(tx, leaves)
      return { deleting }
    })
    await expect(deleting).rejects.toEqual(code('account.last_owner'))
  })

  test('is not refused to the owner of a part', async () => {
    const part = await signedIn(app, { username: 'part-owner', organisationId: federation.east, role: 'owner' })
    await part.call('DELETE /api/me', { body: { password } })
  })
})
