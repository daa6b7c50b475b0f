import { boardRule, maskName, periodOf, rank } from '@lianbing/scoring'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../test/client.ts'
import { createFederation, type Federation, signedIn } from '../../../test/people.ts'
import { withTx } from '../../db/client.ts'
import { uuidV7 } from '../../db/uuid.ts'
import { recordScores } from './record-score.ts'

const board = '6-31-01-03'
const timeZone = 'Asia/Shanghai'
let app: TestApp
let federation: Federation
let me: Client & { personId: string }
beforeAll(async () => {
  app = await startTestApp()
  federation = await createFederation(app)
  me = await signedIn(app, { username: 'me', displayName: '欧阳建国', organisationId: federation.millTeam })
})
afterAll(() => app.stop())
beforeEach(async () => {
  await app.db.$client.query('delete from board_entry')
  await app.db.$client.query('delete from person where id <> $1', [me.personId])
})

type Person = { personId: string; hidden?: 'disabled' | 'deleted' | undefined; full?: boolean; sample?: boolean }
type Entry = Person & { score: number; elapsedMs: number; lastAnswerAt: number }

const insert = async (entries: readonly Entry[], period = 'all') => {
  const column = (value: (entry: Entry) => unknown) => entries.map(value)
  await app.db.$client.query(
    `insert into person (id, display_name, organisation_id, board_visibility, sample, disabled_at, deleted_at)
     select p.id, '张师傅' || right(p.id::text, 4), $2, p.visibility, p.sample,
            case p.hidden when 'disabled' then now() end, case p.hidden when 'deleted' then now() end
     from unnest($1::uuid[], $3::text[], $4::boolean[], $5::text[]) as p (id, visibility, sample, hidden)
     on conflict do nothing`,
    [
      column((entry) => entry.personId),
      federation.yardTeam,
      column((entry) => (entry.full === true ? 'full' : 'masked')),
      column((entry) => entry.sample === true),
      column((entry) => entry.hidden ?? null),
    ],
  )
  await app.db.$client.query(
    `insert into board_entry (board, period, person_id, score, elapsed_ms, last_answer_at)
     select $1, $2, * from unnest($3::uuid[], $4::int[], $5::int[], $6::timestamptz[])`,
    [
      board,
      period,
      column((entry) => entry.personId),
      column((entry) => entry.score),
      column((entry) => entry.elapsedMs),
      column((entry) => new Date(entry.lastAnswerAt)),
    ],
  )
}

const allPages = async (period: 'week' | 'all') => {
  const pages = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const query = cursor === undefined ? { period } : { period, cursor }
    const page = await me.call('GET /api/leaderboards/:board', { params: { board }, query })
    pages.push(page)
    cursor = page.nextCursor
  }
  return pages
}
const myPlace = (period: 'week' | 'all' = 'all') =>
  me.call('GET /api/leaderboards/:board/me', { params: { board }, query: { period } })

const start = Date.UTC(2026, 10, 1)
const score = fc.record({
  score: fc.constantFrom(0, 9_000, 9_100, 10_000),
  elapsedMs: fc.constantFrom(60_000, 61_000),
  lastAnswerAt: fc.constantFrom(start, start + 1),
})
const others = fc.array(
  fc.tuple(
    score,
    fc.record({ personId: fc.uuid(), hidden: fc.constantFrom(undefined, undefined, 'disabled', 'deleted') }),
  ),
  { minLength: 0, maxLength: 400, size: 'max' },
)

test('pages, ranks, neighbours and counts are those of the plain reference, whatever the ties', async () => {
  const property = fc.asyncProperty(others, score, async (drawn, mine) => {
    await app.db.$client.query('delete from board_entry')
    await app.db.$client.query('delete from person where id <> $1', [me.personId])
    const entries = new Map(drawn.map(([result, person]) => [person.personId, { ...result, ...person } as Entry]))
    entries.set(me.personId, { ...mine, personId: me.personId })
    await insert([...entries.values()])
    const expected = rank([...entries.values()].filter((entry) => entry.hidden === undefined)).map((entry) => ({
      rank: entry.rank,
      name: entry.personId === me.personId ? '欧阳建国' : maskName(`张师傅${entry.personId.slice(-4)}`),
      organisation: entry.personId === me.personId ? '电修班' : '钳工班',
      score: entry.score,
      elapsedMs: entry.elapsedMs,
      isMe: entry.personId === me.personId,
    }))

    const pages = await allPages('all')
    expect(pages.flatMap((page) => page.items)).toEqual(expected)
    expect(pages.map((page) => page.people)).toEqual(pages.map(() => expected.length))
    expect(pages.slice(0, -1).every((page) => page.items.length === 50)).toBe(true)

    const place = await myPlace()
    const at = expected.findIndex((entry) => entry.isMe)
    expect(place.me).toEqual(expected[at])
    expect(place.people).toBe(expected.length)
    expect(place.neighbours).toEqual([...expected.slice(Math.max(0, at - 2), at), ...expected.slice(at + 1, at + 3)])
  })
  await fc.assert(property, { numRuns: 15 })
})

test('a cursor holds no person, and one made up is refused with its place', async () => {
  const people = Array.from({ length: 60 }, (_, at) => ({
    personId: uuidV7(),
    score: at,
    elapsedMs: 1,
    lastAnswerAt: start,
  }))
  await insert(people)
  const page = await me.call('GET /api/leaderboards/:board', { params: { board }, query: { period: 'all' } })
  expect(page.nextCursor).not.toBeNull()
  expect(me.bodies.join('\n')).not.toContain(people[0]?.personId)
  for (const cursor of ['x', '1.2.3', '1.2.3.4.5', '9999999999.1.1.1', '1.1.1.99999', '-1.0.0.0'])
    await expect(
      me.call('GET /api/leaderboards/:board', { params: { board }, query: { cursor } }),
    ).rejects.toMatchObject({ code: 'request.invalid', errors: [{ pointer: '/query/cursor' }] })
})

test('the board of the week holds this week alone, by the calendar of the federation', async () => {
  const weekMs = 7 * 86_400_000
  const attempt = { board, personId: me.personId, timeZone, maximum: 10_000, elapsedMs: 1_000 }
  const record = (points: number, lastAnswerAt: Date) =>
    withTx(app.db, (tx) => recordScores(tx, [{ ...attempt, score: points, lastAnswerAt, attemptId: uuidV7() }]))
  await record(9_000, new Date(Date.now() - weekMs))
  expect(await myPlace('week')).toMatchObject({ me: null, neighbours: [], people: 0, period: 'week' })
  await record(8_000, new Date())
  expect(await myPlace('week')).toMatchObject({ me: { rank: 1, score: 8_000, isMe: true }, people: 1 })
  expect(await myPlace('all')).toMatchObject({ me: { score: 9_000 }, people: 1 })
  const week = await me.call('GET /api/leaderboards/:board', { params: { board } })
  expect(week).toMatchObject({ board, period: 'week', items: [{ score: 8_000, name: '欧阳建国' }], nextCursor: null })
})

test('names of others are masked unless they allow more, sample workers are on the board', async () => {
  const entry = { elapsedMs: 1, lastAnswerAt: start }
  const shown = { personId: uuidV7(), score: 3, full: true, ...entry }
  const masked = { personId: uuidV7(), score: 2, sample: true, ...entry }
  await insert([shown, masked, { personId: me.personId, score: 1, ...entry }])
  const { items } = await me.call('GET /api/leaderboards/:board', { params: { board }, query: { period: 'all' } })
  expect(items.map((item) => item.name)).toEqual([
    `张师傅${shown.personId.slice(-4)}`,
    expect.stringMatching(/^张\*+.$/),
    '欧阳建国',
  ])
  await app.db.$client.query('delete from person where sample')
  expect(await myPlace()).toMatchObject({ people: 2, me: { rank: 2 } })
})

test('the rule on the wire is the one that the code applies', async () => {
  expect((await myPlace()).rule).toEqual({
    measure: boardRule.measure,
    ties: [...boardRule.ties],
    strict: boardRule.strict,
  })
})

test('who is not signed in, an unknown trade and an unknown period are refused', async () => {
  const stranger = app.client()
  for (const path of ['GET /api/leaderboards/:board', 'GET /api/leaderboards/:board/me'] as const) {
    await expect(stranger.call(path, { params: { board } })).rejects.toMatchObject({
      code: 'session.required',
      status: 401,
    })
    await expect(me.call(path, { params: { board: 'nobody' } })).rejects.toMatchObject({
      code: 'trade.unknown',
      status: 404,
    })
  }
  const reply = await me.send(`/api/leaderboards/${board}?period=${periodOf(start, timeZone).week}`)
  expect(reply.status).toBe(422)
  expect(await reply.json()).toMatchObject({ errors: [{ pointer: '/query/period' }] })
})
