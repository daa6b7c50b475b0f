import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../../test/client.ts'
import { createFederation, type Federation, signedIn } from '../../../../test/people.ts'
import { buildReaderScript } from '../../../../test/reader-script.ts'
import { uuidV7 } from '../../../db/uuid.ts'
import { createImportReader } from './import-reader.ts'

const tradeCode = '6-31-01-03'
const csv = [
  '题型,题目,选项A,选项B,选项C,答案,解析',
  '单选题,低压电器的额定电压不超过多少,1000V,2000V,3000V,A,以标准为准',
  '判断题,验电前应先检查验电器,,,,正确,',
  '单选题,绝缘电阻用什么测量,兆欧表,电流表,电压表,D,',
  '多选题,触电的种类有哪些,电击,电伤,烫伤,AB,',
].join('\n')

let app: TestApp
let reader: Awaited<ReturnType<typeof buildReaderScript>>
let federation: Federation
let admin: Client
let expert: Client
let worker: Client
beforeAll(async () => {
  reader = await buildReaderScript()
  app = await startTestApp({}, reader.path)
  federation = await createFederation(app)
  admin = await signedIn(app, { username: 'admin', organisationId: federation.city, role: 'admin' })
  expert = await signedIn(app, { username: 'expert', organisationId: federation.city, role: 'expert' })
  worker = await signedIn(app, { username: 'worker', organisationId: federation.millTeam })
})
afterAll(async () => {
  await app.stop()
  await reader.remove()
})

type Fields = { tradeCode?: string; level?: string; language?: string; source?: string }
const formOf = (bytes: string | Uint8Array<ArrayBuffer>, fileName: string, fields: Fields = {}) => {
  const form = new FormData()
  for (const [name, value] of Object.entries({ tradeCode, ...fields })) form.set(name, value)
  form.set('file', new Blob([bytes]), fileName)
  return form
}
const upload = (bytes: string | Uint8Array<ArrayBuffer>, fileName: string, fields: Fields = {}) =>
  admin.call('POST /api/banks/imports', { body: formOf(bytes, fileName, fields) })
const get = (importId: string) => admin.call('GET /api/banks/imports/:importId', { params: { importId } })
const commit = (importId: string) => admin.call('POST /api/banks/imports/:importId/commit', { params: { importId } })

/** Uploads and waits until the file is read or refused. */
const read = async (bytes: string | Uint8Array<ArrayBuffer>, fileName: string, fields: Fields = {}) => {
  const { importId } = await upload(bytes, fileName, fields)
  await expect.poll(async () => (await get(importId)).state, { timeout: 30_000 }).not.toBe('reading')
  return get(importId)
}

test('a file is read in the background, judged by its preview and committed once', async () => {
  const uploaded = await upload(csv, '电工题库.csv', { level: '4' })
  expect(uploaded).toMatchObject({ state: 'reading', fileName: '电工题库.csv', counts: { questions: 0 } })
  await expect.poll(async () => (await get(uploaded.importId)).state, { timeout: 30_000 }).toBe('ready')

  const preview = await get(uploaded.importId)
  expect(preview).toMatchObject({
    format: 'csv',
    counts: {
      questions: 3,
      rejected: 1,
      known: 0,
      byType: { 'single-choice': 1, 'true-false': 1, 'multiple-choice': 1 },
    },
    refusal: null,
  })
  expect(preview.drafts.map(({ draft }) => draft.key)[0]).toEqual({ type: 'single-choice', choice: 'A' })
  expect(preview.rejected).toMatchObject([{ code: 'key.beyond-options', params: { letter: 'D', count: 3 } }])
  expect(preview.rejected[0]?.at).not.toBe('')

  const both = await Promise.all([commit(uploaded.importId), commit(uploaded.importId)])
  expect(both).toMatchObject([
    { state: 'committed', added: 3 },
    { state: 'committed', added: 3 },
  ])
  expect(await commit(uploaded.importId)).toMatchObject({ added: 3 })
  const { items, total } = await expert.call('GET /api/questions', { query: { tradeCode } })
  expect(total).toBe(3)
  expect(items.map(({ level }) => level)).toEqual([4, 4, 4])
  const { items: banks } = await expert.call('GET /api/banks', {})
  expect(banks).toMatchObject([{ name: '电工题库', tradeCode, questions: 3, retired: 0, openReports: 0 }])

  const again = await read(csv, '换了名字.csv')
  expect(again.counts).toMatchObject({ questions: 3, known: 3 })
  expect(await commit(again.importId)).toMatchObject({ added: 0 })
  expect((await expert.call('GET /api/questions', { query: { tradeCode } })).total).toBe(3)
  expect((await expert.call('GET /api/banks', {})).items).toHaveLength(1)
})

test.each([
  ['an empty file', '', 'file.empty'],
  ['a text without questions', '会议纪要\n今天没有题目', 'bank.no-questions'],
  ['a broken workbook', 'PK\u0003\u0004 and then nothing', 'file.damaged'],
  ['broken JSON', '{"questions": [', 'format.json-invalid'],
  ['a PDF', '%PDF-1.7\n1 0 obj', 'format.pdf'],
])('%s is refused with its reason', async (_, bytes, code) => {
  const refused = await read(bytes, '题库.bin')
  expect(refused).toMatchObject({ state: 'refused', refusal: { code }, drafts: [], counts: { questions: 0 } })
  expect(refused.refusal?.message).toMatch(/\.$/)
  await expect(commit(refused.importId)).rejects.toMatchObject({ code: 'import.not_ready' })
})

test('what the database cannot hold is rejected by its place, and the rest is kept', async () => {
  const questions = ['正常的题目', '带有\u0000的题目', '半个\ud83d字符'].map((question) => ({
    question,
    options: ['甲', '乙'],
    answer: 'A',
  }))
  const found = await read(JSON.stringify(questions), '怪题.json')
  expect(found.state).toBe('ready')
  expect(found.counts.questions + found.counts.rejected).toBe(3)
  expect(await commit(found.importId)).toMatchObject({ added: found.counts.questions })
})

test('a file over the limit and a body that is no form are refused at the door', async () => {
  await expect(upload(new Uint8Array(32 * 1024 * 1024 + 1), '大.csv')).rejects.toMatchObject({
    code: 'request.too_large',
  })
  const json = await admin.send('/api/banks/imports', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ tradeCode }),
  })
  expect(json.status).toBe(415)
  expect(await json.json()).toMatchObject({ code: 'request.not_multipart' })
  const noFile = new FormData()
  noFile.set('tradeCode', tradeCode)
  await expect(admin.call('POST /api/banks/imports', { body: noFile })).rejects.toMatchObject({
    code: 'request.not_multipart',
    errors: [{ pointer: '/body/file' }],
  })
  await expect(upload(csv, '题库.csv', { level: '9' })).rejects.toMatchObject({
    code: 'request.invalid',
    errors: [{ pointer: '/body/level' }],
  })
  await expect(upload(csv, '题库.csv', { tradeCode: '9-99' })).rejects.toMatchObject({ code: 'trade.unknown' })
})

test('only admins of the federation import', async () => {
  const body = () => formOf(csv, '题库.csv')
  await expect(expert.call('POST /api/banks/imports', { body: body() })).rejects.toMatchObject({ code: 'role.missing' })
  await expect(worker.call('POST /api/banks/imports', { body: body() })).rejects.toMatchObject({ code: 'role.missing' })
  await expect(app.client().call('POST /api/banks/imports', { body: body() })).rejects.toMatchObject({
    code: 'session.required',
  })
  const below = await signedIn(app, { username: 'millAdmin', organisationId: federation.mill, role: 'admin' })
  await expect(below.call('POST /api/banks/imports', { body: body() })).rejects.toMatchObject({ code: 'role.missing' })
  await expect(below.call('GET /api/banks/imports', {})).rejects.toMatchObject({ code: 'role.missing' })
})

test('an import can be discarded until it is committed', async () => {
  const { importId } = await read(csv, '题库.csv')
  await admin.call('DELETE /api/banks/imports/:importId', { params: { importId } })
  await expect(get(importId)).rejects.toMatchObject({ code: 'import.unknown' })
  await expect(commit(importId)).rejects.toMatchObject({ code: 'import.unknown' })
  const { items } = await admin.call('GET /api/banks/imports', {})
  const committed = items.find(({ state }) => state === 'committed')
  await expect(
    admin.call('DELETE /api/banks/imports/:importId', { params: { importId: committed?.importId ?? '' } }),
  ).rejects.toMatchObject({ code: 'import.not_ready' })
})

test('what a process left unread when it died is read when somebody looks', async () => {
  const left = await upload(csv, '题库.csv')
  await expect.poll(async () => (await get(left.importId)).state, { timeout: 30_000 }).toBe('ready')
  await app.db.$client.query(`update bank_import set state = 'reading', file_bytes = $2, counts = null where id = $1`, [
    left.importId,
    Buffer.from(csv),
  ])
  expect(await get(left.importId)).toMatchObject({ state: 'reading' })
  await expect.poll(async () => (await get(left.importId)).state, { timeout: 30_000 }).toBe('ready')
  expect((await get(left.importId)).counts.questions).toBe(3)
})

test('an import that is being read when the server stops is read after the next start', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lianbing-endless-'))
  const endless = join(folder, 'endless.mjs')
  await writeFile(endless, 'setInterval(() => {}, 1000)')
  const importId = uuidV7()
  await app.db.$client.query(
    `insert into bank_import (id, file_name, file_bytes, bytes, trade_code, state)
     values ($1, '题库.csv', $2, $3, $4, 'reading')`,
    [importId, Buffer.from(csv), Buffer.byteLength(csv), tradeCode],
  )
  const faults: unknown[] = []
  const stopped = createImportReader(app.db, endless)
  stopped.wake({ error: (fault) => faults.push(fault) })
  const free = () => app.db.$client.query('select from bank_import where id = $1 for update skip locked', [importId])
  await expect.poll(async () => (await free()).rowCount, { timeout: 30_000 }).toBe(0)
  expect(await get(importId)).toMatchObject({ state: 'reading' })
  await expect(commit(importId)).rejects.toMatchObject({ code: 'import.not_ready' })
  await expect(admin.call('DELETE /api/banks/imports/:importId', { params: { importId } })).rejects.toMatchObject({
    code: 'import.not_ready',
  })
  await stopped.stop()
  expect(faults).toEqual([])
  await rm(folder, { recursive: true })
  await expect.poll(async () => (await get(importId)).state, { timeout: 30_000 }).toBe('ready')
})

test('an import is read again in another layout, as long as it is not committed', async () => {
  const below = ['题型,答案,问题', '单选题,B,锉刀用来做什么', ',,A.焊接', ',,B.锉削', '判断题,对,台虎钳要固定牢'].join(
    '\n',
  )
  const first = await read(below, '选项在下.csv')
  expect(first).toMatchObject({
    layout: 'table.options-below',
    counts: { questions: 2, rejected: 0 },
    alternatives: expect.arrayContaining([{ layout: 'table.header', questions: 1, rejected: 3 }]),
  })
  const choose = (layout: string) =>
    admin.call('PUT /api/banks/imports/:importId/layout', { params: first, body: { layout } })
  expect(await choose('table.header')).toMatchObject({ state: 'reading', counts: { questions: 0 } })
  await expect.poll(async () => (await get(first.importId)).state, { timeout: 30_000 }).toBe('ready')
  expect(await get(first.importId)).toMatchObject({
    layout: 'table.header',
    counts: { questions: 1, rejected: 3 },
    alternatives: expect.arrayContaining([{ layout: 'table.options-below', questions: 2, rejected: 0 }]),
  })
  expect(await commit(first.importId)).toMatchObject({ added: 1 })
  await expect(choose('table.options-below')).rejects.toMatchObject({ code: 'import.not_ready' })
  const { rows } = await app.db.$client.query('select file_bytes from bank_import where id = $1', [first.importId])
  expect(rows).toEqual([{ file_bytes: null }])
})

test('a file of answers comes with its questions', async () => {
  const numbers = [1, 2, 3, 4]
  const asked = numbers.map((n) => `${n}. 第${n}种焊缝用的坡口是（  ）。\nA. V 形\nB. X 形\nC. U 形\nD. I 形\n`)
  const form = formOf(['一、单项选择题', ...asked].join('\n'), '焊工试卷.txt')
  form.set('answers', new Blob(['一、单项选择题\n1-4：ABCD\n']), '焊工答案.txt')
  const { importId } = await admin.call('POST /api/banks/imports', { body: form })
  await expect.poll(async () => (await get(importId)).state, { timeout: 30_000 }).toBe('ready')
  const found = await get(importId)
  expect(found).toMatchObject({ answersName: '焊工答案.txt', counts: { questions: 4, rejected: 0 } })
  expect(found.drafts.map(({ draft }) => draft.key)).toMatchObject(['A', 'B', 'C', 'D'].map((choice) => ({ choice })))
  expect(await commit(importId)).toMatchObject({ added: 4 })
  const alone = await read('一、单项选择题\n1-4：ABCD\n', '焊工答案.txt')
  expect(alone).toMatchObject({ state: 'refused', refusal: { code: 'bank.only-answers' } })
})

test('imports are listed newest first, page by page', async () => {
  await Promise.all(Array.from({ length: 52 }, (_, n) => upload(csv, `第${n}份.csv`)))
  const first = await admin.call('GET /api/banks/imports', {})
  expect(first.items).toHaveLength(50)
  const second = await admin.call('GET /api/banks/imports', { query: { cursor: first.nextCursor ?? '' } })
  expect(second.nextCursor).toBeNull()
  const ids = [...first.items, ...second.items].map(({ importId }) => importId)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toEqual([...ids].sort().reverse())
  await expect(admin.call('GET /api/banks/imports', { query: { cursor: 'x' } })).rejects.toMatchObject({
    code: 'request.invalid',
    errors: [{ pointer: '/query/cursor' }],
  })
})
