import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../test/client.ts'
import { demoTrades } from './federation.ts'
import { fillDemo } from './fill-demo.ts'
import { keepSignIns, type SignIn } from './first-sign-ins.ts'

const options = { timeZone: 'Asia/Shanghai', demoPassword: undefined, keep: async () => {} }
let app: TestApp
let signIns: SignIn[]
beforeAll(async () => {
  app = await startTestApp()
  await app.db.$client.query(`
    create function fail() returns trigger language plpgsql as $$ begin raise exception 'cut off'; end $$;
    create trigger fail before insert on role_grant execute function fail()`)
  await expect(fillDemo(app.db, options)).rejects.toThrow()
  const { rows } = await app.db.$client.query(
    'select (select count(*)::int from organisation) as organisations, (select count(*)::int from person) as people',
  )
  expect(rows).toEqual([{ organisations: 0, people: 0 }])
  await app.db.$client.query('drop function fail cascade')
  // After one that was cut off at its end, and of two at once, one fills it all.
  const filled = await Promise.all([fillDemo(app.db, options), fillDemo(app.db, options)])
  const done = filled.filter((one) => one !== undefined)
  expect(done).toHaveLength(1)
  signIns = done[0] ?? []
})
afterAll(() => app.stop())

const signedIn = async (username: string): Promise<Client> => {
  const client = app.client()
  const password = signIns.find((account) => account.username === username)?.password ?? ''
  await client.call('POST /api/session', { body: { username, password } })
  return client
}

test('the three accounts sign in with passwords of their own, each with its role', async () => {
  expect(new Set(signIns.map(({ password }) => password)).size).toBe(3)
  expect(signIns.every(({ password }) => /^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/.test(password))).toBe(true)
  for (const username of ['worker', 'admin', 'union']) {
    const me = await (await signedIn(username)).call('GET /api/me', {})
    expect(me.roles.map(({ role }) => role)).toEqual([username])
    expect(me.organisation.name).toMatch(username === 'worker' ? /班$/ : /^云山市总工会$/)
  }
})

test('a worker finds a quiz of 20 questions in each bank, can start it and can practise', async () => {
  const worker = await signedIn('worker')
  const { items } = await worker.call('GET /api/quizzes', {})
  expect(items.map((quiz) => `${quiz.tradeCode} ${quiz.language} ${quiz.feedback}`).sort()).toEqual([
    '6-18-01-01 zh-CN each',
    '6-18-01-01 zh-CN review',
    '6-20-01-01 zh-CN review',
    '6-31-01-03 en each',
    '6-31-01-03 en review',
    '6-31-01-03 zh-CN review',
  ])
  for (const quiz of items) {
    expect(quiz).toMatchObject({ questions: 20, maximum: 10_000, passScore: 6_000, timeLimitSeconds: 1_200 })
    const params = { quizId: quiz.quizId }
    const started = await worker.call('POST /api/quizzes/:quizId/attempts', { params, body: { startKey: quiz.quizId } })
    expect(started.slots).toHaveLength(20)
  }
  const body = { mode: 'random', tradeCode: '6-31-01-03', count: 10 } as const
  expect((await worker.call('POST /api/practice/rounds', { body })).slots).toHaveLength(10)
})

test('boards and statistics have enough to be judged', async () => {
  const union = await signedIn('union')
  for (const board of demoTrades) {
    const page = await union.call('GET /api/leaderboards/:board', { params: { board }, query: { period: 'all' } })
    expect(page.people).toBeGreaterThan(30)
    expect(new Set(page.items.map((item) => item.name.at(0))).size).toBeGreaterThan(10)
    expect(page.items.every((item) => item.score <= 10_000 && item.elapsedMs >= 300_000)).toBe(true)
  }
  const report = await union.call('GET /api/participation/overview', {})
  expect(report).toMatchObject({ includesSample: true, totals: { members: 203 } })
  expect(report.organisations.map(({ name, members }) => [name, members])).toEqual([
    ['东湖区总工会', 111],
    ['北岭区总工会', 90],
  ])
  expect(report.totals.people).toBeGreaterThan(120)
  expect(report.totals.people).toBeLessThan(200)
  expect(report.trades.map((row) => row.tradeCode)).toEqual([...demoTrades].sort())
  expect(report.days.filter((day) => day.participations > 0).length).toBeGreaterThan(50)
  const { passed, attempts, right, answers } = report.totals
  expect(passed / attempts).toBeGreaterThan(0.5)
  expect(passed / attempts).toBeLessThan(0.95)
  expect(right / answers).toBeGreaterThan(0.5)
  expect(right / answers).toBeLessThan(0.9)
})

test('nothing lies in the future, and statistics know the tables', async () => {
  const { rows } = await app.db.$client.query(`
    select (select count(*)::int from participation_fact where at > now() or day > (now() at time zone 'Asia/Shanghai')::date
              or day <> (at at time zone 'Asia/Shanghai')::date) as facts,
           (select count(*)::int from board_entry where last_answer_at > now()) as entries,
           (select count(*)::int from pg_class where relname in ('person', 'participation_fact', 'board_entry')
              and reltuples > 100) as analyzed`)
  expect(rows).toEqual([{ facts: 0, entries: 0, analyzed: 3 }])
})

test('a database that is not empty stays as it is', async () => {
  let kept = false
  const keep = async () => {
    kept = true
  }
  expect(await fillDemo(app.db, { ...options, keep })).toBeUndefined()
  expect(kept).toBe(false)
})

test('the sample workers go in one action, with all that they did', async () => {
  const admin = await signedIn('admin')
  expect(await admin.call('GET /api/sample-workers', {})).toEqual({ people: 200 })
  await admin.call('DELETE /api/sample-workers', {})
  const report = await admin.call('GET /api/participation/overview', {})
  expect(report).toMatchObject({ includesSample: false, totals: { people: 0, participations: 0, members: 3 } })
  for (const board of demoTrades)
    for (const period of ['week', 'all'] as const)
      expect(await admin.call('GET /api/leaderboards/:board', { params: { board }, query: { period } })).toMatchObject({
        people: 0,
        items: [],
      })
  expect((await admin.call('GET /api/me', {})).username).toBe('admin')
})

test('first sign-ins are kept for their owner alone, also where a file was before', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lianbing-sign-ins-'))
  try {
    await writeFile(join(folder, 'first-sign-ins.txt'), 'old', { mode: 0o644 })
    const file = await keepSignIns(folder, signIns)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const text = await readFile(file, 'utf8')
    for (const { username, password } of signIns) expect(text).toMatch(new RegExp(`${username} +${password}`))
    expect(text).not.toContain('old')
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('a password that is set is that of all three', async () => {
  const other = await startTestApp()
  try {
    const filled = await fillDemo(other.db, { ...options, demoPassword: 'Werkbank-7-Zange' })
    expect(filled?.map(({ password }) => password)).toEqual(Array.from({ length: 3 }, () => 'Werkbank-7-Zange'))
    const client = other.client()
    await client.call('POST /api/session', { body: { username: 'union', password: 'Werkbank-7-Zange' } })
  } finally {
    await other.stop()
  }
})
