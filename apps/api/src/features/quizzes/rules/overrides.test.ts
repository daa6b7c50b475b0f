import type { Input } from '@lianbing/contract/client'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../../test/client.ts'
import { createFederation, type Federation, signedIn } from '../../../../test/people.ts'
import { propertyRuns } from '../../../../test/property-runs.ts'
import { addBank } from '../../../../test/questions.ts'
import { addQuiz, startQuiz } from '../../../../test/quizzes.ts'

let app: TestApp
let federation: Federation
let admin: Client & { personId: string }
let east: Client
let worker: Client & { personId: string }
beforeAll(async () => {
  app = await startTestApp()
  federation = await createFederation(app)
  await addBank(app, { single: 6, multiple: 3, truth: 3 })
  admin = await signedIn(app, { username: 'leitung', organisationId: federation.city, role: 'admin' })
  east = await signedIn(app, { username: 'ostleitung', organisationId: federation.east, role: 'admin' })
  worker = await signedIn(app, { username: 'dreher', displayName: '李师傅', organisationId: federation.millTeam })
})
afterAll(() => app.stop())

type Given = Omit<Input<'PUT /api/office/quizzes/:quizId/overrides/:overrideId'>['body'], 'reason'>
type Target = Input<'POST /api/office/quizzes/:quizId/overrides'>['body']['target']
const nothing: Given = { extraSeconds: null, moreAttempts: null, window: null }
const reason = '手部受伤'
const minuteMs = 60_000
const list = (client: Client, quizId: string) =>
  client.call('GET /api/office/quizzes/:quizId/overrides', { params: { quizId } })
const give = async (client: Client, quizId: string, target: Target, given: Partial<Given>) =>
  (
    await client.call('POST /api/office/quizzes/:quizId/overrides', {
      params: { quizId },
      body: { target, ...nothing, ...given, reason },
    })
  ).overrideId
const changeTo = (client: Client, quizId: string, overrideId: string, given: Partial<Given>) =>
  client.call('PUT /api/office/quizzes/:quizId/overrides/:overrideId', {
    params: { quizId, overrideId },
    body: { ...nothing, ...given, reason: '改' },
  })
const take = (client: Client, quizId: string, overrideId: string) =>
  client.call('POST /api/office/quizzes/:quizId/overrides/:overrideId/removal', {
    params: { quizId, overrideId },
    body: { reason: '收回' },
  })
const mine = async (client: Client, quizId: string) =>
  (await client.call('GET /api/quizzes', {})).items.find((quiz) => quiz.quizId === quizId)

test('given, changed and taken away: listed with who and why, kept in the log, and the worker has it at once', async () => {
  const quizId = await addQuiz(app, federation.city, { attemptsAllowed: 1 })
  const overrideId = await give(admin, quizId, { personId: worker.personId }, { extraSeconds: 600, moreAttempts: 1 })
  await give(admin, quizId, { organisationId: federation.west }, { extraSeconds: 60 })
  expect(await mine(worker, quizId)).toMatchObject({ extraSeconds: 600, moreAttempts: 1, attemptsAllowed: 2 })
  const { items, timeZone } = await list(admin, quizId)
  expect(items).toMatchObject([
    { person: null, organisation: { organisationId: federation.west, name: '西区总工会' }, extraSeconds: 60 },
    {
      person: { personId: worker.personId, displayName: '李师傅', username: 'dreher', organisation: '电修班' },
      organisation: null,
      reason,
      actor: 'leitung',
      isOwn: false,
    },
  ])
  expect(timeZone).not.toBe('')
  await changeTo(admin, quizId, overrideId, { extraSeconds: 300 })
  expect(await mine(worker, quizId)).toMatchObject({ extraSeconds: 300, moreAttempts: 0, attemptsAllowed: 1 })
  await take(admin, quizId, overrideId)
  expect(await mine(worker, quizId)).toMatchObject({ extraSeconds: 0, attemptsAllowed: 1 })
  expect((await list(admin, quizId)).items).toHaveLength(1)
  await expect(take(admin, quizId, overrideId)).rejects.toMatchObject({ code: 'override.unknown' })
  const { rows } = await app.db.$client.query(
    `select kind, actor_id as "actorId", detail ->> 'reason' as reason, detail ->> 'extraSecondsBefore' as before
     from quiz_event where quiz_id = $1 and detail ->> 'overrideId' = $2 order by id`,
    [quizId, overrideId],
  )
  const actorId = admin.personId
  expect(rows).toEqual([
    { kind: 'override_added', actorId, reason, before: null },
    { kind: 'override_changed', actorId, reason: '改', before: '600' },
    { kind: 'override_removed', actorId, reason: '收回', before: '300' },
  ])
  const log = await admin.call('GET /api/office/quizzes/:quizId/overrides/log', { params: { quizId } })
  const [target, actor] = ['李师傅', 'leitung']
  expect(log.items).toMatchObject([
    { act: 'removed', target, actor, extraSeconds: 300, moreAttempts: null, reason: '收回' },
    { act: 'changed', target, actor, extraSeconds: 300, moreAttempts: null, reason: '改' },
    { act: 'added', target: '西区总工会', actor, extraSeconds: 60 },
    { act: 'added', target, actor, extraSeconds: 600, moreAttempts: 1, window: null, reason },
  ])
  const notTheirs = east.call('GET /api/office/quizzes/:quizId/overrides/log', { params: { quizId } })
  await expect(notTheirs).rejects.toMatchObject({ code: 'quiz.unknown' })
})

test('a running attempt keeps its time; the next one begins with what was given', async () => {
  const quizId = await addQuiz(app, federation.city)
  const person = await signedIn(app, { username: 'laufend', organisationId: federation.millTeam })
  const running = await startQuiz(person, quizId)
  await give(admin, quizId, { personId: person.personId }, { extraSeconds: 600 })
  const params = { attemptId: running.attemptId }
  expect((await person.call('GET /api/attempts/:attemptId', { params })).remainingMs).toBeLessThanOrEqual(600_000)
  await person.call('POST /api/attempts/:attemptId/submit', { params, body: { epoch: 1, ops: [] } })
  expect((await startQuiz(person, quizId)).remainingMs).toBeGreaterThan(1_190_000)
})

test('whom it is not for: another’s quiz, people and organisations beyond it, oneself, and nothing given', async () => {
  const quizId = await addQuiz(app, federation.city)
  const ofWest = await addQuiz(app, federation.west)
  const ofEast = await addQuiz(app, federation.east)
  for (const act of [
    () => list(east, quizId),
    () => list(east, ofWest),
    () => give(east, quizId, { personId: worker.personId }, { extraSeconds: 60 }),
  ])
    await expect(act()).rejects.toMatchObject({ code: 'quiz.unknown' })
  await expect(list(worker, quizId)).rejects.toMatchObject({ code: 'role.missing' })
  await expect(give(admin, ofWest, { personId: worker.personId }, { extraSeconds: 60 })).rejects.toMatchObject({
    code: 'account.unknown',
  })
  await expect(give(east, ofEast, { organisationId: federation.city }, { extraSeconds: 60 })).rejects.toMatchObject({
    code: 'organisation.unknown',
  })
  await expect(give(admin, quizId, { personId: admin.personId }, { extraSeconds: 60 })).rejects.toMatchObject({
    code: 'attempt.own',
  })
  const none = await give(admin, quizId, { personId: worker.personId }, {}).catch((error: unknown) => error)
  expect(none).toMatchObject({ code: 'request.invalid', errors: [{ pointer: '/body/extraSeconds' }] })
  const at = new Date().toISOString()
  const backwards = { window: { opensAt: at, closesAt: at } }
  await expect(give(admin, quizId, { personId: worker.personId }, backwards)).rejects.toMatchObject({
    code: 'request.invalid',
    errors: [{ pointer: '/body/window/closesAt' }],
  })
  const own = await give(east, ofEast, { organisationId: federation.mill }, { extraSeconds: 60 })
  await expect(give(east, ofEast, { organisationId: federation.mill }, { extraSeconds: 90 })).rejects.toMatchObject({
    code: 'override.exists',
  })
  await expect(take(admin, quizId, own)).rejects.toMatchObject({ code: 'override.unknown' })
})

test('a window of one’s own never leads into a sitting on paper', async () => {
  const past = { opensAt: new Date(Date.now() - 90 * minuteMs), closesAt: new Date(Date.now() - 60 * minuteMs) }
  const quizId = await addQuiz(app, federation.city, past)
  const held = new Date(Date.now() - 30 * minuteMs)
  const paper = crypto.randomUUID()
  await app.db.$client.query(
    'insert into quiz_opening (id, quiz_id, opens_at, closes_at, on_paper) values ($1, $2, $3, $3, true)',
    [paper, quizId, held],
  )
  const window = { opensAt: held.toISOString(), closesAt: new Date(Date.now() + 10 * minuteMs).toISOString() }
  await give(admin, quizId, { personId: worker.personId }, { window })
  expect(await mine(worker, quizId)).toMatchObject({ closesAt: window.closesAt, hasOwnWindow: true })
  const { attemptId } = await startQuiz(worker, quizId)
  const { rows } = await app.db.$client.query('select opening_id from attempt where id = $1', [attemptId])
  expect(rows).not.toEqual([{ opening_id: paper }])
})

/** From the person outwards. */
const near = ['person', 'millTeam', 'mill', 'east', 'city'] as const
const beside = ['west', 'yardTeam'] as const
type Place = (typeof near)[number] | (typeof beside)[number]
const given = fc
  .record({
    extraSeconds: fc.option(fc.integer({ min: 1, max: 5_000 })),
    moreAttempts: fc.option(fc.integer({ min: 1, max: 9 })),
    minutes: fc.option(fc.integer({ min: 31, max: 600 })),
  })
  .filter(({ extraSeconds, moreAttempts, minutes }) => (extraSeconds ?? moreAttempts ?? minutes) !== null)
type Plan = (typeof given extends fc.Arbitrary<infer T> ? T : never) & { place: Place }

test('of each of the three the nearest that says something holds: person, team, enterprise, district, city', async () => {
  const base = Math.floor(Date.now() / 1_000) * 1_000
  const at = (minutes: number) => new Date(base + minutes * minuteMs).toISOString()
  const plans: fc.Arbitrary<Plan[]> = fc
    .uniqueArray(fc.constantFrom<Place>(...near, ...beside), { minLength: 1, maxLength: 5 })
    .chain((places) => fc.tuple(...places.map((place) => given.map((one) => ({ place, ...one })))))
  await fc.assert(
    fc.asyncProperty(plans, async (all) => {
      const quizId = await addQuiz(app, federation.city, { attemptsAllowed: 1, closesAt: new Date(at(30)) })
      for (const { place, minutes, ...one } of all) {
        const target = place === 'person' ? { personId: worker.personId } : { organisationId: federation[place] }
        const window = minutes === null ? null : { opensAt: at(-1), closesAt: at(minutes) }
        await give(admin, quizId, target, { ...one, window })
      }
      const nearest = <K extends 'extraSeconds' | 'moreAttempts' | 'minutes'>(name: K) =>
        near.map((place) => all.find((one) => one.place === place)?.[name] ?? null).find((value) => value !== null) ??
        null
      const [extra, more, end] = [nearest('extraSeconds') ?? 0, nearest('moreAttempts') ?? 0, nearest('minutes')]
      expect(await mine(worker, quizId)).toMatchObject({
        extraSeconds: extra,
        attemptsAllowed: 1 + more,
        moreAttempts: more,
        hasOwnWindow: end !== null,
        closesAt: new Date(Date.parse(at(end ?? 30)) + extra * 1_000).toISOString(),
      })
    }),
    propertyRuns('overrides', 15),
  )
})
