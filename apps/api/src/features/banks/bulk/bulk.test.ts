import { type QuestionDraft, textContent } from '@lianbing/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../../test/client.ts'
import { createFederation, type Federation, signedIn } from '../../../../test/people.ts'
import { draftOf } from '../../../../test/questions.ts'
import { addDrafts } from '../add-drafts.ts'

const electrician = '6-31-01-03'
const turner = '6-18-01-01'
const draft = (stem: string, more: Partial<QuestionDraft> = {}): QuestionDraft => ({
  ...draftOf('single-choice', 1),
  stem: textContent(stem),
  ...more,
})

let app: TestApp
let federation: Federation
let expert: Client
beforeAll(async () => {
  app = await startTestApp()
  federation = await createFederation(app)
  expert = await signedIn(app, { username: 'expert', organisationId: federation.city, role: 'expert' })
  await addDrafts(app.db, { tradeCode: electrician, bankName: '电工题库' }, [
    ...Array.from({ length: 60 }, (_, n) => draft(`批量第${n}题`, { source: '旧书' })),
    ...Array.from({ length: 4 }, (_, n) => draft(`撤销第${n}题`)),
    ...Array.from({ length: 3 }, (_, n) => draft(`移动第${n}题`)),
    draft('停用一题'),
  ])
  await addDrafts(app.db, { tradeCode: electrician, bankName: '新题库' }, [draft('新题库的题')])
  await addDrafts(app.db, { tradeCode: turner, bankName: '车工题库' }, [draft('移动车工题')])
})
afterAll(() => app.stop())

type Body = Parameters<typeof run>[0]
const run = (
  body: {
    selection: { questionIds: string[] } | { filter: { search?: string; bankId?: string } }
    change:
      | { fields: { source?: string | null; level?: number; standard?: string } }
      | { examPointId: string | null }
      | { bankId: string }
      | { state: 'retired' | 'published'; reason: string }
  },
  bulkId = crypto.randomUUID(),
) => expert.call('PUT /api/bulk-acts/:bulkId', { params: { bulkId }, body: body as never })
const preview = (body: Body) => expert.call('POST /api/bulk-acts/preview', { body: body as never })
const undo = (bulkId: string) => expert.call('POST /api/bulk-acts/:bulkId/undo', { params: { bulkId } })
const idsOf = async (search: string) =>
  (await expert.call('GET /api/questions', { query: { search } })).items.map(({ questionId }) => questionId)
const get = async (search: string) => {
  const [questionId = ''] = await idsOf(search)
  return expert.call('GET /api/questions/:questionId', { params: { questionId } })
}
const everybody = (search: string) => ({ selection: { filter: { search } } })

test('all that match get a new version with their key, those that wait are left out, and it can be taken back', async () => {
  const [waiting = ''] = await idsOf('批量第7题')
  await app.db.$client.query(
    `insert into question_version (id, question_id, version, state, type, language, stem, options, targets, search_text)
     select gen_random_uuid(), question_id, 2, 'draft', type, language, stem, options, targets, search_text
     from question_version where question_id = $1`,
    [waiting],
  )
  const act: Body = { ...everybody('批量第'), change: { fields: { source: '新书', level: 3 } } }
  const before = await get('批量第9题')
  expect(await preview(act)).toEqual({ changed: 59, same: 0, waiting: 1, unfit: 0 })
  expect((await get('批量第9题')).version).toBe(1)
  const bulkId = crypto.randomUUID()
  expect(await run(act, bulkId)).toMatchObject({ changed: 59, waiting: 1 })
  const after = await get('批量第9题')
  expect(after).toMatchObject({ version: 2, content: { ...before.content, source: '新书', level: 3 } })
  expect(after.keys).toMatchObject([{ key: before.keys[0]?.key, explanation: before.keys[0]?.explanation }])
  // A lost reply is asked for again.
  expect(await run(act, bulkId)).toMatchObject({ changed: 59 })
  expect((await get('批量第9题')).version).toBe(2)
  expect(await preview(act)).toMatchObject({ changed: 0, same: 59 })
  expect(await undo(bulkId)).toEqual({ changed: 59 })
  expect(await get('批量第9题')).toMatchObject({ version: 3, content: before.content })
  expect(await undo(bulkId)).toEqual({ changed: 59 })
  expect((await get('批量第9题')).version).toBe(3)
  const marks = await app.db.$client.query(
    `select distinct v.sketch, v.search_text, k.fingerprint from question_version v
     join question_key k on k.question_version_id = v.id where v.question_id = $1`,
    [before.questionId],
  )
  expect(marks.rows).toHaveLength(1)
})

test('what somebody has touched since is not taken back, nor is another person’s act', async () => {
  const bulkId = crypto.randomUUID()
  await run({ ...everybody('撤销第'), change: { fields: { standard: 'GB 1' } } }, bulkId)
  const other = await signedIn(app, { username: 'other', organisationId: federation.city, role: 'expert' })
  await expect(other.call('POST /api/bulk-acts/:bulkId/undo', { params: { bulkId } })).rejects.toMatchObject({
    code: 'bulk.unknown',
  })
  const [one = ''] = await idsOf('撤销第2题')
  await run({ selection: { questionIds: [one] }, change: { fields: { standard: 'GB 2' } } })
  await expect(undo(bulkId)).rejects.toMatchObject({ code: 'bulk.changed_since' })
  expect((await get('撤销第1题')).content.standard).toBe('GB 1')
})

test('only questions of the same trade and language move to a bank, and draws notice', async () => {
  const { items } = await expert.call('GET /api/banks', {})
  const target = items.find(({ name }) => name === '新题库')
  const bulkId = crypto.randomUUID()
  const act: Body = { ...everybody('移动'), change: { bankId: target?.bankId ?? '' } }
  expect(await run(act, bulkId)).toEqual({ changed: 3, same: 0, waiting: 0, unfit: 1 })
  expect(await get('移动第1题')).toMatchObject({ bankName: '新题库', version: 1 })
  await undo(bulkId)
  expect(await get('移动第1题')).toMatchObject({ bankName: '电工题库' })
  await expect(run({ ...act, change: { bankId: crypto.randomUUID() } })).rejects.toMatchObject({ code: 'bank.unknown' })
})

test('questions are retired with a reason, drawn no more, and restored as a whole', async () => {
  const bulkId = crypto.randomUUID()
  await run({ ...everybody('停用'), change: { state: 'retired', reason: '旧标准' } }, bulkId)
  const retired = await get('停用')
  expect(retired.state).toBe('retired')
  const { rows } = await app.db.$client.query(
    'select act, reason, bulk_id from question_event where question_id = $1',
    [retired.questionId],
  )
  expect(rows).toEqual([{ act: 'retired', reason: '旧标准', bulk_id: bulkId }])
  await undo(bulkId)
  expect((await get('停用')).state).toBe('published')
})

test('nothing changes where there are too many, and a worker changes nothing', async () => {
  const many = Array.from({ length: 5_001 }, () => crypto.randomUUID())
  await expect(run({ selection: { questionIds: many }, change: { fields: { level: 1 } } })).rejects.toMatchObject({
    code: 'request.invalid',
  })
  await app.db.$client.query(`
    with q as (
      insert into question (id, bank_id, trade_code, fingerprint)
      select gen_random_uuid(), (select id from bank where name = '车工题库'), '${turner}', 'many ' || n
      from generate_series(1, 5001) n returning id),
    v as (
      insert into question_version (id, question_id, version, type, language, stem, options, targets, search_text)
      select id, id, 1, 'single-choice', 'zh-CN', '[]', '[]', '[]', '很多' from q)
    update question set current_version_id = id where fingerprint like 'many%'`)
  await app.db.$client.query(`update question set current_version_id = id where fingerprint like 'many%'`)
  const bankId = (await get('移动车工题')).bankId
  await expect(preview({ selection: { filter: { bankId } }, change: { fields: { level: 1 } } })).rejects.toMatchObject({
    code: 'bulk.too_many',
  })
  const worker = await signedIn(app, { username: 'worker', organisationId: federation.mill })
  await expect(
    worker.call('POST /api/bulk-acts/preview', {
      body: { selection: { filter: {} }, change: { fields: { level: 1 } } },
    }),
  ).rejects.toMatchObject({ code: 'role.missing' })
})

test('a search is saved under a name of its own, renamed, forgotten and brought back', async () => {
  const viewId = crypto.randomUUID()
  const save = (id: string, name: string) =>
    expert.call('PUT /api/saved-views/:viewId', { params: { viewId: id }, body: { name, filter: { level: '3' } } })
  const names = async () => (await expert.call('GET /api/saved-views', {})).items.map(({ name }) => name)
  await save(viewId, '高级工')
  await save(viewId, '三级')
  await expect(save(crypto.randomUUID(), '三级')).rejects.toMatchObject({ code: 'view.name_taken' })
  expect(await names()).toEqual(['三级'])
  await expert.call('DELETE /api/saved-views/:viewId', { params: { viewId } })
  expect(await names()).toEqual([])
  await save(viewId, '三级')
  expect(await names()).toEqual(['三级'])
})
