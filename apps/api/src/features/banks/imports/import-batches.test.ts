import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../../test/client.ts'
import { createFederation, type Federation, signedIn } from '../../../../test/people.ts'
import { buildReaderScript } from '../../../../test/reader-script.ts'
import { uuidV7 } from '../../../db/uuid.ts'

const tradeCode = '6-31-01-03'
const head = '题型,题目,选项A,选项B,选项C,答案,鉴定点\n'
const lamp = '单选题,照明电路的熔断器装在哪里,相线上,零线上,地线上'
const meter = '单选题,绝缘电阻用什么测量,兆欧表,电流表,电压表'
const glove = '单选题,绝缘手套多久试验一次,六个月,一年,两年'
const first = `${head}${lamp},A,照明\n${meter},A,仪表\n${glove},A,安全用具\n`

let app: TestApp
let reader: Awaited<ReturnType<typeof buildReaderScript>>
let federation: Federation
let admin: Client
let expert: Client
beforeAll(async () => {
  reader = await buildReaderScript()
  app = await startTestApp({}, reader.path)
  federation = await createFederation(app)
  admin = await signedIn(app, { username: 'admin', organisationId: federation.city, role: 'admin' })
  expert = await signedIn(app, { username: 'expert', organisationId: federation.city, role: 'expert' })
})
afterAll(async () => {
  await app.stop()
  await reader.remove()
})

const read = async (text: string, fileName: string, fields: { batchId?: string; tradeCode?: string } = {}) => {
  const form = new FormData()
  for (const [name, value] of Object.entries({ tradeCode, ...fields })) form.set(name, value)
  form.set('file', new Blob([text]), fileName)
  const { importId } = await admin.call('POST /api/banks/imports', { body: form })
  return readOn(importId)
}
const get = (importId: string) => admin.call('GET /api/banks/imports/:importId', { params: { importId } })
const readOn = async (importId: string) => {
  await expect.poll(async () => (await get(importId)).state, { timeout: 30_000 }).not.toBe('reading')
  return get(importId)
}
type Filter = 'all' | 'problems' | 'conflicts' | 'changed' | 'near' | 'new' | 'known' | 'dropped' | 'edited'
const drafts = (importId: string, filter: Filter = 'all', window = {}) =>
  admin.call('GET /api/banks/imports/:importId/drafts', { params: { importId }, query: { filter, ...window } })
const change = (importId: string, body: object) =>
  admin.call('POST /api/banks/imports/:importId/drafts/changes', { params: { importId }, body: body as never })
const commit = (batchId: string) =>
  admin.call('POST /api/banks/import-batches/:batchId/commit', { params: { batchId } })
const preview = (batchId: string) =>
  admin.call('GET /api/banks/import-batches/:batchId/roll-back', { params: { batchId } })
const rollBack = (batchId: string) =>
  admin.call('POST /api/banks/import-batches/:batchId/roll-back', { params: { batchId }, body: { reason: '来源有误' } })
const stems = async (state: 'published' | 'retired' = 'published') =>
  (await expert.call('GET /api/questions', { query: { tradeCode, state } })).items.map(({ stemText }) => stemText)
const question = async (search: string) => {
  const { items } = await expert.call('GET /api/questions', { query: { tradeCode, search } })
  const [found] = items
  return expert.call('GET /api/questions/:questionId', { params: { questionId: found?.questionId ?? '' } })
}

const second = [
  `${head}${lamp},A,照明`,
  `${meter},B,仪表`,
  `单选题,绝缘手套多久试验一次,六个月,一年,三年,A,安全用具`,
  '单选题,电流互感器二次侧不得,开路,短路,接地,A,仪表',
  '单选题,验电器使用前应当,检查,清洗,浸水,F,安全用具\n',
].join('\n')

test('a file is compared with the bank, mended question by question, committed, and taken back as a whole', async () => {
  const earlier = await read(first, '一.csv')
  expect(await commit(earlier.batchId)).toMatchObject({ state: 'committed', added: 3, replaced: 0, conflicts: 0 })

  const { importId, batchId, counts } = await read(second, '二.csv')
  expect(counts).toMatchObject({
    questions: 4,
    rejected: 1,
    known: 2,
    conflicts: 1,
    changed: 1,
    added: 2,
    replacing: 0,
  })
  const all = await drafts(importId)
  expect(all.items.map(({ at, relation }) => [at, relation])).toEqual([
    ['2', 'same'],
    ['3', 'other-key'],
    ['4', 'changed'],
    ['5', null],
    ['6', null],
  ])
  expect(all.items[4]).toMatchObject({ draft: null, rejection: { code: 'key.beyond-options' }, dropped: false })
  expect(all.items[3]?.sourceText).toBe('单选题\t电流互感器二次侧不得\t开路\t短路\t接地\tA\t仪表')
  expect((await drafts(importId, 'all', { from: 3, count: 1 })).items.map(({ n }) => n)).toEqual([3])
  const count = async (filter: Filter) => (await drafts(importId, filter)).total
  expect(await Promise.all((['problems', 'conflicts', 'changed', 'new', 'known'] as const).map(count))).toEqual([
    1, 1, 1, 2, 2,
  ])

  // What could not be read is written by hand; what does not fit is refused with its place.
  const params = { importId, n: 4 }
  const written = {
    ...all.items[3]?.draft,
    stem: [{ type: 'paragraph', children: [{ type: 'run', text: '验电器使用前应当' }] }],
  }
  const put = (draft: object) =>
    admin.call('PUT /api/banks/imports/:importId/drafts/:n', { params, body: { draft: draft as never } })
  await expect(put({ ...written, key: { type: 'single-choice', choice: 'F' } })).rejects.toMatchObject({
    code: 'question.unfit',
  })
  expect(await put(written)).toMatchObject({ edited: true, rejection: null, relation: null })

  expect(await change(importId, { which: { filter: 'changed' }, replaces: true })).toMatchObject({ changed: 1 })
  expect(await change(importId, { which: { ns: [3] }, dropped: true })).toMatchObject({
    import: { counts: { dropped: 1, added: 1, replacing: 1, edited: 1 } },
  })
  await change(importId, { which: { ns: [3] }, dropped: false })
  expect(await change(importId, { which: { filter: 'all' }, set: { level: 3, sourceDetail: '第二章' } })).toMatchObject(
    {
      import: { counts: { edited: 5 } },
    },
  )

  expect(await commit(batchId)).toMatchObject({ added: 2, replaced: 1, conflicts: 1, state: 'committed' })
  expect(await commit(batchId)).toMatchObject({ added: 2, replaced: 1, conflicts: 1 })
  expect(await stems()).toHaveLength(5)
  const replaced = await question('绝缘手套')
  expect(replaced).toMatchObject({ version: 2, content: { level: 3, sourceDetail: '第二章' } })
  expect(JSON.stringify(replaced.content.options)).toContain('三年')

  expect(await preview(batchId)).toEqual({
    allowed: true,
    questions: 2,
    restored: 1,
    kept: 0,
    conflicts: 1,
    emptied: ['二'],
    answered: 0,
  })
  expect(await rollBack(batchId)).toMatchObject({ state: 'rolled-back' })
  expect(await rollBack(batchId)).toMatchObject({ state: 'rolled-back' })
  expect(await stems()).toHaveLength(3)
  expect(JSON.stringify((await question('绝缘手套')).content.options)).toContain('两年')
  expect((await expert.call('GET /api/banks', {})).items.map(({ name }) => name)).toEqual(['一'])
  const rivals = await app.db.$client.query('select from question_rival')
  expect(rivals.rowCount).toBe(0)
  const events = await app.db.$client.query(`select act, count(*)::int from question_event group by act order by act`)
  expect(events.rows).toEqual([
    { act: 'imported', count: 6 },
    { act: 'rolled-back', count: 3 },
  ])

  const again = await read(second, '二.csv')
  expect(again.counts).toMatchObject({ questions: 4, rejected: 1, known: 2, conflicts: 1, changed: 1, added: 2 })
  expect(await commit(again.batchId)).toMatchObject({ added: 2, replaced: 0, conflicts: 1 })
  await rollBack(again.batchId)
  expect(await stems()).toHaveLength(3)
})

test('what a later import has replaced again stays when the earlier one is taken back', async () => {
  const rows = (years: string) => `${head}单选题,绝缘杆多久试验一次,半年,一年,${years},A,安全用具\n`
  const replace = async (years: string) => {
    const { importId, batchId } = await read(rows(years), `${years}.csv`)
    await change(importId, { which: { filter: 'changed' }, replaces: true })
    await commit(batchId)
    return batchId
  }
  const [stood, earlier, later] = [await replace('两年'), await replace('三年'), await replace('四年')]
  const years = async () => JSON.stringify((await question('绝缘杆')).content.options)
  expect(await preview(earlier)).toMatchObject({ restored: 0, kept: 1 })
  await rollBack(earlier)
  expect(await years()).toContain('四年')
  expect(await preview(later)).toMatchObject({ restored: 1, kept: 0 })
  await rollBack(later)
  expect(await years()).toContain('三年')
  await rollBack(stood)
})

test('files that come together are committed together, and what stands in both is added once', async () => {
  const one = await read(`${head}${lamp.replace('照明', '动力')},A,\n`, '甲.csv')
  const { batchId } = one
  await read(`${head}${lamp.replace('照明', '动力')},A,\n${lamp.replace('照明', '电梯')},A,\n`, '乙.csv', { batchId })
  await read('会议纪要', '丙.txt', { batchId })
  const batch = await admin.call('GET /api/banks/import-batches/:batchId', { params: { batchId } })
  expect(batch).toMatchObject({
    state: 'ready',
    files: [{ fileName: '甲.csv' }, { fileName: '乙.csv' }, { state: 'refused' }],
  })
  expect((await admin.call('GET /api/banks/import-batches', {})).items[0]).toMatchObject({ batchId })
  const both = await Promise.all([commit(batchId), commit(batchId)])
  expect(both).toMatchObject([{ added: 2 }, { added: 2 }])
  await expect(read(first, '丁.csv', { batchId })).rejects.toMatchObject({ code: 'import.not_ready' })
  await expect(admin.call('DELETE /api/banks/import-batches/:batchId', { params: { batchId } })).rejects.toMatchObject({
    code: 'import.not_ready',
  })
  await expect(preview(uuidV7())).rejects.toMatchObject({ code: 'batch.unknown' })

  // Answered in practice nothing holds it; answered in a quiz that counts it stays, unless that attempt is void.
  const { rows } = await app.db.$client.query<{ id: string }>(
    `select v.id from question_version v join question q on q.current_version_id = v.id where v.search_text like '%电梯%'`,
  )
  const paper = JSON.stringify([{ questionVersionId: rows[0]?.id, options: [], maximum: 100 }])
  const person = await app.db.$client.query<{ id: string }>('select id from person limit 1')
  const ids = [uuidV7(), uuidV7(), uuidV7(), uuidV7(), person.rows[0]?.id]
  const insert = (text: string, values: unknown[]) => app.db.$client.query(text, values)
  await insert('insert into quiz (id, organisation_id, trade_code) values ($1, $2, $3)', [
    ids[0],
    federation.city,
    tradeCode,
  ])
  await insert(
    `insert into quiz_version (id, quiz_id, version, title, language, blueprint, questions, maximum, pass_score,
       time_limit_seconds, grace_seconds, feedback, strict) values ($1, $2, 1, '', 'zh-CN', '{}', 1, 100, 60, 600, 5, 'none', true)`,
    [ids[1], ids[0]],
  )
  await insert('insert into quiz_opening (id, quiz_id, opens_at) values ($1, $2, now())', [ids[2], ids[0]])
  await insert(
    `insert into attempt (id, quiz_version_id, opening_id, person_id, organisation_path, paper, slot_count, strict,
       deadline_at, accept_until) values ($1, $2, $3, $4, '/', $5, 1, true, now(), now())`,
    [ids[3], ids[1], ids[2], ids[4], paper],
  )
  expect(await preview(batchId)).toMatchObject({ allowed: true, answered: 0, questions: 2 })
  await insert(
    `insert into attempt_answer (attempt_id, slot, response, epoch, seq, received_at, late, elapsed_ms)
     values ($1, 0, '{"choice":"x"}', 1, 1, now(), false, 0)`,
    [ids[3]],
  )
  expect(await preview(batchId)).toMatchObject({ allowed: false, answered: 1 })
  await expect(rollBack(batchId)).rejects.toMatchObject({ code: 'import.answered' })
  await insert(
    `update attempt set status = 'closed', closed_at = now(), close_reason = 'admin', voided_at = now(), void_reason = '' where id = $1`,
    [ids[3]],
  )
  expect(await rollBack(batchId)).toMatchObject({ state: 'rolled-back' })
})

test('texts are replaced before the file is read again, after it was told where they stand', async () => {
  const { importId, counts } = await read(second.replaceAll('电流互感器', '电硫互感器'), '三.csv')
  expect(counts.rejected).toBe(1)
  await change(importId, { which: { ns: [0, 3] }, dropped: true })
  const [, meterRow] = (await drafts(importId)).items
  await admin.call('PUT /api/banks/imports/:importId/drafts/:n', {
    params: { importId, n: 1 },
    body: { draft: { ...meterRow?.draft, difficulty: 4, key: { type: 'single-choice', choice: 'A' } } as never },
  })
  const params = { importId }
  const replacements = [
    { find: '电硫', replace: '电流' },
    { find: '浸水\tF', replace: '' },
    { find: '没有', replace: '' },
  ]
  const found = await admin.call('POST /api/banks/imports/:importId/replacements/count', {
    params,
    body: { replacements },
  })
  expect(found.items).toEqual([
    { places: 1, first: '5' },
    { places: 1, first: '6' },
    { places: 0, first: null },
  ])
  expect(found.lost).toBe(1)
  const mend = [replacements[0], { find: 'F', replace: 'A' }] as { find: string; replace: string }[]
  await admin.call('PUT /api/banks/imports/:importId/replacements', { params, body: { replacements: mend } })
  const mended = await readOn(importId)
  expect(mended).toMatchObject({
    replacements: mend,
    counts: { rejected: 0, questions: 5, dropped: 1, edited: 1, lost: 1 },
  })
  const { items } = await drafts(importId)
  expect(items.map(({ dropped, edited }) => [dropped, edited])).toEqual([
    [true, false],
    [false, true],
    [false, false],
    [false, false],
    [false, false],
  ])
  expect(items[1]).toMatchObject({ relation: 'same', draft: { difficulty: 4, key: { choice: 'A' } } })
  expect((await drafts(importId, 'new')).items.map(({ sourceText }) => sourceText).join()).toContain('电流互感器')
})

test('exam points are placed by name or code, and mapped where they are not; another trade has others', async () => {
  const points = [uuidV7(), uuidV7()]
  for (const [place, name] of ['照明', '仪器仪表'].entries())
    await app.db.$client.query(
      `insert into exam_point (id, trade_code, position, code, name) values ($1, $2, $3, $4, $5)`,
      [points[place], tradeCode, place, `A-${place}`, name],
    )
  const { importId } = await read(first, '四.csv')
  const params = { importId }
  const before = await admin.call('GET /api/banks/imports/:importId/exam-points', { params })
  expect(before.items).toEqual([
    { name: '照明', questions: 1, examPointId: points[0] },
    { name: '仪表', questions: 1, examPointId: null },
    { name: '安全用具', questions: 1, examPointId: null },
  ])
  expect(before.points.map(({ name }) => name)).toEqual(['照明', '仪器仪表'])
  const map = (examPointId: string) =>
    admin.call('PUT /api/banks/imports/:importId/exam-points', {
      params,
      body: { items: [{ name: '仪表', examPointId }] },
    })
  await expect(map(uuidV7())).rejects.toMatchObject({ code: 'exam_point.unknown' })
  expect((await map(points[1] ?? '')).items[1]).toMatchObject({ examPointId: points[1] })
  expect((await drafts(importId)).items.map((draft) => draft.examPointId)).toEqual([...points, null])

  const moved = await admin.call('PUT /api/banks/imports/:importId/trade', {
    params,
    body: { tradeCode: '6-18-01-01' },
  })
  expect(moved).toMatchObject({ tradeCode: '6-18-01-01', counts: { known: 0, added: 3 } })
  expect((await drafts(importId)).items.map((draft) => draft.examPointId)).toEqual([null, null, null])
  await admin.call('POST /api/banks/imports/:importId/commit', { params })
  await expect(change(importId, { which: { ns: [0] }, dropped: true })).rejects.toMatchObject({
    code: 'import.not_ready',
  })
})
