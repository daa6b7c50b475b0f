import type { Output } from '@lianbing/contract/client'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../../test/client.ts'
import { createFederation, type Federation, signedIn } from '../../../../test/people.ts'
import { addBank, canary, rightResponse, wrongResponse } from '../../../../test/questions.ts'
import { addQuiz, startQuiz } from '../../../../test/quizzes.ts'
import { openDatabase, withTx } from '../../../db/client.ts'
import { lockAttempt } from '../attempt-queries.ts'
import { rescoreAttempts } from '../remarks/rescore-attempts.ts'
import { analyseQuizzes } from './analyse-quiz.ts'
import { fillMissingSheets, fillNewSheets } from './fill-sheets.ts'
import { startAnalysing } from './start-analysing.ts'

const tradeCode = '6-31-01-03'
let app: TestApp
let federation: Federation
let admin: Client
let quizId: string
beforeAll(async () => {
  app = await startTestApp()
  federation = await createFederation(app)
  admin = await signedIn(app, { username: 'leitung', organisationId: federation.city, role: 'admin' })
  // As many as the paper asks: everybody gets the same three.
  await addBank(app, { single: 3, multiple: 0, truth: 0 })
  const section = { tradeCode, level: null, language: 'zh-CN', type: 'single-choice', count: 3, maximum: 100 } as const
  quizId = await addQuiz(app, federation.city, { blueprint: { sections: [section] } })
})
afterAll(() => app.stop())

type Question = Output<'GET /api/attempts/:attemptId'>['slots'][number]['question']
const numberOf = (question: Question) => Number(/第(\d)题/.exec(JSON.stringify(question.stem))?.[1])
/** One attempt that is handed in: right where the pattern has a 1, by the number of the question. */
const take = async (worker: Client, pattern: string) => {
  const attempt = await startQuiz(worker, quizId)
  const ops = attempt.slots.map(({ question }, slot) => {
    const number = numberOf(question)
    const response = pattern[number] === '1' ? rightResponse(question) : wrongResponse(question)
    return { slot, response, seq: slot + 1, elapsedMs: 1_000 * (number + 10) }
  })
  await worker.call('POST /api/attempts/:attemptId/submit', {
    params: { attemptId: attempt.attemptId },
    body: { epoch: 1, ops },
  })
  return attempt.attemptId
}
const takers: { worker: Client & { personId: string }; attemptId: string }[] = []
let people = 0
const newTaker = async (pattern: string) => {
  const worker = await signedIn(app, { username: `w${++people}`, organisationId: federation.millTeam })
  takers.push({ worker, attemptId: await take(worker, pattern) })
}
const newTakers = (count: number, pattern: string) =>
  Promise.all(Array.from({ length: count }, () => newTaker(pattern)))
const refresh = async () => {
  await fillMissingSheets(app.restDb)
  await app.db.$client.query("update quiz_analysis set made_at = made_at - interval '1 hour'")
  await analyseQuizzes(app.restDb)
}
const analysis = (client = admin) => client.call('GET /api/quizzes/:quizId/analysis', { params: { quizId } })
const items = async (client = admin) => {
  const page = await client.call('GET /api/quizzes/:quizId/items', { params: { quizId } })
  return page.items.sort((a, b) => a.stemText.localeCompare(b.stemText))
}
const suspects = (client = admin) => client.call('GET /api/suspects', { query: { tradeCode } })

test('below thirty first attempts there are numbers of people and no figures', async () => {
  expect(await analysis()).toMatchObject({ attempts: 0, items: 0, madeAt: null, papers: [], mends: true })
  await newTakers(10, '110')
  await newTakers(10, '100')
  await newTakers(9, '001')
  await refresh()
  expect(await analysis()).toMatchObject({ attempts: 29, fewest: 30, stale: false, papers: [{ n: 29, maximum: 300 }] })
  expect((await analysis()).papers[0]).not.toHaveProperty('mean')
  for (const item of await items())
    expect(item).toMatchObject({ n: 29, facility: null, discrimination: null, medianSeconds: null, suspicions: [] })
  expect((await suspects()).items).toEqual([])
})

test('with thirty the figures are those counted by hand', async () => {
  await newTaker('001')
  // Second attempts and open ones say nothing; nor does somebody whose first one is void.
  await take(takers[0]?.worker as Client, '111')
  await startQuiz(takers[1]?.worker as Client, quizId)
  await newTaker('111')
  const [gone] = takers.splice(-1)
  const { attemptId = '', worker } = gone ?? {}
  await refresh()
  expect((await analysis()).attempts).toBe(31)
  await admin.call('POST /api/attempts/:attemptId/void', { params: { attemptId }, body: { reason: '替考' } })
  await take(worker as Client, '111')
  await refresh()

  const { papers, attempts, suspects: doubts } = await analysis()
  expect([attempts, doubts]).toEqual([30, 3])
  // Ten people have 2 of 3 marks and twenty 1: the mean is 4/3, the variance 2/9 · 30/29, and α is 3/2 · (1 − 3).
  const sd = Math.sqrt(((2 / 9) * 30) / 29) / 3
  expect(papers).toMatchObject([
    {
      version: 1,
      n: 30,
      mean: expect.closeTo(4 / 9),
      sd: expect.closeTo(sd),
      skewness: expect.closeTo(0.744884),
      reliability: { kind: 'fixed', value: expect.closeTo(-3) },
      sem: expect.closeTo(sd * 2),
    },
  ])
  expect(await items()).toMatchObject([
    { n: 30, facility: expect.closeTo(2 / 3), discrimination: expect.closeTo(-0.5), medianSeconds: 10, exposure: 1 },
    // The rest of the paper is the same for everybody.
    { n: 30, facility: expect.closeTo(1 / 3), discrimination: null, medianSeconds: 11 },
    { n: 30, facility: expect.closeTo(1 / 3), discrimination: expect.closeTo(-Math.sqrt(0.75)), medianSeconds: 12 },
  ])
})

test('a question shows what each fifth chose, by its own options and with the key', async () => {
  const last = (await items())[2]
  const versionId = last?.versionId ?? ''
  const found = await admin.call('GET /api/quizzes/:quizId/items/:versionId', { params: { quizId, versionId } })
  expect(found).toMatchObject({ sizes: [0, 20, 0, 0, 10], unanswered: [0, 0, 0, 0, 0], openReports: 0 })
  expect(found.options.map(({ id, right, counts }) => [id, right, counts])).toEqual([
    [`${canary.key}-A`, true, [0, 10, 0, 0, 0]],
    [`${canary.key}-B`, false, [0, 0, 0, 0, 0]],
    [`${canary.key}-C`, false, [0, 0, 0, 0, 0]],
    [`${canary.key}-D`, false, [0, 10, 0, 0, 10]],
  ])
})

test('suspects come first that most answer wrongly in the same way, with the evidence', async () => {
  const found = await suspects()
  expect(found.total).toBe(3)
  expect(found.items.map(({ suspicions }) => suspicions)).toEqual([
    ['wrong-favoured', 'negative', 'dead-options'],
    ['wrong-favoured', 'dead-options'],
    ['negative', 'dead-options'],
  ])
  expect(found.items[0]).toMatchObject({
    quiz: { quizId, title: '电工计时测验' },
    n: 30,
    rightShare: expect.closeTo(1 / 3),
    favoured: [{ text: '选项D之2', share: expect.closeTo(2 / 3) }],
    dead: [
      { text: '选项B之2', share: 0 },
      { text: '选项C之2', share: 0 },
    ],
  })
})

test('three people report a question: it stands among the suspects', async () => {
  for (const { worker, attemptId } of takers.slice(0, 3)) {
    const attempt = await worker.call('GET /api/attempts/:attemptId', { params: { attemptId } })
    const slot = attempt.slots.findIndex(({ question }) => numberOf(question) === 0)
    await worker.call('POST /api/reports', { body: { from: { attemptId, slot }, reason: 'wrong-key', note: '' } })
  }
  const { items: reported } = await admin.call('GET /api/suspects', { query: { kind: 'reports', quizId } })
  expect(reported).toMatchObject([{ openReports: 3, suspicions: ['negative', 'dead-options', 'reports'] }])
})

test('after a re-mark the figures are those of the newest result, and what is mended is no suspect', async () => {
  const last = (await items())[2]
  await app.db.$client.query(
    `insert into question_key (question_version_id, version, key, explanation, reason)
     select question_version_id, 2, $2, explanation, 'mended' from question_key where question_version_id = $1`,
    [last?.versionId, { type: 'single-choice', choice: `${canary.key}-D` }],
  )
  await withTx(app.db, async (tx) => {
    const locked = []
    for (const { worker, attemptId } of takers) locked.push(await lockAttempt(tx, worker.personId, attemptId))
    await rescoreAttempts(tx, locked, { reason: '答案有误', actorId: null, timeZone: 'Asia/Shanghai' })
  })
  // Its key is another one: until it is measured again it accuses nobody.
  expect((await suspects()).items.map(({ versionId }) => versionId)).not.toContain(last?.versionId)
  // What has just happened is found by itself, again and again until it is old enough to be complete.
  expect(await fillNewSheets(app.restDb, 0)).toBe(0)
  expect(await analysis()).toMatchObject({ stale: true })
  await refresh()
  expect((await items())[2]).toMatchObject({
    facility: expect.closeTo(2 / 3),
    discrimination: expect.closeTo(Math.sqrt(0.75)),
  })
  expect((await suspects()).items.find(({ versionId }) => versionId === last?.versionId)?.suspicions).toEqual([
    'dead-options',
  ])
})

/** Whoever works in the background of this server dies in the middle, as by kill -9: the database sees its end. */
const dieWaiting = async (work: string) => {
  const kill = `select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and query like $1`
  for (let killed = 0; killed === 0; ) killed = (await app.db.$client.query(kill, [`%${work}%`])).rowCount ?? 0
}
/** A maker that is stopped in the middle of what writes this, while somebody else holds the quiz's figures. */
const dieAt = async (work: string) => {
  const db = openDatabase(app.url, 2)
  db.$client.on('error', () => undefined)
  const holder = await app.db.$client.connect()
  await holder.query('begin')
  await holder.query('select from quiz_analysis for update')
  const maker = startAnalysing(db, { error: () => undefined })
  await dieWaiting(work)
  const stopped = maker.stop()
  await holder.query('rollback')
  holder.release()
  await stopped
  await db.$client.end()
}
const stateOf = async () =>
  (
    await app.db.$client.query(
      `select (select count(*)::int from attempt_sheet) as sheets,
         (select jsonb_agg(to_jsonb(f) - 'analysed' order by question_version_id) from item_figure f) as figures`,
    )
  ).rows[0]

test('the maker dies in the middle: nothing is half done, and the next start makes it whole', async () => {
  const whole = await stateOf()
  await app.db.$client.query('delete from attempt_sheet')
  await dieAt('insert into attempt_sheet')
  expect(await stateOf()).toEqual({ ...whole, sheets: 0 })
  // Only the newest news are looked at then: what was left behind is found by looking through all attempts.
  await app.db.$client.query("update quiz_analysis set made_at = made_at - interval '1 hour'")
  const again = startAnalysing(app.restDb, { error: () => undefined })
  await vi.waitFor(async () => expect(await analysis()).toMatchObject({ stale: false }), { timeout: 20_000 })
  await vi.waitFor(async () => expect(await stateOf()).toEqual(whole), { timeout: 20_000 })
  await again.stop()
})

test('two processes at once, and again: each attempt has one sheet, and nothing is left to do', async () => {
  await app.db.$client.query('delete from attempt_sheet')
  await Promise.all([fillMissingSheets(app.restDb), fillMissingSheets(app.db)])
  await fillMissingSheets(app.restDb)
  const sheets = await app.db.$client.query('select count(*)::int as n from attempt_sheet where counts')
  expect(sheets.rows).toEqual([{ n: 30 }])
  await refresh()
  const before = await app.db.$client.query('select changes, analysed from quiz_analysis')
  await refresh()
  expect((await app.db.$client.query('select changes, analysed from quiz_analysis')).rows).toEqual(before.rows)
})

test('the table is sorted as asked and comes as a workbook', async () => {
  const sorted = async (sort: 'facility' | 'discrimination', order: 'up' | 'down') =>
    (await admin.call('GET /api/quizzes/:quizId/items', { params: { quizId }, query: { sort, order } })).items
  const facilities = (await sorted('facility', 'up')).map(({ facility }) => facility ?? 0)
  expect(facilities).toEqual([...facilities].sort((a, b) => a - b))
  const last = (await sorted('discrimination', 'up')).at(-1)
  expect((await sorted('discrimination', 'down'))[0]?.discrimination).toBe(last?.discrimination)
  const file = await admin.call('GET /api/quizzes/:quizId/items.xlsx', { params: { quizId } })
  expect(file.size).toBeGreaterThan(1_000)
})

test('only who has the quiz or its bank in reach sees figures, and a key only who looks after the bank', async () => {
  const inWest = { organisationId: federation.west, role: 'admin' } as const
  const west = await signedIn(app, { username: 'west', ...inWest })
  await expect(analysis(west)).rejects.toMatchObject({ code: 'quiz.unknown' })
  await expect(items(west)).rejects.toMatchObject({ code: 'quiz.unknown' })
  await expect(suspects(west)).rejects.toMatchObject({ code: 'role.missing' })
  const [worker] = takers
  await expect(analysis(worker?.worker)).rejects.toMatchObject({ code: 'role.missing' })
  await expect(suspects(worker?.worker)).rejects.toMatchObject({ code: 'role.missing' })

  const expert = await signedIn(app, { username: 'kenner', organisationId: federation.city, role: 'expert' })
  expect(await analysis(expert)).toMatchObject({ attempts: 30, mends: true })
  expect((await items(expert)).length).toBe(3)
  const grants = 'update role_grant set trade_codes = $2 where person_id = $1'
  await app.db.$client.query(grants, [expert.personId, ['6-18-01-01']])
  await expect(analysis(expert)).rejects.toMatchObject({ code: 'quiz.unknown' })
  expect((await suspects(expert)).total).toBe(0)

  await app.db.$client.query('update quiz set organisation_id = $2 where id = $1', [quizId, federation.west])
  expect(await analysis(west)).toMatchObject({ attempts: 30, mends: false })
  const [first] = await items(west)
  expect(west.bodies.join()).not.toContain(canary.key)
  await expect(
    west.call('GET /api/quizzes/:quizId/items/:versionId', { params: { quizId, versionId: first?.versionId ?? '' } }),
  ).rejects.toMatchObject({ code: 'role.missing' })
})
