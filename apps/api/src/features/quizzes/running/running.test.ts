import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../../test/client.ts'
import { createFederation, type Federation, signedIn } from '../../../../test/people.ts'
import { addBank, canary, rightResponse } from '../../../../test/questions.ts'
import { addQuiz, expire, opsOf, startQuiz } from '../../../../test/quizzes.ts'
import { closeWaiting } from './run-closings.ts'

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

const reason = '停电十分钟'
type Worker = Client & { personId: string }
const worker = (username: string, organisationId = federation.millTeam) => signedIn(app, { username, organisationId })

const openingOf = async (quizId: string) => {
  const { openings } = await admin.call('GET /api/quizzes/:quizId/running', { params: { quizId } })
  return openings[0]?.openingId ?? ''
}
const begun = async (...names: string[]) => {
  const quizId = await addQuiz(app, federation.city)
  const people: { client: Worker; attempt: Awaited<ReturnType<typeof startQuiz>> }[] = []
  for (const name of names) {
    const client = await worker(name)
    people.push({ client, attempt: await startQuiz(client, quizId) })
  }
  return { quizId, openingId: await openingOf(quizId), people }
}
type Query = { organisationId?: number; state?: 'active' | 'silent' | 'away'; name?: string; cursor?: string }
const running = (openingId: string, query: Query = {}, client: Client = admin) =>
  client.call('GET /api/openings/:openingId/running', { params: { openingId }, query })
const view = ({ client, attempt: { attemptId } }: Awaited<ReturnType<typeof begun>>['people'][number]) =>
  client.call('GET /api/attempts/:attemptId', { params: { attemptId } })
const handIn = () => closeWaiting({ db: app.db, timeZone: 'Asia/Shanghai', log: { error: () => undefined } })
const logOf = async (openingId: string) =>
  (await admin.call('GET /api/openings/:openingId/log', { params: { openingId } })).items

test('who is in, how far, on how many devices, and how it ended', async () => {
  const { openingId, people } = await begun('eins', 'zwei')
  const [one, two] = people
  if (!one || !two) throw new Error('two were begun')
  const params = { attemptId: one.attempt.attemptId }
  const ops = opsOf(one.attempt, (_, slot) => slot < 3, rightResponse)
  await one.client.call('PUT /api/attempts/:attemptId/answers', { params, body: { epoch: 1, ops } })
  const cleared = { epoch: 1, ops: [{ slot: 0, response: {}, seq: 50, elapsedMs: 1 }] }
  await one.client.call('PUT /api/attempts/:attemptId/answers', { params, body: cleared })
  await one.client.call('POST /api/attempts/:attemptId/takeover', {
    params,
    body: { deviceKey: crypto.randomUUID() },
  })
  const { items, counts, inReach } = await running(openingId)
  expect(counts).toMatchObject({ active: 2, silent: 0, submitted: 0 })
  expect(inReach).toBe(2)
  expect(
    items.map(({ displayName, answered, questions, deviceChanges }) => [
      displayName,
      answered,
      questions,
      deviceChanges,
    ]),
  ).toEqual([
    ['eins', 2, 8, 1],
    ['zwei', 0, 8, 0],
  ])
  const twoParams = { attemptId: two.attempt.attemptId }
  const all = opsOf(two.attempt, () => true, rightResponse)
  await two.client.call('POST /api/attempts/:attemptId/submit', { params: twoParams, body: { epoch: 1, ops: all } })
  const after = await running(openingId)
  expect(after.items[1]).toMatchObject({ state: 'submitted', answered: 8, score: 1_000, maximum: 1_000, passed: true })
  expect(after.opening).toMatchObject({ state: 'open', attempts: 2, active: 1 })
})

test('one that was not heard of for longer than an open page lets pass is silent, until it is heard of', async () => {
  const { openingId, people } = await begun('stumm')
  const [one] = people
  if (!one) throw new Error('one was begun')
  await app.db.$client.query(`update attempt set started_at = now() - interval '200 s' where id = $1`, [
    one.attempt.attemptId,
  ])
  expect((await running(openingId)).items).toMatchObject([{ state: 'silent' }])
  expect((await running(openingId, { state: 'silent' })).items).toHaveLength(1)
  await view(one)
  expect((await running(openingId)).items).toMatchObject([{ state: 'active' }])
  expect((await running(openingId, { state: 'silent' })).items).toEqual([])
})

test('a page that was left says so, once in whatever order it comes; it ends nothing', async () => {
  const { openingId, people } = await begun('weg')
  const [one] = people
  if (!one) throw new Error('one was begun')
  const params = { attemptId: one.attempt.attemptId }
  const tell = (count: number, seconds: number, isAway: boolean, client: Client = one.client) =>
    client.call('POST /api/attempts/:attemptId/absences', { params, body: { epoch: 1, count, seconds, isAway } })
  await tell(1, 0, true)
  const [left] = (await running(openingId)).items
  expect(left).toMatchObject({ state: 'away', awaySince: expect.any(String) })
  await tell(3, 95, false)
  await tell(2, 30, true)
  await tell(9, 900, true, await worker('fremd'))
  expect((await running(openingId)).items).toMatchObject([{ state: 'active', awaySince: null }])
  const { rows } = await app.db.$client.query('select count, seconds from attempt_absence where attempt_id = $1', [
    params.attemptId,
  ])
  expect(rows).toEqual([{ count: 3, seconds: 95 }])
  expect(await view(one)).toMatchObject({ state: 'active' })
})

test('by organisation, state and name; what is beyond reach does not exist', async () => {
  const quizId = await addQuiz(app, federation.city)
  for (const [name, organisationId] of [
    ['hier1', federation.millTeam],
    ['hier2', federation.mill],
    ['dort1', federation.yardTeam],
  ] as const)
    await startQuiz(await worker(name, organisationId), quizId)
  const openingId = await openingOf(quizId)
  const names = async (query: Query) => (await running(openingId, query)).items.map(({ displayName }) => displayName)
  expect(await names({})).toEqual(['dort1', 'hier1', 'hier2'])
  expect(await names({ organisationId: federation.east })).toEqual(['hier1', 'hier2'])
  expect((await running(openingId, { organisationId: federation.east })).counts).toMatchObject({ active: 2 })
  expect(await names({ name: 'R1' })).toEqual(['hier1'])
  expect(await names({ name: '%' })).toEqual([])
  const east = await signedIn(app, { username: 'ost', organisationId: federation.east, role: 'admin' })
  await expect(running(openingId, {}, east)).rejects.toMatchObject({ code: 'opening.unknown' })
  await expect(east.call('GET /api/quizzes/:quizId/running', { params: { quizId } })).rejects.toMatchObject({
    code: 'quiz.unknown',
  })
  const union = await signedIn(app, { username: 'bund', organisationId: federation.city, role: 'union' })
  await expect(running(openingId, {}, union)).rejects.toMatchObject({ code: 'role.missing' })
  expect(admin.bodies.join('\n')).not.toContain(canary.key)
})

test('more time for all, once for a key, but for oneself; the log names it once', async () => {
  const { quizId, openingId, people } = await begun('alle1', 'alle2')
  await startQuiz(admin, quizId)
  const before = await Promise.all(people.map(view))
  const body = { seconds: 600, reason, extendKey: crypto.randomUUID() }
  const extend = () => admin.call('POST /api/openings/:openingId/extend', { params: { openingId }, body })
  const replies = await Promise.all([extend(), extend()])
  expect(replies.reduce((sum, { touched }) => sum + touched, 0)).toBe(2)
  expect(await extend()).toEqual({ touched: 0 })
  const after = await Promise.all(people.map(view))
  for (const [index, { remainingMs }] of after.entries()) {
    const gained = remainingMs - (before[index]?.remainingMs ?? 0)
    expect(gained).toBeGreaterThan(590_000)
    expect(gained).toBeLessThanOrEqual(600_000)
  }
  const own = (await running(openingId)).items.find(({ isOwn }) => isOwn)
  expect(own?.remainingMs).toBeLessThanOrEqual(600_000)
  const log = await logOf(openingId)
  expect(
    log.every(
      ({ act, actor, reason: why, person }) =>
        act === 'extended' && actor === 'leitung' && why === reason && person === null,
    ),
  ).toBe(true)
  expect(log.reduce((sum, { detail }) => sum + Number(detail.people), 0)).toBe(2)
})

test('handed in for one and for all of an organisation; what is saved is scored, and the log says who and why', async () => {
  const { quizId, openingId, people } = await begun('ab1', 'ab2', 'ab3')
  const [one, two] = people
  if (!one || !two) throw new Error('three were begun')
  const params = { attemptId: one.attempt.attemptId }
  const ops = opsOf(one.attempt, () => true, rightResponse)
  await one.client.call('PUT /api/attempts/:attemptId/answers', { params, body: { epoch: 1, ops } })
  const close = () => admin.call('POST /api/attempts/:attemptId/close', { params, body: { reason: '身体不适' } })
  const closed = await close()
  expect(closed).toMatchObject({ state: 'closed', closeReason: 'admin', score: 1_000 })
  expect(await close()).toEqual(closed)
  const all = (organisationId?: number) =>
    admin.call('POST /api/openings/:openingId/close', {
      params: { openingId },
      body: { reason, ...(organisationId === undefined ? {} : { organisationId }) },
    })
  expect(await all(federation.west)).toMatchObject({ people: 0 })
  const asked = await all()
  expect(asked).toMatchObject({ people: 2, done: 0, endedAt: null })
  // Sent again it is the same one; whoever begins or is reopened meanwhile is not concerned.
  expect((await all()).closingId).toBe(asked.closingId)
  const late = await startQuiz(await worker('ab-spaet'), quizId)
  await admin.call('POST /api/attempts/:attemptId/reopen', { params, body: { seconds: 600, reason } })
  // A process that is at it is let be; of one that died another takes it over.
  const heard = (age: string) =>
    app.db.$client.query(`update opening_closing set touched_at = now() - $1::interval`, [age])
  await heard('1 s')
  expect(await handIn()).toBe(0)
  await heard('31 s')
  expect(await handIn()).toBe(2)
  expect(await handIn()).toBe(0)
  const { counts, closings } = await running(openingId)
  expect(counts).toMatchObject({ ended: 2, active: 2 })
  expect(closings.map(({ people: wanted, done, left, endedAt }) => [wanted, done, left, endedAt === null])).toEqual([
    [2, 2, 0, false],
    [0, 0, 0, false],
  ])
  const lateParams = { attemptId: late.attemptId }
  await admin.call('POST /api/attempts/:attemptId/void', { params: lateParams, body: { reason } })
  await close()
  expect((await running(openingId)).counts).toMatchObject({ ended: 3, active: 0, void: 1 })
  await expect(
    two.client.call('PUT /api/attempts/:attemptId/answers', {
      params: { attemptId: two.attempt.attemptId },
      body: { epoch: 1, ops: opsOf(two.attempt, () => true, rightResponse) },
    }),
  ).rejects.toMatchObject({ code: 'attempt.closed' })
  expect((await logOf(openingId)).map(({ act, person, reason: why }) => [act, person?.displayName, why])).toEqual([
    ['closed', 'ab1', '身体不适'],
    ['voided', 'ab-spaet', reason],
    ['closed', undefined, reason],
    ['reopened', 'ab1', reason],
    ['closed', 'ab1', '身体不适'],
  ])
  const events = await admin.call('GET /api/attempts/:attemptId/events', { params })
  expect(events.items.at(-1)).toMatchObject({ kind: 'closed', actor: { displayName: 'leitung' } })
})

test('the end is moved: who was cut short gains, nobody loses, and from then on nobody begins', async () => {
  const { quizId, openingId, people } = await begun('kurz', 'lang')
  const [cut] = people
  if (!cut) throw new Error('two were begun')
  await app.db.$client.query(`update quiz_opening set closes_at = now() + interval '5 minutes' where id = $1`, [
    openingId,
  ])
  await app.db.$client.query(
    `update attempt set deadline_at = w.closes_at, accept_until = w.closes_at + interval '10 s'
     from quiz_opening w where w.id = attempt.opening_id and attempt.id = $1`,
    [cut.attempt.attemptId],
  )
  const move = (closesAt: string | null) =>
    admin.call('POST /api/openings/:openingId/move', { params: { openingId }, body: { closesAt, reason } })
  await expect(move(new Date(Date.now() - 60_000).toISOString())).rejects.toMatchObject({ code: 'opening.end_unfit' })
  expect(await move(new Date(Date.now() + 3_600_000).toISOString())).toMatchObject({ gained: 1 })
  const times = await Promise.all(people.map(view))
  for (const { remainingMs } of times) expect(remainingMs).toBeGreaterThan(580_000)
  expect(times[0]?.acceptMs).toBe((times[0]?.remainingMs ?? 0) + 10_000)
  expect(await move(null)).toMatchObject({ gained: 0, opening: { state: 'over', active: 2 } })
  await expect(move(null)).rejects.toMatchObject({ code: 'opening.end_unfit' })
  await expect(startQuiz(await worker('spaet'), quizId)).rejects.toMatchObject({ code: 'quiz.not_open' })
  expect(await view(cut)).toMatchObject({ state: 'active' })
  expect((await logOf(openingId)).map(({ act }) => act)).toEqual(['moved', 'moved'])
})

test('the end is moved: the time and the window that somebody has beyond the rules are kept', async () => {
  const quizId = await addQuiz(app, federation.city, { closesAt: new Date(Date.now() + 300_000) })
  const give = (personId: string, gift: { seconds?: number; windowSeconds?: number }) =>
    app.db.$client.query(
      `insert into quiz_override (id, quiz_id, person_id, extra_seconds, opens_at, closes_at, reason, actor_id)
       select gen_random_uuid(), $1, $2, $3, case when $4::int is not null then now() - interval '1 minute' end,
         now() + make_interval(secs => $4::int), 'r', $2`,
      [quizId, personId, gift.seconds ?? null, gift.windowSeconds ?? null],
    )
  const people: Awaited<ReturnType<typeof begun>>['people'] = []
  for (const [name, gift] of [
    ['regel', undefined],
    ['mehrzeit', { seconds: 200 }],
    ['fenster', { windowSeconds: 420 }],
    ['danach', undefined],
    ['verlaengert', undefined],
  ] as const) {
    const client = await worker(name)
    if (gift) await give(client.personId, gift)
    people.push({ client, attempt: await startQuiz(client, quizId) })
  }
  await give(people[3]?.client.personId ?? '', { seconds: 50 })
  const body = { seconds: 60, reason, extendKey: crypto.randomUUID() }
  const longer = { params: { attemptId: people[4]?.attempt.attemptId ?? '' }, body }
  await admin.call('POST /api/attempts/:attemptId/extend', longer)
  const openingId = await openingOf(quizId)
  const lefts = async () =>
    (await Promise.all(people.map(view))).map(({ remainingMs }) => Math.ceil(remainingMs / 10_000))
  const move = async (seconds: number) => {
    const closesAt = new Date(Date.now() + seconds * 1_000).toISOString()
    return (
      await admin.call('POST /api/openings/:openingId/move', { params: { openingId }, body: { closesAt, reason } })
    ).gained
  }
  expect(await lefts()).toEqual([30, 50, 42, 30, 36])
  expect(await move(390)).toBe(4)
  expect(await lefts()).toEqual([39, 59, 42, 44, 39])
  expect(await move(3_600)).toBe(5)
  expect(await lefts()).toEqual([60, 80, 60, 65, 60])
})

test('the log has acts upon one, too, and is read on', async () => {
  const { openingId, people } = await begun('akte')
  const [one] = people
  if (!one) throw new Error('one was begun')
  const params = { attemptId: one.attempt.attemptId }
  await expire(app, params.attemptId, { deadlineSeconds: 60, acceptSeconds: 70 })
  for (let time = 0; time < 51; time += 1)
    await admin.call('POST /api/attempts/:attemptId/extend', {
      params,
      body: { seconds: 1, reason: `第${time}次`, extendKey: crypto.randomUUID() },
    })
  await admin.call('POST /api/attempts/:attemptId/void', { params, body: { reason: '替考' } })
  const first = await admin.call('GET /api/openings/:openingId/log', { params: { openingId } })
  expect(first.items[0]).toMatchObject({ act: 'voided', reason: '替考', person: { displayName: 'akte' } })
  const rest = await admin.call('GET /api/openings/:openingId/log', {
    params: { openingId },
    query: { cursor: first.nextCursor ?? '' },
  })
  expect(rest.nextCursor).toBeNull()
  expect([...first.items, ...rest.items].slice(1).map(({ reason: why }) => why)).toEqual(
    Array.from({ length: 51 }, (_, index) => `第${50 - index}次`),
  )
})
