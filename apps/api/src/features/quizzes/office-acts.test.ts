import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../test/client.ts'
import { untilBlocked } from '../../../test/locks.ts'
import { createFederation, type Federation, signedIn } from '../../../test/people.ts'
import { addBank, rightResponse, wrongResponse } from '../../../test/questions.ts'
import { addQuiz, expire, opsOf, startQuiz } from '../../../test/quizzes.ts'
import { closeDueAttempts } from './close-due.ts'

let app: TestApp
let federation: Federation
let admin: Client & { personId: string }
beforeAll(async () => {
  app = await startTestApp()
  federation = await createFederation(app)
  admin = await signedIn(app, { username: 'leitung', organisationId: federation.city, role: 'admin' })
  await addBank(app, { single: 6, multiple: 3, truth: 3 })
})
afterAll(() => app.stop())

const trade = '6-31-01-03'
const silent = { error: () => undefined }
const reason = '停电十分钟'
const fresh = (username: string) => signedIn(app, { username, organisationId: federation.millTeam })
type Attempt = Awaited<ReturnType<typeof startQuiz>>
/** Right answers to the first so many slots; `from` puts them later in the order. */
const rights = (attempt: Attempt, count: number, from = 0) =>
  opsOf(attempt, (_, slot) => slot < count, rightResponse).map((op) => ({ ...op, seq: op.seq + from }))
const wrongs = (attempt: Attempt, count: number, from = 0) =>
  opsOf(attempt, (_, slot) => slot < count, wrongResponse).map((op) => ({ ...op, seq: op.seq + from }))
type Ops = ReturnType<typeof rights>

const calls = (client: Client, attemptId: string) => {
  const params = { attemptId }
  return {
    save: (ops: Ops, epoch = 1) =>
      client.call('PUT /api/attempts/:attemptId/answers', { params, body: { epoch, ops } }),
    submit: (ops: Ops = [], epoch = 1) =>
      client.call('POST /api/attempts/:attemptId/submit', { params, body: { epoch, ops } }),
    view: () => client.call('GET /api/attempts/:attemptId', { params }),
    result: () => client.call('GET /api/attempts/:attemptId/result', { params }),
    extend: (seconds = 600, extendKey: string = crypto.randomUUID()) =>
      client.call('POST /api/attempts/:attemptId/extend', { params, body: { seconds, reason, extendKey } }),
    reopen: (seconds = 600) =>
      client.call('POST /api/attempts/:attemptId/reopen', { params, body: { seconds, reason } }),
    void: (why = '替考') => client.call('POST /api/attempts/:attemptId/void', { params, body: { reason: why } }),
    events: () => client.call('GET /api/attempts/:attemptId/events', { params }),
  }
}
const started = async (name: string, quizId?: string) => {
  const worker = await fresh(name)
  const attempt = await startQuiz(worker, quizId ?? (await addQuiz(app, federation.city)))
  return { worker, attempt, own: calls(worker, attempt.attemptId), office: calls(admin, attempt.attemptId) }
}
const factsOf = async (attemptId: string) =>
  (
    await app.db.$client.query(
      'select version, answers, right_answers, score, voided from participation_fact where source_id = $1 order by version',
      [attemptId],
    )
  ).rows
const placesOf = async (personId: string) =>
  (
    await app.db.$client.query(
      'select attempt_id, score, elapsed_ms from board_entry where person_id = $1 order by period',
      [personId],
    )
  ).rows
const participations = async () => {
  const { totals } = await admin.call('GET /api/participation/overview', { query: { tradeCode: trade } })
  return totals
}

test('more time while it runs leaves answers and device as they are', async () => {
  const { attempt, own, office } = await started('mehrzeit')
  await own.save(rights(attempt, 2))
  const before = await own.view()
  const extended = await office.extend(600)
  expect(extended).toMatchObject({ state: 'active', displayName: 'mehrzeit', version: null, score: null })
  const after = await own.view()
  expect(after.remainingMs).toBeGreaterThan(before.remainingMs + 590_000)
  expect(after.acceptMs - after.remainingMs).toBe(before.acceptMs - before.remainingMs)
  expect(after).toMatchObject({ epoch: before.epoch, stored: before.stored })
  const { items } = await office.events()
  expect(items.map(({ kind }) => kind)).toEqual(['opened', 'extended'])
  expect(items[1]).toMatchObject({
    actor: { personId: admin.personId, displayName: 'leitung' },
    detail: { seconds: 600, reason },
  })
})

test('more time is given once for a key, however often and whenever it comes', async () => {
  const { attempt, own, office } = await started('einmal')
  const key = crypto.randomUUID()
  const replies = await Promise.all([1, 2, 3].map(() => office.extend(600, key)))
  const [first] = replies
  for (const reply of replies) expect(reply.deadlineAt).toBe(first?.deadlineAt)
  expect((await own.view()).remainingMs).toBeLessThan(1_200_000)
  const more = await office.extend(60)
  expect(Date.parse(more.deadlineAt)).toBe(Date.parse(first?.deadlineAt ?? '') + 60_000)
  expect((await office.events()).items.map(({ kind }) => kind)).toEqual(['opened', 'extended', 'extended'])
  await own.submit(rights(attempt, 1))
  expect(await office.extend(600, key)).toMatchObject({ state: 'closed', deadlineAt: more.deadlineAt })
})

test('more time after the deadline, before anybody has closed it, is counted from now on', async () => {
  const { attempt, own, office } = await started('nachspiel')
  await expire(app, attempt.attemptId, { deadlineSeconds: -20, acceptSeconds: -10 })
  await expect(own.save(rights(attempt, 1))).rejects.toMatchObject({ code: 'attempt.closed' })
  await office.extend(60)
  const view = await own.view()
  expect(view.state).toBe('active')
  expect(view.remainingMs).toBeGreaterThan(50_000)
  expect(await closeDueAttempts(app.db, 'Asia/Shanghai', silent)).toBe(0)
  await own.save(rights(attempt, 1))
  expect((await own.submit()).result).toMatchObject({ score: 100, closeReason: 'submitted' })
  await expect(office.extend()).rejects.toMatchObject({ code: 'attempt.closed' })
})

test('an answer that waits for the extension to be committed is taken by the new time', async () => {
  const { attempt, own } = await started('gleichzeitig')
  await expire(app, attempt.attemptId, { deadlineSeconds: -20, acceptSeconds: -16 })
  const holder = await app.db.$client.connect()
  await holder.query('begin')
  await holder.query(
    `update attempt set deadline_at = now() + interval '1 minute', accept_until = now() + interval '1 minute' where id = $1`,
    [attempt.attemptId],
  )
  const saving = own.save(rights(attempt, 1))
  await untilBlocked(app.db, saving)
  // The sweeper saw it as due before, and passes by.
  expect(await closeDueAttempts(app.db, 'Asia/Shanghai', silent)).toBe(0)
  await holder.query('commit')
  holder.release()
  expect((await saving).stored).toEqual([[0, 1, 1]])
})

test('a reopened attempt goes on; closed again it replaces its result, fact and place, also by less', async () => {
  const { worker, attempt, own, office } = await started('wiederauf')
  await own.submit(rights(attempt, 4))
  const before = await participations()
  // As if it had been half an hour's work, an hour ago.
  await app.db.$client.query(
    `update attempt set started_at = started_at - interval '90 minutes', closed_at = closed_at - interval '1 hour'
     where id = $1`,
    [attempt.attemptId],
  )
  await app.db.$client.query(
    `update attempt_answer set received_at = received_at - interval '1 hour' where attempt_id = $1`,
    [attempt.attemptId],
  )
  expect(await office.reopen()).toMatchObject({ state: 'active', closedAt: null, version: 1, score: 400 })
  expect(await placesOf(worker.personId)).toMatchObject([{ score: 4_000 }, { score: 4_000 }])
  await expect(own.result()).rejects.toMatchObject({ code: 'attempt.open' })
  expect((await worker.call('GET /api/attempts', {})).items[0]).toMatchObject({ state: 'active', score: null })
  expect(await own.view()).toMatchObject({ state: 'active', epoch: 1, stored: Array(4).fill({ epoch: 1 }) })
  await expect(office.reopen()).rejects.toMatchObject({ code: 'attempt.open' })

  await own.save(wrongs(attempt, 3, 20))
  expect((await own.submit()).result).toMatchObject({ score: 100, answered: 4 })
  expect(await factsOf(attempt.attemptId)).toMatchObject([
    { version: 1, right_answers: 4, score: 400 },
    { version: 2, right_answers: 1, score: 100 },
  ])
  const places = await placesOf(worker.personId)
  expect(places).toMatchObject([{ score: 1_000 }, { score: 1_000 }])
  // The hour in which it was closed is nobody's working time.
  for (const place of places) {
    expect(place.elapsed_ms).toBeGreaterThan(1_790_000)
    expect(place.elapsed_ms).toBeLessThan(2_400_000)
  }
  const after = await participations()
  expect(after).toMatchObject({ attempts: before.attempts, answers: before.answers, right: before.right - 3 })
  const today = await worker.call('GET /api/practice/today', {})
  expect(today).toMatchObject({ answered: 4, right: 1 })
  const { items } = await office.events()
  expect(items.map(({ kind }) => kind)).toEqual(['opened', 'closed', 'reopened', 'closed'])
})

test('one attempt runs at a time, and a reopened one uses none of those allowed', async () => {
  const quizId = await addQuiz(app, federation.city, { attemptsAllowed: 2 })
  const { worker, attempt, own, office } = await started('zweimal', quizId)
  await own.submit()
  const second = await startQuiz(worker, quizId)
  await expect(office.reopen()).rejects.toMatchObject({ code: 'attempt.other_active' })
  await calls(worker, second.attemptId).submit()
  const holder = await app.db.$client.connect()
  await holder.query('begin')
  await holder.query('select from person where id = $1 for no key update', [worker.personId])
  const both = Promise.allSettled([office.reopen(), calls(admin, second.attemptId).reopen()])
  await untilBlocked(app.db, both)
  await holder.query('commit')
  holder.release()
  const outcomes = await both
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'attempt.other_active' },
  })
  const running = outcomes[0]?.status === 'fulfilled' ? attempt.attemptId : second.attemptId
  expect((await startQuiz(worker, quizId)).attemptId).toBe(running)
  await calls(worker, running).submit()
  await expect(startQuiz(worker, quizId)).rejects.toMatchObject({ code: 'quiz.attempts_used' })
})

test('a void attempt counts nowhere, and its place goes to the best of the others', async () => {
  const quizId = await addQuiz(app, federation.city, { attemptsAllowed: 3 })
  const { worker, attempt, own } = await started('zurueck', quizId)
  await own.submit(rights(attempt, 2))
  const best = await startQuiz(worker, quizId)
  await calls(worker, best.attemptId).submit(rights(best, 4))
  const before = await participations()
  const office = calls(admin, best.attemptId)
  const replies = await Promise.all([office.void(), office.void(), office.void('替考')])
  for (const reply of replies)
    expect(reply).toMatchObject({ state: 'closed', version: 2, score: null, voided: { reason: '替考' } })
  expect(await office.void('另一个理由')).toMatchObject({ version: 2, voided: { reason: '替考' } })

  expect(await placesOf(worker.personId)).toMatchObject(Array(2).fill({ attempt_id: attempt.attemptId, score: 2_000 }))
  expect(await factsOf(best.attemptId)).toMatchObject([
    { version: 1, voided: false },
    { version: 2, voided: true },
  ])
  expect(await participations()).toMatchObject({ attempts: before.attempts - 1, answers: before.answers - 4 })
  expect(await worker.call('GET /api/practice/today', {})).toMatchObject({ answered: 2, right: 2 })
  const void_ = { at: expect.any(String), reason: '替考' }
  expect(await calls(worker, best.attemptId).result()).toMatchObject({
    voided: void_,
    score: null,
    passed: null,
    slots: [],
    answered: 4,
  })
  expect(await calls(worker, best.attemptId).view()).toMatchObject({ state: 'closed', voided: void_ })
  const listed = (await worker.call('GET /api/attempts', {})).items
  expect(listed).toMatchObject([
    { attemptId: best.attemptId, score: null, passed: null, voided: void_ },
    { attemptId: attempt.attemptId, score: 200, voided: null },
  ])
  const quiz = (await worker.call('GET /api/quizzes', {})).items.find((item) => item.quizId === quizId)
  expect(quiz).toMatchObject({ attemptsUsed: 2, countedScore: 200 })
  await expect(office.reopen()).rejects.toMatchObject({ code: 'attempt.voided' })

  await calls(admin, attempt.attemptId).void()
  expect(await placesOf(worker.personId)).toEqual([])
})

test('a reopened attempt keeps its result of record: where a better one is void, the place is its', async () => {
  const quizId = await addQuiz(app, federation.city, { attemptsAllowed: 3 })
  const { worker, attempt, own, office } = await started('nachgerueckt', quizId)
  await own.submit(rights(attempt, 3))
  const best = await startQuiz(worker, quizId)
  await calls(worker, best.attemptId).submit(rights(best, 4))
  const last = await startQuiz(worker, quizId)
  await calls(worker, last.attemptId).submit(rights(last, 1))
  await office.reopen()
  await calls(admin, best.attemptId).void()
  const inPlace = (attemptId: string, score: number) => Array(2).fill({ attempt_id: attemptId, score })
  expect(await placesOf(worker.personId)).toMatchObject(inPlace(attempt.attemptId, 3_000))
  await office.void()
  expect(await placesOf(worker.personId)).toMatchObject(inPlace(last.attemptId, 1_000))
})

test('a running attempt ends void, and also one that cannot be scored', async () => {
  const { worker, attempt, own, office } = await started('abbruch')
  await own.save(rights(attempt, 3))
  await app.db.$client.query(
    `update attempt set paper = jsonb_set(paper, '{0,questionVersionId}', to_jsonb($2::text)) where id = $1`,
    [attempt.attemptId, crypto.randomUUID()],
  )
  expect(await office.void()).toMatchObject({ state: 'closed', closeReason: 'admin', version: 1 })
  await expect(own.save(rights(attempt, 1, 20))).rejects.toMatchObject({ code: 'attempt.closed' })
  expect(await own.result()).toMatchObject({ score: null, answered: 3, voided: { reason: '替考' } })
  expect(await factsOf(attempt.attemptId)).toEqual([])
  expect(await placesOf(worker.personId)).toEqual([])
})

test('only an admin over the quiz acts on it, and nobody on an attempt of their own', async () => {
  const { attempt, own, office } = await started('fremd')
  const eastern = await signedIn(app, { username: 'ost', organisationId: federation.east, role: 'admin' })
  const beyond = calls(eastern, attempt.attemptId)
  for (const act of [beyond.extend, beyond.reopen, beyond.void, beyond.events])
    await expect(act()).rejects.toMatchObject({ code: 'attempt.unknown', status: 404 })
  for (const act of [own.extend, own.reopen, own.void, own.events])
    await expect(act()).rejects.toMatchObject({ code: 'role.missing' })
  const mine = calls(admin, (await startQuiz(admin, await addQuiz(app, federation.city))).attemptId)
  for (const act of [mine.extend, mine.reopen, mine.void])
    await expect(act()).rejects.toMatchObject({ code: 'attempt.own' })
  expect((await mine.events()).items).toMatchObject([{ kind: 'opened', actor: null }])
  expect((await office.events()).items).toHaveLength(1)
})

test('no attempt of a shut account is reopened', async () => {
  const { worker, own, office } = await started('zu')
  await own.submit()
  await app.db.$client.query('update person set disabled_at = now() where id = $1', [worker.personId])
  await expect(office.reopen()).rejects.toMatchObject({ code: 'account.shut' })
})

test('the database itself keeps the log: nothing is changed, and it goes with the person alone', async () => {
  const { worker, attempt, own } = await started('protokoll')
  await own.submit()
  const id = [attempt.attemptId]
  for (const statement of [
    `update attempt_event set detail = '{}' where attempt_id = $1`,
    'delete from attempt_event where attempt_id = $1',
    'delete from attempt where id = $1',
  ])
    await expect(app.db.$client.query(statement, id)).rejects.toMatchObject({ code: '23001' })
  await app.db.$client.query('delete from person where id = $1', [worker.personId])
  const { rows } = await app.db.$client.query('select from attempt_event where attempt_id = $1', id)
  expect(rows).toEqual([])
})
