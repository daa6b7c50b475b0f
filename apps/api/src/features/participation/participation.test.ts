import { read, utils } from '@e965/xlsx'
import { periodOf } from '@lianbing/scoring'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../test/client.ts'
import { createFederation, createPerson, type Federation, password, signedIn } from '../../../test/people.ts'
import { withTx } from '../../db/client.ts'
import { uuidV7 } from '../../db/uuid.ts'
import { createOrganisation } from '../organisations/create-organisation.ts'
import { eachDay } from './report-days.ts'

const [turner, electrician] = ['6-18-01-01', '6-31-01-03']
const path = 'GET /api/participation/overview'
let app: TestApp
let federation: Federation
let city: Client
let east: Client
let mill: Client
let worker: Client & { personId: string }
let others: string[]
beforeAll(async () => {
  app = await startTestApp()
  federation = await createFederation(app)
  city = await signedIn(app, { username: 'city', organisationId: federation.city, role: 'union' })
  east = await signedIn(app, { username: 'east', organisationId: federation.east, role: 'union' })
  mill = await signedIn(app, { username: 'mill', organisationId: federation.mill, role: 'admin' })
  worker = await signedIn(app, { username: 'worker', organisationId: federation.millTeam })
  others = [
    await createPerson(app, { username: 'chen', organisationId: federation.millTeam }),
    await createPerson(app, { username: 'lin', organisationId: federation.yardTeam }),
  ]
})
afterAll(() => app.stop())
beforeEach(() => app.db.$client.query('delete from participation_fact'))

type Fact = {
  kind?: 'round' | 'attempt'
  sourceId?: string
  version?: number
  personId: string
  organisationId: number
  tradeCode?: string
  day?: string
  answers?: number
  right?: number
  passed?: boolean
  sample?: boolean
}
const pathOf = async (organisationId: number) => {
  const { rows } = await app.db.$client.query('select path from organisation where id = $1', [organisationId])
  return rows[0].path as string
}
const today = () => periodOf(Date.now(), 'Asia/Shanghai').day
const insert = async (fact: Fact) =>
  app.db.$client.query('insert into participation_fact values ($1,$2,$3,$4,$5,$6,$7,now(),$8,$9,$10,null,null,$11)', [
    fact.kind ?? 'round',
    fact.sourceId ?? uuidV7(),
    fact.version ?? 1,
    fact.personId,
    await pathOf(fact.organisationId),
    fact.tradeCode ?? turner,
    fact.day ?? today(),
    fact.answers ?? 10,
    fact.right ?? 5,
    fact.passed ?? null,
    fact.sample ?? false,
  ])

test('whoever looks sees their own organisation and those below, and nothing beside or above', async () => {
  const { city: c, east: e, west: w, mill: m, yard: y, millTeam: mt, yardTeam: yt } = federation
  const matrix: [Client, number[], number[]][] = [
    [city, [c, e, w, m, y, mt, yt], []],
    [east, [e, m, mt], [c, w, y, yt]],
    [mill, [m, mt], [c, e, w, y, yt]],
  ]
  for (const [client, seen, unseen] of matrix) {
    for (const organisationId of seen)
      expect((await client.call(path, { query: { organisationId } })).organisation).toMatchObject({ organisationId })
    for (const organisationId of [...unseen, 999_999])
      for (const asked of [path, 'GET /api/participation/overview.xlsx'] as const)
        await expect(client.call(asked, { query: { organisationId } })).rejects.toMatchObject({
          code: 'organisation.unknown',
          status: 404,
        })
    expect((await client.call(path, {})).organisation.organisationId).toBe(seen[0])
  }
  const team = await east.call(path, { query: { organisationId: mt } })
  expect(team.organisation).toEqual({
    organisationId: mt,
    name: '电修班',
    above: [
      { organisationId: e, name: '东区总工会' },
      { organisationId: m, name: '轧钢厂' },
    ],
  })
  expect(east.bodies.join('\n')).not.toContain('市总工会')
  await expect(worker.call(path, {})).rejects.toMatchObject({ code: 'role.missing', status: 403 })
  await expect(app.client().call(path, {})).rejects.toMatchObject({ code: 'session.required', status: 401 })
})

test('a role taken back ends the sight of an organisation at once', async () => {
  const personId = await createPerson(app, { username: 'gone', organisationId: federation.west, role: 'union' })
  const client = app.client()
  await client.call('POST /api/session', { body: { username: 'gone', password } })
  expect((await client.call(path, {})).organisation.organisationId).toBe(federation.west)
  await app.db.$client.query('delete from role_grant where person_id = $1', [personId])
  await expect(client.call(path, {})).rejects.toMatchObject({ code: 'role.missing' })
  await app.db.$client.query('delete from person where id = $1', [personId])
})

const generated = fc.array(
  fc.record({
    kind: fc.constantFrom('round' as const, 'attempt' as const),
    who: fc.nat(2),
    at: fc.nat(4),
    tradeCode: fc.constantFrom(turner, electrician),
    daysAgo: fc.constantFrom(0, 1, 55, 56),
    answers: fc.nat(20),
    passed: fc.option(fc.boolean(), { nil: undefined }),
  }),
  { maxLength: 25 },
)

test('sums are those of the facts, whatever they are', async () => {
  const property = fc.asyncProperty(generated, fc.boolean(), async (drawn, oneTrade) => {
    await app.db.$client.query('delete from participation_fact')
    const places = [federation.east, federation.mill, federation.millTeam, federation.yardTeam, federation.city]
    const people = [worker.personId, ...others]
    const facts = drawn.map((fact) => ({
      ...fact,
      personId: people[fact.who] ?? '',
      organisationId: places[fact.at] ?? 0,
      day: new Date(Date.parse(today()) - fact.daysAgo * 86_400_000).toISOString().slice(0, 10),
      right: Math.floor(fact.answers / 2),
      ...(fact.kind === 'round' ? { passed: undefined } : {}),
    }))
    for (const { passed, ...fact } of facts) await insert(passed === undefined ? fact : { ...fact, passed })
    const inRange = facts.filter((fact) => fact.daysAgo < 56 && (!oneTrade || fact.tradeCode === turner))
    const figures = (chosen: typeof facts) => ({
      people: new Set(chosen.map((fact) => fact.personId)).size,
      participations: chosen.length,
      answers: chosen.reduce((total, fact) => total + fact.answers, 0),
      right: chosen.reduce((total, fact) => total + fact.right, 0),
      attempts: chosen.filter((fact) => fact.kind === 'attempt').length,
      awaiting: chosen.filter((fact) => fact.kind === 'attempt' && fact.passed === undefined).length,
      passed: chosen.filter((fact) => fact.passed === true).length,
    })
    const report = await city.call(path, { query: oneTrade ? { tradeCode: turner } : {} })
    expect(report.totals).toEqual({ ...figures(inRange), members: 6 })
    const { east: e, west, mill: m, millTeam, yardTeam } = federation
    expect(report.organisations).toEqual([
      {
        organisationId: e,
        name: '东区总工会',
        members: 4,
        ...figures(inRange.filter((fact) => [e, m, millTeam].includes(fact.organisationId))),
      },
      {
        organisationId: west,
        name: '西区总工会',
        members: 1,
        ...figures(inRange.filter((fact) => fact.organisationId === yardTeam)),
      },
    ])
    const codes = [...new Set(inRange.map((fact) => fact.tradeCode))].sort()
    expect(report.trades).toEqual(
      codes.map((tradeCode) => ({ tradeCode, ...figures(inRange.filter((fact) => fact.tradeCode === tradeCode)) })),
    )
    expect(report.days).toEqual(
      eachDay(report).map((day) => ({ day, ...figures(inRange.filter((fact) => fact.day === day)) })),
    )
    expect(report.days).toHaveLength(56)
    expect(report.to).toBe(today())
  })
  await fc.assert(property, { numRuns: 25 })
})

test('of an attempt that was marked again the newest fact counts', async () => {
  const sourceId = uuidV7()
  const fact = { kind: 'attempt' as const, sourceId, personId: worker.personId, organisationId: federation.millTeam }
  await insert({ ...fact, version: 1, right: 3, passed: false })
  await insert({ ...fact, version: 2, right: 9, passed: true })
  const { totals } = await city.call(path, {})
  expect(totals).toMatchObject({ participations: 1, attempts: 1, passed: 1, right: 9, answers: 10 })
})

test('facts stay with the organisation of their time, and what leaves with its person is gone', async () => {
  const personId = await createPerson(app, { username: 'mover', organisationId: federation.millTeam })
  await insert({ personId, organisationId: federation.millTeam, sample: true })
  await app.db.$client.query('update person set organisation_id = $1 where id = $2', [federation.yardTeam, personId])
  const report = await city.call(path, {})
  expect(report.organisations.map((row) => [row.name, row.people, row.members])).toEqual([
    ['东区总工会', 1, 4],
    ['西区总工会', 0, 2],
  ])
  expect(report.includesSample).toBe(true)
  await app.db.$client.query('delete from person where id = $1', [personId])
  expect(await city.call(path, {})).toMatchObject({ totals: { people: 0, members: 6 }, includesSample: false })
})

test('days and trades that cannot be are refused with their place', async () => {
  const refused = [
    [{ from: '2026-02-02', to: '2026-02-01' }, '/query/from'],
    [{ from: '2020-01-01', to: '2026-01-01' }, '/query/from'],
    [{ from: '2026-02-30' }, '/query/from'],
    [{ to: 'today' }, '/query/to'],
  ] as const
  for (const [query, pointer] of refused)
    await expect(city.call(path, { query })).rejects.toMatchObject({ status: 422, errors: [{ pointer }] })
  await expect(city.call(path, { query: { tradeCode: 'x' } })).rejects.toMatchObject({ code: 'trade.unknown' })
})

test('the workbook holds the figures of the report, and a name is never a formula', async () => {
  const name = '=HYPERLINK("http://x")&"工会"'
  const odd = await withTx(app.db, (tx) =>
    createOrganisation(tx, { parentId: federation.city, name, kind: 'industry' }),
  )
  await insert({ personId: worker.personId, organisationId: odd, kind: 'attempt', passed: true, day: '2026-03-02' })
  await insert({
    personId: worker.personId,
    organisationId: federation.mill,
    tradeCode: electrician,
    day: '2026-03-03',
  })
  const query = { from: '2026-03-01', to: '2026-03-05' }
  const report = await city.call(path, { query })
  for (const locale of ['zh-CN', 'en'] as const) {
    const file = await city.call('GET /api/participation/overview.xlsx', { query: { ...query, locale } })
    const book = read(await file.arrayBuffer(), { cellFormula: true })
    const [organisations, trades, days, about] = book.SheetNames.map((sheet) => {
      const cells = Object.entries(book.Sheets[sheet] ?? {}).filter(([at]) => !at.startsWith('!'))
      expect(cells.filter(([, cell]) => cell.f !== undefined || cell.l !== undefined)).toEqual([])
      return utils.sheet_to_json<unknown[]>(book.Sheets[sheet] ?? {}, { header: 1, defval: null })
    })
    type Row = (typeof report.days)[number] | typeof report.totals
    const figures = ({
      people,
      participations,
      answers,
      right,
      attempts,
      awaiting,
      passed,
    }: Omit<Row, 'day' | 'members'>) => [
      ...[people, participations, answers, right, answers === 0 ? null : right / answers],
      ...[attempts, awaiting, passed, attempts === awaiting ? null : passed / (attempts - awaiting)],
    ]
    expect(organisations?.slice(1, -1)).toEqual(
      report.organisations.map((row) => [row.name, row.members, ...figures(row)]),
    )
    expect(organisations?.slice(1, -1).map(([first]) => first)).toContain(name)
    expect(organisations?.at(-1)?.slice(1)).toEqual([report.totals.members, ...figures(report.totals)])
    expect(trades?.slice(1).map(([code, , ...rest]) => [code, ...rest])).toEqual(
      report.trades.map((row) => [row.tradeCode, ...figures(row)]),
    )
    expect(trades?.[1]?.[1]).toBe(locale === 'en' ? 'Lathe operator' : '车工')
    expect(days?.slice(1)).toEqual(report.days.map((row) => [row.day, ...figures(row)]))
    expect(organisations?.[0]?.slice(0, 3)).toEqual(
      locale === 'en' ? ['Organisation', 'Accounts', 'People taking part'] : ['组织', '账号数', '参与人数'],
    )
    expect(about?.[0]?.[1]).toBe('市总工会')
  }
})
