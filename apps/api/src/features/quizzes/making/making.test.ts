import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../../test/client.ts'
import { createFederation, type Federation, signedIn } from '../../../../test/people.ts'
import { draftOf } from '../../../../test/questions.ts'
import { startQuiz } from '../../../../test/quizzes.ts'
import { addDrafts } from '../../banks/add-drafts.ts'

const tradeCode = '6-31-01-03'
let app: TestApp
let federation: Federation
let admin: Client
let worker: Client

beforeAll(async () => {
  app = await startTestApp()
  federation = await createFederation(app)
  admin = await signedIn(app, { username: 'amt', organisationId: federation.city, role: 'admin' })
  worker = await signedIn(app, { username: 'werk', organisationId: federation.millTeam })
  const drafts = Array.from({ length: 6 }, (_, place) => draftOf('true-false', place))
  await addDrafts(app.db, { tradeCode, bankName: '判断' }, drafts)
})
afterAll(() => app.stop())

const section = { type: 'true-false', tradeCode, level: null, language: 'zh-CN', count: 4, maximum: 50 } as const
const draft = {
  title: '电工摸底',
  language: 'zh-CN' as const,
  blueprint: { sections: [section] },
  rules: {
    timeLimitSeconds: 600,
    passScore: 120,
    graceSeconds: 10,
    attemptsAllowed: null,
    feedback: 'review' as const,
    strict: true,
  },
}
type Changes = Partial<Omit<typeof draft, 'blueprint'>> & {
  blueprint?: {
    sections: (Omit<typeof section, 'count'> & { count: number; fixed?: string[] })[]
    unseenFirst?: boolean
  }
}

const create = async (changes: Changes = {}, organisationId = federation.city) => {
  const body = { organisationId, tradeCode, draft: { ...draft, ...changes } }
  return (await admin.call('POST /api/office/quizzes', { body })).quizId
}
const read = (quizId: string, client = admin) => client.call('GET /api/office/quizzes/:quizId', { params: { quizId } })
const save = (quizId: string, revision: number, changes: Changes = {}) =>
  admin.call('PUT /api/office/quizzes/:quizId/draft', {
    params: { quizId },
    body: { organisationId: federation.city, tradeCode, revision, draft: { ...draft, ...changes } },
  })
const publish = (quizId: string, revision = 0) =>
  admin.call('POST /api/office/quizzes/:quizId/publish', { params: { quizId }, body: { revision } })
const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString()
const open = (quizId: string, from: number, to: number | null) =>
  admin.call('POST /api/office/quizzes/:quizId/openings', {
    params: { quizId },
    body: { opensAt: hours(from), closesAt: to === null ? null : hours(to), prepared: 0 },
  })
const code = (wanted: string) => ({ code: wanted })

test('a quiz goes from a draft to its opening, and what is published stays while the next version is written', async () => {
  const quizId = await create()
  expect(await read(quizId)).toMatchObject({ state: 'draft', isChanged: true, revision: 0, published: null })
  await open(quizId, -1, 1)
  await expect(startQuiz(worker, quizId)).rejects.toMatchObject(code('quiz.unknown'))

  await publish(quizId)
  expect(await read(quizId)).toMatchObject({ state: 'open', isChanged: false, published: { version: 1 } })
  expect((await startQuiz(worker, quizId)).slots).toHaveLength(4)

  const { revision } = await read(quizId)
  await save(quizId, revision, { title: '第二版', blueprint: { sections: [{ ...section, count: 3 }] } })
  const { items } = await worker.call('GET /api/quizzes', {})
  expect(items.find((item) => item.quizId === quizId)).toMatchObject({ title: '电工摸底', questions: 4 })
  expect(await publish(quizId, revision + 1)).toEqual({ version: 2 })
  // Its reply was lost.
  await expect(publish(quizId, revision + 1)).rejects.toMatchObject(code('quiz.changed'))
  expect(await publish(quizId, revision + 2)).toEqual({ version: 2 })

  const log = await app.db.$client.query('select kind from quiz_event where quiz_id = $1 order by id', [quizId])
  expect(log.rows.map(({ kind }) => kind)).toEqual(['created', 'opening_added', 'published', 'published'])
  await expect(app.db.$client.query('delete from quiz_event')).rejects.toThrow('only ever added to')
})

test('of two editors the later one is told, and nothing of the first is lost', async () => {
  const quizId = await create()
  expect(await save(quizId, 0, { title: '甲改的' })).toEqual({ revision: 1 })
  await expect(save(quizId, 0, { title: '乙改的' })).rejects.toMatchObject(code('quiz.changed'))
  expect((await read(quizId)).draft.title).toBe('甲改的')
  await expect(publish(quizId, 0)).rejects.toMatchObject(code('quiz.changed'))
})

test('what is not complete, or what the bank cannot give, is not published', async () => {
  const fault = async (changes: Changes) => publish(await create(changes)).catch((error) => error)
  expect(await fault({ title: '' })).toMatchObject({ code: 'quiz.unfit', errors: [{ pointer: '/draft/title' }] })
  expect(await fault({ blueprint: { sections: [] } })).toMatchObject(code('quiz.unfit'))
  expect(await fault({ rules: { ...draft.rules, passScore: 201 } })).toMatchObject(code('quiz.unfit'))
  const many = { sections: [{ ...section, count: 7 }] }
  expect(await fault({ blueprint: many })).toMatchObject(code('quiz.questions_lacking'))
})

test('changes go back to what is published; a copy begins with what its model has', async () => {
  const quizId = await create()
  const discard = (revision: number) =>
    admin.call('DELETE /api/office/quizzes/:quizId/draft', { params: { quizId }, query: { revision } })
  await expect(discard(0)).rejects.toMatchObject(code('quiz.unpublished'))
  await publish(quizId)
  await save(quizId, 1, { title: '改坏了' })
  await discard(2)
  expect(await read(quizId)).toMatchObject({ isChanged: false, draft: { title: '电工摸底' } })

  const body = { title: '电工摸底 2' }
  const copy = await admin.call('POST /api/office/quizzes/:quizId/copy', { params: { quizId }, body })
  expect(await read(copy.quizId)).toMatchObject({ state: 'draft', openings: [], draft: { ...draft, ...body } })
})

test('openings do not overlap, end after they begin, and stay where somebody has started', async () => {
  const quizId = await create()
  await publish(quizId)
  expect((await read(quizId)).state).toBe('unscheduled')
  const { openingId } = await open(quizId, -2, 1)
  await expect(open(quizId, 0, 2)).rejects.toMatchObject(code('opening.overlaps'))
  await expect(open(quizId, 5, 4)).rejects.toMatchObject(code('opening.unfit'))
  const later = await open(quizId, 1.5, null)
  await expect(open(quizId, 9, 10)).rejects.toMatchObject(code('opening.overlaps'))
  const params = { quizId, openingId }
  const move = { opensAt: hours(-2), closesAt: hours(2), prepared: 0 }
  const change = (body: typeof move) =>
    admin.call('PUT /api/office/quizzes/:quizId/openings/:openingId', { params, body })
  await expect(change(move)).rejects.toMatchObject(code('opening.overlaps'))
  await startQuiz(worker, quizId)
  const remove = (id: string) =>
    admin.call('DELETE /api/office/quizzes/:quizId/openings/:openingId', { params: { quizId, openingId: id } })
  await expect(remove(openingId)).rejects.toMatchObject(code('opening.used'))
  await remove(later.openingId)
  await change(move)
  expect((await read(quizId)).openings).toMatchObject([{ openingId, closesAt: move.closesAt, attempts: 1 }])
})

test('an archived quiz is neither shown nor started, what runs goes on, and it can be fetched back', async () => {
  const quizId = await create()
  await publish(quizId)
  await open(quizId, -1, 1)
  const { attemptId } = await startQuiz(worker, quizId)
  const archive = (archived: boolean) =>
    admin.call('PUT /api/office/quizzes/:quizId/archive', { params: { quizId }, body: { archived } })
  await archive(true)
  const shown = async () => (await worker.call('GET /api/quizzes', {})).items.some((item) => item.quizId === quizId)
  expect(await shown()).toBe(false)
  await expect(startQuiz(worker, quizId)).rejects.toMatchObject(code('quiz.unknown'))
  expect((await worker.call('GET /api/attempts/:attemptId', { params: { attemptId } })).state).toBe('active')
  const listed = async (state?: 'archived') =>
    (await admin.call('GET /api/office/quizzes', { query: { state } })).items.some((item) => item.quizId === quizId)
  expect([await listed(), await listed('archived')]).toEqual([false, true])
  await archive(false)
  expect(await shown()).toBe(true)
})

test('a quiz beyond the reach does not exist; an expert sees those of their trades and changes none', async () => {
  const quizId = await create({}, federation.east)
  const west = await signedIn(app, { username: 'west', organisationId: federation.west, role: 'admin' })
  await expect(read(quizId, west)).rejects.toMatchObject(code('quiz.unknown'))
  expect((await west.call('GET /api/office/quizzes', {})).items).toEqual([])
  const body = { organisationId: federation.east, tradeCode, draft }
  await expect(west.call('POST /api/office/quizzes', { body })).rejects.toMatchObject(code('organisation.unknown'))

  const expert = await signedIn(app, { username: 'fach', organisationId: federation.city, role: 'expert' })
  expect(await read(quizId, expert)).toMatchObject({ quizId })
  await expect(
    expert.call('POST /api/office/quizzes/:quizId/publish', { params: { quizId }, body: { revision: 0 } }),
  ).rejects.toMatchObject(code('role.missing'))
  await app.db.$client.query(`update role_grant set trade_codes = '{6-18-01-01}' where person_id = $1`, [
    expert.personId,
  ])
  await expect(read(quizId, expert)).rejects.toMatchObject(code('quiz.unknown'))
  expect((await expert.call('GET /api/office/quizzes', {})).items).toEqual([])
})

test('the check names what a cell lacks before publishing does, and says what the bank has', async () => {
  const check = (changes: object) =>
    admin.call('POST /api/office/quizzes/check', { body: { blueprint: { sections: [{ ...section, ...changes }] } } })
  const enough = await check({})
  expect(enough.cells).toMatchObject([{ section: 0, wanted: 4, pool: 6, available: 4, cause: null }])
  expect((await check({ count: 9 })).cells).toMatchObject([{ wanted: 9, available: 6, cause: 'few' }])
  const hard = await check({ count: 5, difficulty: { from: 5, to: 5 } })
  expect(hard.cells).toMatchObject([{ cause: 'few', relaxed: [{ by: 'difficulty', available: 6 }] }])
  const gone = crypto.randomUUID()
  expect(await check({ fixed: [gone] })).toMatchObject({ missing: [[gone]], cells: [{ cause: 'fixed_gone' }, {}] })
})

test('a sample is drawn anew each time, with keys only for those who look after the banks', async () => {
  const sample = (client: Client, quizId: string) =>
    client.call('POST /api/office/quizzes/:quizId/sample', { params: { quizId } })
  const quizId = await create({}, federation.east)
  const east = await signedIn(app, { username: 'ost', organisationId: federation.east, role: 'admin' })
  const [question] = (await sample(admin, quizId)).sections[0]?.questions ?? []
  expect(question?.reviewed?.key).toMatchObject({ type: 'true-false' })
  const blind = await sample(east, quizId)
  expect(blind.sections[0]?.questions).toHaveLength(4)
  expect(JSON.stringify(blind)).not.toMatch(/"(key|explanation)"/)
  const drawn = new Set<string>()
  for (let round = 0; round < 8; round++)
    for (const { questionId } of (await sample(east, quizId)).sections[0]?.questions ?? []) drawn.add(questionId)
  expect(drawn.size).toBeGreaterThan(4)
})

test('named questions are in every paper, and what a worker has not been asked comes first', async () => {
  const [named] = (await admin.call('GET /api/questions', { query: { tradeCode } })).items
  const fixed = [named?.questionId ?? '']
  const blueprint = { sections: [{ ...section, count: 3, fixed }], unseenFirst: true }
  const quizId = await create({ blueprint })
  await publish(quizId)
  await open(quizId, -1, 1)
  const fresh = await signedIn(app, { username: 'neu', organisationId: federation.millTeam })
  const asked = async () => {
    const { attemptId } = await startQuiz(fresh, quizId)
    const { rows } = await app.db.$client.query<{ id: string }>(
      `select v.question_id as id from attempt a cross join jsonb_array_elements(a.paper) s
       join question_version v on v.id = (s ->> 'questionVersionId')::uuid where a.id = $1`,
      [attemptId],
    )
    const body = { epoch: 1, ops: [] }
    await fresh.call('POST /api/attempts/:attemptId/submit', { params: { attemptId }, body })
    return rows.map(({ id }) => id)
  }
  const [first, second] = [await asked(), await asked()]
  expect(first).toContain(fixed[0])
  expect(second).toContain(fixed[0])
  expect(second.filter((id) => first.includes(id))).toEqual(fixed)
})
