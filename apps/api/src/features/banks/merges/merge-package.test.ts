import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contentText, textContent } from '@lianbing/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../../test/client.ts'
import { exported } from '../../../../test/exported.ts'
import { createFederation, signedIn } from '../../../../test/people.ts'
import { draftOf, rightResponse } from '../../../../test/questions.ts'
import { addQuiz, opsOf, startQuiz } from '../../../../test/quizzes.ts'
import { buildReaderScript } from '../../../../test/reader-script.ts'
import { bankImport } from '../../../commands/bank-import.ts'
import { readConfig } from '../../../config.ts'
import { remarkAll } from '../../quizzes/remarks/remark-worker.ts'
import { addDrafts } from '../add-drafts.ts'
import { fillMarks } from '../fill-marks.ts'

const tradeCode = '6-31-01-03'
type City = { app: TestApp; admin: Client; organisationId: number }

let reader: Awaited<ReturnType<typeof buildReaderScript>>
let one: City
let other: City
const open = async (): Promise<City> => {
  const app = await startTestApp({}, reader.path)
  const { city } = await createFederation(app)
  return {
    app,
    organisationId: city,
    admin: await signedIn(app, { username: 'admin', organisationId: city, role: 'admin' }),
  }
}
beforeAll(async () => {
  reader = await buildReaderScript()
  one = await open()
  other = await open()
  const drafts = [1, 2, 3, 4].map((number) => draftOf('single-choice', number))
  await addDrafts(one.app.db, { tradeCode, bankName: '市题库' }, drafts)
})
afterAll(async () => {
  await one.app.stop()
  await other.app.stop()
  await reader.remove()
})

const packageOf = async ({ admin }: City) =>
  new Blob([(await exported(admin, { selection: { filter: { tradeCode } }, format: 'json' })).file])

const upload = async ({ admin }: City, file: Blob) => {
  const form = new FormData()
  form.set('tradeCode', tradeCode)
  form.set('file', file, '外市.json')
  const { importId } = await admin.call('POST /api/banks/imports', { body: form })
  const get = () => admin.call('GET /api/banks/imports/:importId', { params: { importId } })
  await expect.poll(async () => (await get()).state, { timeout: 30_000 }).not.toBe('reading')
  const { items } = await admin.call('GET /api/banks/imports/:importId/drafts', { params: { importId } })
  return { ...(await get()), relations: items.map(({ relation }) => relation) }
}
const agree = ({ admin }: City, importId: string) =>
  admin.call('POST /api/banks/imports/:importId/drafts/changes', {
    params: { importId },
    body: { which: { filter: 'changed' }, replaces: true },
  })
const commit = ({ admin }: City, batchId: string) =>
  admin.call('POST /api/banks/import-batches/:batchId/commit', { params: { batchId } })
const rollBack = ({ admin }: City, batchId: string) =>
  admin.call('POST /api/banks/import-batches/:batchId/roll-back', { params: { batchId }, body: { reason: '试一试' } })
const merge = async (city: City, file: Blob) => commit(city, (await upload(city, file)).batchId)

const told = async ({ app }: City) => {
  const { rows } = await app.db.$client.query(
    `select q.id, q.state, v.id as "versionId", v.version, v.id = q.current_version_id as current, k.version as "keyVersion",
       k.fingerprint as key, k.reason
     from question q join question_version v on v.question_id = q.id join question_key k on k.question_version_id = v.id
     order by q.id, v.version, k.version`,
  )
  return rows
}
/** The reason of the very first key says where it came from. */
const histories = async (city: City) => (await told(city)).map(({ reason: _, ...row }) => row)

const idOf = async ({ admin }: City, word: string) => {
  const { items } = await admin.call('GET /api/questions', { query: { tradeCode } })
  return items.find(({ stemText }) => stemText.includes(word))?.questionId ?? ''
}

/** The next version of a question, as an expert and a reviewer make it. */
const change = async ({ app }: City, word: string, stem: string) => {
  await app.db.$client.query(
    `with old as (select v.* from question_version v join question q on q.current_version_id = v.id where v.stem::text like $1),
     made as (insert into question_version (id, question_id, version, type, language, material, stem, options, targets, search_text)
       select gen_random_uuid(), question_id, version + 1, type, language, material, $2::jsonb, options, targets, '' from old
       returning id, question_id),
     keyed as (insert into question_key (question_version_id, version, key, explanation, reason)
       select made.id, 1, k.key, k.explanation, '' from made join old using (question_id)
       join question_key k on k.question_version_id = old.id and k.version = 1)
     update question set current_version_id = made.id, fingerprint = $3 from made where question.id = made.question_id`,
    [`%${word}%`, JSON.stringify(textContent(stem)), `changed ${stem}`],
  )
}
const mendKey = async ({ app }: City, word: string, place: number) => {
  await app.db.$client.query(
    `insert into question_key (question_version_id, version, key, explanation, reason)
     select v.id, 2, jsonb_set(k.key, '{choice}', v.options -> $2::int -> 'id'), k.explanation, '规程已改'
     from question_version v join question_key k on k.question_version_id = v.id where v.stem::text like $1`,
    [`%${word}%`, place],
  )
  await fillMarks(app.db)
}

test('a package keeps ids and history in another city, which takes what is newer when it agrees', async () => {
  const before = await packageOf(one)
  expect(await merge(other, before)).toMatchObject({ added: 4, replaced: 0, conflicts: 0 })
  expect(await histories(other)).toEqual(await histories(one))
  expect((await upload(other, before)).relations).toEqual(['same', 'same', 'same', 'same'])
  expect(await merge(other, before)).toMatchObject({ added: 0, replaced: 0, conflicts: 0 })

  await mendKey(one, '第1题', 1)
  await change(one, '第2题', '第2题，改过的题干')
  const after = await packageOf(one)
  const read = await upload(other, after)
  expect(read.relations).toEqual(['newer', 'newer', 'same', 'same'])
  expect(read.counts).toMatchObject({ known: 4, changed: 2, added: 0, replacing: 0 })
  const stood = await histories(other)
  expect(await commit(other, read.batchId)).toMatchObject({ added: 0, replaced: 0, conflicts: 0 })
  expect(await histories(other)).toEqual(stood)

  const again = await upload(other, after)
  await agree(other, again.importId)
  expect(await commit(other, again.batchId)).toMatchObject({ added: 0, replaced: 2, conflicts: 0 })
  await fillMarks(one.app.db)
  expect(await histories(other)).toEqual(await histories(one))
  expect((await told(other)).find(({ keyVersion }) => keyVersion === 2)).toMatchObject({ reason: '规程已改' })
  expect((await upload(other, after)).relations).toEqual(['same', 'same', 'same', 'same'])

  // And back, and from before: nobody learns anything from his own words.
  expect((await upload(one, await packageOf(other))).relations).toEqual(['same', 'same', 'same', 'same'])
  expect((await upload(other, before)).relations).toEqual(['same', 'same', 'same', 'same'])
  expect(await merge(other, before)).toMatchObject({ added: 0, replaced: 0, conflicts: 0 })
})

test('what both cities changed is shown and stays, and becomes a new version only when somebody says so', async () => {
  await change(one, '第3题', '第3题，一市的改法')
  await change(other, '第3题', '第3题，另一市的改法')
  await mendKey(one, '第4题', 1)
  await mendKey(other, '第4题', 2)
  const read = await upload(other, await packageOf(one))
  expect(read.relations).toEqual(['same', 'same', 'forked', 'other-key'])
  expect(await commit(other, read.batchId)).toMatchObject({ added: 0, replaced: 0, conflicts: 1 })
  const { admin } = other
  const third = { params: { questionId: await idOf(other, '第3题') } }
  const stem = async () => contentText((await admin.call('GET /api/questions/:questionId', third)).content.stem)
  expect(await stem()).toBe('第3题，另一市的改法')

  const again = await upload(other, await packageOf(one))
  await agree(other, again.importId)
  expect(await commit(other, again.batchId)).toMatchObject({ added: 0, replaced: 1 })
  expect(await stem()).toBe('第3题，一市的改法')
  expect((await admin.call('GET /api/questions', { query: { tradeCode } })).total).toBe(4)
})

test('what was taken is taken back as it stood, and comes again under its own id', async () => {
  const third = await open()
  try {
    const before = await packageOf(one)
    const first = await upload(third, before)
    await commit(third, first.batchId)
    const ids = (await histories(third)).map(({ id, versionId }) => [id, versionId])
    await rollBack(third, first.batchId)
    expect((await third.admin.call('GET /api/questions', { query: { tradeCode } })).total).toBe(0)
    expect(await merge(third, before)).toMatchObject({ added: 4 })
    expect((await histories(third)).map(({ id, versionId }) => [id, versionId])).toEqual(ids)

    await mendKey(one, '一市的改法', 3)
    const newer = await upload(third, await packageOf(one))
    expect(newer.relations).toEqual(['same', 'same', 'newer', 'same'])
    await agree(third, newer.importId)
    await commit(third, newer.batchId)
    const keyOf = async () => {
      const questionId = await idOf(third, '第3题')
      const [now] = (await third.admin.call('GET /api/questions/:questionId', { params: { questionId } })).keys
      return now?.key
    }
    expect(await keyOf()).toMatchObject({ choice: 'D' })
    await rollBack(third, newer.batchId)
    expect(await keyOf()).toMatchObject({ choice: 'A' })
  } finally {
    await third.app.stop()
  }
})

test('a question that a city has under another id, or edits before it takes it, is no second one', async () => {
  const third = await open()
  try {
    await addDrafts(third.app.db, { tradeCode, bankName: '市题库' }, [draftOf('single-choice', 1)])
    const read = await upload(third, await packageOf(one))
    expect(read.relations).toEqual(['other-key', null, null, null])
    const params = { importId: read.importId, n: 1 }
    const { draft } = await third.admin.call('GET /api/banks/imports/:importId/drafts/:n', { params })
    if (draft === null) throw new Error('nothing was read')
    const body = { draft: { ...draft, stem: textContent('第2题，入库前改的') } }
    await third.admin.call('PUT /api/banks/imports/:importId/drafts/:n', { params, body })
    expect(await commit(third, read.batchId)).toMatchObject({ added: 3, conflicts: 1 })
    const second = await upload(third, await packageOf(one))
    expect(second.relations).toEqual(['other-key', 'forked', 'same', 'same'])
    expect(await commit(third, second.batchId)).toMatchObject({ added: 0, replaced: 0 })
  } finally {
    await third.app.stop()
  }
})

test('the command adds a package, tells what is newer in it, and takes that with --update alone', async () => {
  const third = await open()
  const folder = await mkdtemp(join(tmpdir(), 'lianbing-merge-'))
  const file = join(folder, '外市.json')
  const run = async (values: { update?: true }) => {
    await writeFile(file, new Uint8Array(await (await packageOf(one)).arrayBuffer()))
    const said: string[] = []
    const { app } = third
    const about = {
      config: readConfig({}),
      json: true,
      print: (line: string) => said.push(line),
      note: () => undefined,
      progress: () => undefined,
      openDatabase: async () => ({ db: app.db, url: app.url, close: async () => undefined }),
      databaseUrl: async () => ({ url: app.url, close: async () => undefined }),
    }
    const input = { positionals: [file], values: { trade: tradeCode, commit: true, ...values } }
    expect(await bankImport(reader.path).run(about, input)).toBe(0)
    return JSON.parse(said[0] ?? '')
  }
  try {
    expect(await run({})).toMatchObject({ added: 4, known: 0, newer: 0, forked: 0, updated: 0 })
    expect(await run({})).toMatchObject({ added: 0, known: 4, newer: 0, updated: 0 })
    await change(one, '第1题', '第1题，由命令收进来的')
    expect(await run({})).toMatchObject({ added: 0, known: 4, newer: 1, updated: 0 })
    expect(await run({ update: true })).toMatchObject({ added: 0, newer: 1, updated: 1 })
    expect(await run({ update: true })).toMatchObject({ added: 0, newer: 0, updated: 0 })
    expect(await idOf(third, '由命令收进来的')).toBe(await idOf(one, '由命令收进来的'))
  } finally {
    await rm(folder, { recursive: true })
    await third.app.stop()
  }
})

test('further answers and a question that is dropped go along, and attempts that were asked it wait for somebody’s word', async () => {
  const [here, there] = [await open(), await open()]
  try {
    const drafts = Array.from({ length: 4 }, (_, number) => draftOf('single-choice', number))
    await addDrafts(here.app.db, { tradeCode, bankName: '市题库' }, drafts)
    await merge(there, await packageOf(here))
    const section = {
      type: 'single-choice',
      tradeCode,
      level: null,
      language: 'zh-CN',
      count: 4,
      maximum: 100,
    } as const
    const { organisationId } = there
    const quizId = await addQuiz(there.app, organisationId, { blueprint: { sections: [section] }, passScore: 200 })
    const worker = await signedIn(there.app, { username: 'geselle', organisationId })
    const attempt = await startQuiz(worker, quizId)
    const ops = opsOf(attempt, () => true, rightResponse)
    await worker.call('POST /api/attempts/:attemptId/submit', { params: attempt, body: { epoch: 1, ops } })

    const questionId = await idOf(here, '第1题')
    const { keys } = await here.admin.call('GET /api/questions/:questionId', { params: { questionId } })
    const key = keys[0]?.key
    if (key?.type !== 'single-choice') throw new Error('no key')
    const also = [{ ...key, choice: key.choice.replace('-A', '-D') }]
    const body = { keyVersion: 1, key, also, treatment: 'dropped' as const }
    const { remarkId } = await here.admin.call('POST /api/questions/:questionId/remarks', {
      params: { questionId },
      body,
    })
    await remarkAll(here.app.db, 'Asia/Shanghai')
    await here.admin.call('POST /api/remarks/:remarkId/confirm', { params: { remarkId }, body: { reason: '有歧义' } })

    const read = await upload(there, await packageOf(here))
    await agree(there, read.importId)
    expect(await commit(there, read.batchId)).toMatchObject({ replaced: 1 })
    const merged = await there.admin.call('GET /api/questions/:questionId', { params: { questionId } })
    expect(merged.keys[0]).toMatchObject({ version: 2, treatment: 'dropped', also: [{ choice: 'D' }] })
    await remarkAll(there.app.db, 'Asia/Shanghai')
    const { items } = await there.admin.call('GET /api/remarks', { query: {} })
    expect(items).toMatchObject([
      { questionId, state: 'ready', treatment: 'dropped', figures: { asked: 1, changed: 1 } },
    ])

    const losses = async (format: 'json' | 'gift') =>
      (await exported(there.admin, { selection: { questionIds: [questionId] }, format })).leftOut
    expect(await losses('json')).toEqual({})
    expect(await losses('gift')).toMatchObject({ 'further-answers': 1, treatment: 1 })
  } finally {
    await here.app.stop()
    await there.app.stop()
  }
})
