import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../../../test/client.ts'
import { createFederation, type Federation, signedIn } from '../../../../../test/people.ts'
import { addBank, rightResponse, wrongResponse } from '../../../../../test/questions.ts'
import { addQuiz, opsOf, startQuiz } from '../../../../../test/quizzes.ts'
import { searchWaiting } from './search-flags.ts'
import { askForDue } from './search-queries.ts'

let app: TestApp
let federation: Federation
let admin: Client & { personId: string }
beforeAll(async () => {
  app = await startTestApp()
  federation = await createFederation(app)
  admin = await signedIn(app, { username: 'leitung', organisationId: federation.city, role: 'admin' })
  await addBank(app, { single: 8, multiple: 4, truth: 4 })
})
afterAll(() => app.stop())

const silent = { error: () => undefined }

const sit = async (quizId: string, username: string, isWrong: boolean, organisationId = federation.millTeam) => {
  const client = await signedIn(app, { username, organisationId })
  const attempt = await startQuiz(client, quizId)
  const ops = opsOf(attempt, () => true, isWrong ? wrongResponse : rightResponse)
  const slow = ops.map((op) => ({ ...op, elapsedMs: op.seq * 30_000 }))
  const params = { attemptId: attempt.attemptId }
  await client.call('POST /api/attempts/:attemptId/submit', { params, body: { epoch: 1, ops: slow } })
  return { client, attemptId: attempt.attemptId }
}
const searched = async (prefix: string) => {
  const quizId = await addQuiz(app, federation.city, { count: 8 })
  const one = await sit(quizId, `${prefix}-one`, true)
  const other = await sit(quizId, `${prefix}-other`, true)
  const far = await sit(quizId, `${prefix}-far`, true, federation.yardTeam)
  const honest = await sit(quizId, `${prefix}-honest`, false)
  const { openings } = await admin.call('GET /api/quizzes/:quizId/running', { params: { quizId } })
  const openingId = openings[0]?.openingId ?? ''
  const asked = await admin.call('POST /api/openings/:openingId/flags/search', { params: { openingId } })
  expect(asked.state).toBe('waiting')
  expect(await searchWaiting(app.db, silent)).toBe(1)
  return { quizId, openingId, one, other, far, honest }
}
const flagsOf = (openingId: string, client: Client = admin, judged: 'no' | 'yes' = 'no') =>
  client.call('GET /api/openings/:openingId/flags', { params: { openingId }, query: { judged } })
const judge = (attemptId: string, judgement: 'harmless' | 'noted' | 'void', note = '看过座位表') =>
  admin.call('POST /api/attempts/:attemptId/flags/judge', { params: { attemptId }, body: { judgement, note } })

test('two nearby with the same wrong answers stand out, with the evidence in words; others do not', async () => {
  const { openingId, one, other } = await searched('paar')
  const { items, search, open, names } = await flagsOf(openingId)
  expect(search).toMatchObject({ state: 'done', progress: 100, attempts: 4 })
  expect(open).toBe(2)
  expect(items.map(({ attemptId }) => attemptId).sort()).toEqual([one.attemptId, other.attemptId].sort())
  const flag = items.find(({ attemptId }) => attemptId === one.attemptId)?.flags[0]
  expect(flag?.kind).toBe('answers')
  if (flag?.evidence.kind !== 'answers') throw new Error('answers were expected')
  const [partner] = flag.evidence.partners
  expect(partner).toMatchObject({ attemptId: other.attemptId, same: 12, bothWrong: 12, together: 16, common: 16 })
  expect(names[other.attemptId]).toEqual({ displayName: 'paar-other', organisation: '电修班' })
  for (const { stem, answer } of partner?.questions ?? []) {
    expect(stem).toContain('第')
    expect(answer).toContain('选项')
  }
})

test('a person judges; the worker is told nothing, and the log says who and why', async () => {
  const { openingId, one, other } = await searched('urteil')
  await judge(one.attemptId, 'harmless')
  expect((await flagsOf(openingId)).items.map(({ attemptId }) => attemptId)).toEqual([other.attemptId])
  const { items } = await flagsOf(openingId, admin, 'yes')
  expect(items).toMatchObject([
    { attemptId: one.attemptId, judged: { judgement: 'harmless', note: '看过座位表', by: 'leitung' }, voided: null },
  ])
  const log = await admin.call('GET /api/openings/:openingId/log', { params: { openingId } })
  expect(log.items[0]).toMatchObject({ act: 'judged', reason: '看过座位表', person: { displayName: 'urteil-one' } })
  one.client.bodies.length = 0
  const params = { attemptId: one.attemptId }
  await one.client.call('GET /api/attempts/:attemptId', { params })
  await one.client.call('GET /api/attempts/:attemptId/result', { params })
  await one.client.call('GET /api/attempts', {})
  expect(one.client.bodies.join('\n')).not.toMatch(/看过座位表|harmless|flag|suspicion|judge/)
  // Searched again, what was judged stays judged.
  await admin.call('POST /api/openings/:openingId/flags/search', { params: { openingId } })
  await searchWaiting(app.db, silent)
  expect((await flagsOf(openingId)).open).toBe(1)
})

test('declared void by judging it counts nowhere, and is not compared again', async () => {
  const { openingId, one, other } = await searched('nichtig')
  await judge(one.attemptId, 'void', '抄袭')
  await judge(one.attemptId, 'void', '抄袭')
  const result = await one.client.call('GET /api/attempts/:attemptId/result', { params: { attemptId: one.attemptId } })
  expect(result.voided).toMatchObject({ reason: '抄袭' })
  await admin.call('POST /api/openings/:openingId/flags/search', { params: { openingId } })
  await searchWaiting(app.db, silent)
  const { items } = await flagsOf(openingId)
  expect(items.map(({ attemptId }) => attemptId)).not.toContain(other.attemptId)
  expect((await flagsOf(openingId, admin, 'yes')).items).toHaveLength(1)
})

test('nobody below or beside sees flags, and what has none cannot be judged', async () => {
  const { openingId, one, honest } = await searched('privat')
  const east = await signedIn(app, { username: 'privat-ost', organisationId: federation.east, role: 'admin' })
  const union = await signedIn(app, { username: 'privat-bund', organisationId: federation.city, role: 'union' })
  await expect(flagsOf(openingId, east)).rejects.toMatchObject({ code: 'opening.unknown' })
  await expect(flagsOf(openingId, union)).rejects.toMatchObject({ code: 'role.missing' })
  await expect(flagsOf(openingId, one.client)).rejects.toMatchObject({ code: 'role.missing' })
  await expect(
    east.call('POST /api/attempts/:attemptId/flags/judge', {
      params: { attemptId: one.attemptId },
      body: { judgement: 'noted', note: 'x' },
    }),
  ).rejects.toMatchObject({ code: 'attempt.unknown' })
  await expect(judge(honest.attemptId, 'noted')).rejects.toMatchObject({ code: 'flag.unknown' })
})

test('devices and leaving are noted, less than what cannot be chance; nothing ends by them', async () => {
  const quizId = await addQuiz(app, federation.city)
  const client = await signedIn(app, { username: 'unruhig', organisationId: federation.millTeam })
  const { attemptId } = await startQuiz(client, quizId)
  const params = { attemptId }
  for (let device = 0; device < 3; device += 1)
    await client.call('POST /api/attempts/:attemptId/takeover', { params, body: { deviceKey: crypto.randomUUID() } })
  const away = { epoch: 4, count: 7, seconds: 300, isAway: false }
  await client.call('POST /api/attempts/:attemptId/absences', { params, body: away })
  expect((await client.call('GET /api/attempts/:attemptId', { params })).state).toBe('active')
  await client.call('POST /api/attempts/:attemptId/submit', { params, body: { epoch: 4, ops: [] } })
  const { openings } = await admin.call('GET /api/quizzes/:quizId/running', { params: { quizId } })
  const openingId = openings[0]?.openingId ?? ''
  // One that is over is searched by itself.
  await app.db.$client.query(`update quiz_opening set closes_at = now() - interval '1 s' where id = $1`, [openingId])
  await askForDue(app.db)
  expect(await searchWaiting(app.db, silent)).toBe(1)
  await askForDue(app.db)
  expect(await searchWaiting(app.db, silent)).toBe(0)
  const { items } = await flagsOf(openingId)
  expect(items).toMatchObject([
    {
      suspicion: expect.any(Number),
      flags: [
        { kind: 'devices', suspicion: 30, evidence: { changes: 3 } },
        { kind: 'leaving', suspicion: 29, evidence: { count: 7, seconds: 300 } },
      ],
    },
  ])
  expect(items[0]?.suspicion).toBe(50)
})
