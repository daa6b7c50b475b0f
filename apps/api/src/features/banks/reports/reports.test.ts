import { contentText } from '@lianbing/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../../test/client.ts'
import { createFederation, signedIn } from '../../../../test/people.ts'
import { addBank, canary } from '../../../../test/questions.ts'
import { addQuiz, startQuiz } from '../../../../test/quizzes.ts'

const nothing = '01900000-0000-7000-8000-000000000000'

let app: TestApp
let expert: Client
let worker: Client
let other: Client
let quizId: string
beforeAll(async () => {
  app = await startTestApp()
  const federation = await createFederation(app)
  const member = { organisationId: federation.millTeam }
  expert = await signedIn(app, { username: 'expert', organisationId: federation.city, role: 'expert' })
  worker = await signedIn(app, { username: 'worker', displayName: '张师傅', ...member })
  other = await signedIn(app, { username: 'other', ...member })
  await addBank(app, { single: 60, multiple: 2, truth: 2 })
  quizId = await addQuiz(app, federation.city)
})
afterAll(() => app.stop())

const startRound = async (client: Client, count: 5 | 50 = 5) => {
  const body = { mode: 'random' as const, tradeCode: '6-31-01-03', count }
  return client.call('POST /api/practice/rounds', { body })
}
type From = { roundId: string; slot: number } | { attemptId: string; slot: number }
const report = (client: Client, from: From, note = '', reason: 'wrong-key' | 'typo' = 'wrong-key') =>
  client.call('POST /api/reports', { body: { from, reason, note } })
const listed = async (state?: 'open' | 'mended' | 'dismissed') =>
  (await expert.call('GET /api/reports', { query: { state } })).items

test('one tap reports the version that was shown, and the office sees who and what', async () => {
  const { roundId } = await startRound(worker)
  const { reportId } = await report(worker, { roundId, slot: 2 })
  const [row] = await listed('open')
  expect(row).toMatchObject({ reportId, version: 1, reason: 'wrong-key', note: '', reporter: '张师傅', state: 'open' })
  expect(row?.stemText).toMatch(/^第\d+题/)
  const params = { questionId: row?.questionId ?? '' }
  const question = await expert.call('GET /api/questions/:questionId', { params })
  expect(question.reports).toMatchObject([{ reportId }])
  const found = await expert.call('GET /api/questions', { query: { search: row?.stemText ?? '' } })
  expect(found.items.find(({ questionId }) => questionId === params.questionId)).toMatchObject({ openReports: 1 })
  expect((await expert.call('GET /api/banks', {})).items).toMatchObject([{ openReports: 1 }])
  expect(worker.bodies.join()).not.toContain(canary.key)
})

test('the same person says more about the same question without piling up, until it is closed', async () => {
  const { roundId } = await startRound(worker)
  const from = { roundId, slot: 0 }
  const before = (await listed()).length
  const [first, second] = await Promise.all([report(worker, from), report(worker, from)])
  expect(second).toEqual(first)
  expect(await report(worker, from, '答案应为乙', 'typo')).toEqual(first)
  expect(await report(worker, from)).toEqual(first)
  const mine = (await listed()).find(({ reportId }) => reportId === first.reportId)
  expect(mine).toMatchObject({ note: '答案应为乙', reason: 'wrong-key' })
  expect((await listed()).length).toBe(before + 1)

  const params = { reportId: first.reportId }
  const closed = await expert.call('PUT /api/reports/:reportId/state', { params, body: { state: 'mended' } })
  expect(closed).toMatchObject({ state: 'mended', note: '答案应为乙' })
  expect((await listed('open')).map(({ reportId }) => reportId)).not.toContain(first.reportId)
  expect((await report(worker, from)).reportId).not.toBe(first.reportId)
  await expect(
    expert.call('PUT /api/reports/:reportId/state', { params: { reportId: nothing }, body: { state: 'open' } }),
  ).rejects.toMatchObject({ code: 'report.unknown' })
})

test('a question of a running quiz can be reported, and the answer tells nothing of its key', async () => {
  const { attemptId, slots } = await startQuiz(worker, quizId)
  const { reportId } = await report(worker, { attemptId, slot: 1 })
  const row = (await listed('open')).find((one) => one.reportId === reportId)
  expect(row?.stemText).toBe(contentText(slots[1]?.question.stem ?? []))
  await expect(report(other, { attemptId, slot: 1 })).rejects.toMatchObject({ code: 'attempt.unknown' })
  await expect(report(worker, { attemptId, slot: 8 })).rejects.toMatchObject({ code: 'slot.unknown' })
  expect(worker.bodies.join()).not.toContain(canary.key)

  const figures = async () => {
    const { answered, right } = (await listed('open')).find((one) => one.reportId === reportId) ?? {}
    return { answered, right }
  }
  expect(await figures()).toEqual({ answered: 0, right: 0 })
  const choice = slots[1]?.question.options[0]?.id ?? ''
  await worker.call('POST /api/attempts/:attemptId/submit', {
    params: { attemptId },
    body: { epoch: 1, ops: [{ slot: 1, response: { choice }, seq: 1, elapsedMs: 1_000 }] },
  })
  // What was right in a quiz is known of those that are over alone.
  expect(await figures()).toMatchObject({ answered: 1 })
})

test('only what I was shown can be reported', async () => {
  const { roundId } = await startRound(worker)
  await expect(report(other, { roundId, slot: 0 })).rejects.toMatchObject({ code: 'round.unknown' })
  await expect(report(worker, { roundId: nothing, slot: 0 })).rejects.toMatchObject({ code: 'round.unknown' })
  await expect(report(worker, { roundId, slot: 5 })).rejects.toMatchObject({ code: 'slot.unknown' })
  await expect(report(worker, { attemptId: nothing, slot: 0 })).rejects.toMatchObject({ code: 'attempt.unknown' })
  await expect(report(app.client(), { roundId, slot: 0 })).rejects.toMatchObject({ code: 'session.required' })
  await expect(report(worker, { roundId, slot: 0 }, 'x'.repeat(1_001))).rejects.toMatchObject({
    code: 'request.invalid',
    errors: [{ pointer: '/body/note' }],
  })
})

test('a person reports so many questions an hour, and one may still be said more about', async () => {
  const { roundId } = await startRound(other, 50)
  for (let slot = 0; slot < 30; slot++) await report(other, { roundId, slot })
  await expect(report(other, { roundId, slot: 30 })).rejects.toMatchObject({
    code: 'request.rate_limited',
    retryAfterSeconds: 3_600,
  })
  await report(other, { roundId, slot: 3 }, '再看一下')
  expect((await listed('open')).filter(({ note }) => note === '再看一下')).toHaveLength(1)
})
