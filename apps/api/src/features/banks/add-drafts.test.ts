import { type QuestionDraft, textContent } from '@lianbing/contract'
import { starterBanks } from '@lianbing/starter-bank'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../../src/db/client.ts'
import { createTestDatabase } from '../../../test/database.ts'
import { addDrafts } from './add-drafts.ts'
import { addStarterBanks } from './add-starter-banks.ts'
import { drawCandidates } from './draw-queries.ts'
import { findKeys, findVersions } from './question-queries.ts'

const tradeCode = '6-18-01-01'
const empty = {
  targets: [],
  material: [],
  group: null,
  level: null,
  difficulty: null,
  examPoint: null,
  source: null,
  sourceDetail: null,
  licence: null,
  author: null,
  reviewer: null,
  standard: null,
  edition: null,
  validFrom: null,
  validUntil: null,
  explanation: [],
}
const draft = (stem: string, more: Partial<QuestionDraft> = {}): QuestionDraft => ({
  ...empty,
  type: 'single-choice',
  language: 'zh-CN',
  stem: textContent(stem),
  options: ['甲', '乙', '丙'].map((text, at) => ({
    id: 'ABC'.charAt(at),
    content: textContent(text),
    pinned: at === 2,
  })),
  key: { type: 'single-choice', choice: 'B' },
  ...more,
})

let database: Awaited<ReturnType<typeof createTestDatabase>>
let db: ReturnType<typeof openDatabase>
beforeAll(async () => {
  database = await createTestDatabase()
  db = openDatabase(database.url)
})
afterAll(async () => {
  await db.$client.end()
  await database.drop()
})

test('the starter banks are added once, with everything their authors wrote', async () => {
  const written = starterBanks.flatMap(({ bank }) => bank.questions).length
  expect(await addStarterBanks(db)).toBe(written)
  expect(await addStarterBanks(db)).toBe(0)
  const ids = (await drawCandidates(db, { tradeCode, language: 'zh-CN' })).flat()
  expect(ids).toHaveLength(40)
  const versions = await findVersions(db, ids)
  const keys = await findKeys(db, ids)
  expect(versions.size).toBe(40)
  expect([...keys.values()].every(({ version, explanation }) => version === 1 && explanation.length > 0)).toBe(true)
  const first = versions.get(ids[0] ?? '')
  expect(first).toMatchObject({ language: 'zh-CN', versionId: ids[0] })
  expect(first).not.toHaveProperty('key')
  const positions = ids.map((id) => versions.get(id)?.position ?? 0)
  expect(positions).toEqual([...positions].sort((a, b) => a - b))
})

test('what a draft says of level and source goes before what its file says', async () => {
  const target = { tradeCode: '6-18-01-02', bankName: '一号题库', level: 4, source: '厂内' }
  const drafts = [draft('先说'), draft('后说', { level: 2, source: '省赛' }), draft('In English', { language: 'en' })]
  expect(await addDrafts(db, target, drafts)).toBe(3)
  const at = (filter: { level?: number; language?: 'zh-CN' | 'en' }) =>
    drawCandidates(db, { tradeCode: target.tradeCode, language: 'zh-CN', ...filter }).then((units) => units.flat())
  const [four] = await at({ level: 4 })
  const [two] = await at({ level: 2 })
  expect(await at({ language: 'en' })).toHaveLength(1)
  const versions = await findVersions(db, [four ?? '', two ?? ''])
  expect(versions.get(four ?? '')).toMatchObject({ source: '厂内', stem: textContent('先说') })
  expect(versions.get(two ?? '')).toMatchObject({ source: '省赛' })
})

test('a question that the trade has adds nothing, whatever the file, the width and the order of its options', async () => {
  const target = { tradeCode: '6-18-01-04', bankName: '题库' }
  expect(await addDrafts(db, target, [draft('电压为３８０Ｖ的是'), draft('电压为380V的是')])).toBe(1)
  const turned = draft('电压为 380V 的是')
  expect(
    await addDrafts(db, { ...target, bankName: '另一份' }, [{ ...turned, options: turned.options.toReversed() }]),
  ).toBe(0)
  expect(await addDrafts(db, { ...target, tradeCode: '6-18-02-01' }, [turned])).toBe(1)
})

test('questions are drawn only within their dates', async () => {
  const target = { tradeCode: '6-18-01-05', bankName: '题库' }
  const drafts = [
    draft('过期', { validUntil: '2020-01-01' }),
    draft('将来', { validFrom: '2999-01-01' }),
    draft('现行', { validFrom: '2020-01-01', validUntil: '2999-01-01' }),
  ]
  expect(await addDrafts(db, target, drafts)).toBe(3)
  const ids = (await drawCandidates(db, { tradeCode: target.tradeCode, language: 'zh-CN' })).flat()
  expect([...(await findVersions(db, ids)).values()].map(({ stem }) => stem)).toEqual([textContent('现行')])
})

test('two imports of the same file at once add its questions once, in their order', async () => {
  const target = { tradeCode: '6-18-01-07', bankName: '题库' }
  const drafts = Array.from({ length: 1_200 }, (_, n) => draft(`第${n}题`))
  const added = await Promise.all([addDrafts(db, target, drafts), addDrafts(db, target, drafts)])
  expect([...added].sort()).toEqual([0, 1_200])
  const ids = (await drawCandidates(db, { tradeCode: target.tradeCode, language: 'zh-CN' })).flat()
  const versions = await findVersions(db, ids)
  expect(ids.map((id) => versions.get(id)?.stem)).toEqual(drafts.map(({ stem }) => stem))
})

test('the questions of a case have one group; what is added later joins it, where that is clear', async () => {
  const part = (stem: string, group: string | null) => draft(stem, { group, material: textContent('案例') })
  const groups = async (...stems: string[]) => {
    const { rows } = await db.$client.query<{ stem: string; group: string | null }>(
      `select v.stem #>> '{0,children,0,text}' as stem, q.group_id as group
       from question q join question_version v on v.id = q.current_version_id where v.search_text like '%案例组%'`,
    )
    return stems.map((stem) => rows.find((row) => row.stem === `案例组${stem}`)?.group)
  }
  const add = (...parts: [string, string | null][]) =>
    addDrafts(
      db,
      { tradeCode: '6-31-01-03', bankName: '案例' },
      parts.map(([stem, group]) => part(`案例组${stem}`, group)),
    )

  expect(await add(['一', 'k1'], ['二', 'k1'], ['三', 'k2'], ['四', null])).toBe(4)
  const [one, two, three, four] = await groups('一', '二', '三', '四')
  expect(one).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)
  expect(two).toBe(one)
  expect(three).toMatch(/^[0-9a-f-]{36}$/)
  expect(three).not.toBe(one)
  expect(four).toBe(null)

  // The name of a group means something within its file only.
  expect(await add(['五', 'k1'])).toBe(1)
  expect(await add(['一', 'anders'], ['六', 'anders'])).toBe(1)
  expect(await add(['一', 'x'], ['三', 'x'], ['七', 'x'])).toBe(1)
  const [five, six, seven] = await groups('五', '六', '七')
  expect(five).not.toBe(one)
  expect(six).toBe(one)
  expect(new Set([one, three, five, seven]).size).toBe(4)
})
