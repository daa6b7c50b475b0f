import { type QuestionDraft, textContent } from '@lianbing/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../../test/client.ts'
import { createFederation, signedIn } from '../../../../test/people.ts'
import { draftOf } from '../../../../test/questions.ts'
import { buildReaderScript } from '../../../../test/reader-script.ts'
import { addDrafts } from '../add-drafts.ts'

const tradeCode = '6-31-01-03'
const draft = (stem: string, more: Partial<QuestionDraft> = {}): QuestionDraft => ({
  ...draftOf('single-choice', 1),
  stem: textContent(stem),
  ...more,
})

let app: TestApp
let reader: Awaited<ReturnType<typeof buildReaderScript>>
let expert: Client
let admin: Client
let worker: Client
beforeAll(async () => {
  reader = await buildReaderScript()
  app = await startTestApp({}, reader.path)
  const { city, mill } = await createFederation(app)
  expert = await signedIn(app, { username: 'expert', organisationId: city, role: 'expert' })
  admin = await signedIn(app, { username: 'admin', organisationId: city, role: 'admin' })
  worker = await signedIn(app, { username: 'worker', organisationId: mill })
  await addDrafts(app.db, { tradeCode, bankName: '电工题库' }, [
    draft('安全第一题', { level: 5 }),
    draft('安全第二题', { level: 4 }),
    draft('旧标准的题', { standard: 'GB 100', edition: '2010' }),
    draft('新标准的题', { standard: 'GB 100', edition: '2020' }),
  ])
})
afterAll(async () => {
  await app.stop()
  await reader.remove()
})

const nothing = { code: null, weight: null, importance: null }
const add = async (name: string, parentId: string | null = null, more = {}) =>
  (await expert.call('POST /api/exam-points', { body: { tradeCode, parentId, name, ...nothing, ...more } })).examPointId
const change = (client: Client, examPointId: string, body: object) =>
  client.call('PATCH /api/exam-points/:examPointId', { params: { examPointId }, body })
const tree = async () => (await expert.call('GET /api/exam-points', { query: { tradeCode } })).items
const names = async () => (await tree()).map(({ name }) => name)
const remove = (examPointId: string, moveTo?: string) =>
  expert.call('DELETE /api/exam-points/:examPointId', { params: { examPointId }, query: { moveTo } })

test('a tree grows to four levels, is moved, and no point stands below itself', async () => {
  const basics = await add('基础知识', null, { code: 'A', weight: 2_000, importance: 'X' })
  const safety = await add('安全', basics)
  const shock = await add('触电急救', safety)
  const work = await add('相关知识')
  expect(await names()).toEqual(['基础知识', '安全', '触电急救', '相关知识'])
  const deepest = await add('心肺复苏', shock)
  await expect(add('太深', deepest)).rejects.toMatchObject({ code: 'exam_point.too_deep' })
  await expect(add('同码', null, { code: 'A' })).rejects.toMatchObject({ code: 'exam_point.code_taken' })
  await expect(change(expert, basics, { parentId: shock })).rejects.toMatchObject({ code: 'exam_point.within_itself' })
  await expect(change(expert, basics, { parentId: work })).rejects.toMatchObject({ code: 'exam_point.too_deep' })
  await remove(deepest)
  await change(expert, work, { place: 0 })
  await change(expert, shock, { parentId: work, name: '急救' })
  expect(await names()).toEqual(['相关知识', '急救', '基础知识', '安全'])
  await expect(change(expert, basics, { verified: true })).rejects.toMatchObject({ code: 'role.missing' })
  await change(admin, basics, { verified: true })
  expect((await tree()).filter(({ verified }) => verified).map(({ name }) => name)).toEqual(['基础知识'])
})

test('coverage counts what is published, and a point with questions goes only when these are moved', async () => {
  const points = await tree()
  const id = (name: string) => points.find((point) => point.name === name)?.examPointId ?? ''
  await expert.call('PUT /api/bulk-acts/:bulkId', {
    params: { bulkId: crypto.randomUUID() },
    body: { selection: { filter: { search: '安全第' } }, change: { examPointId: id('安全') } },
  })
  const safety = (await tree()).find(({ name }) => name === '安全')
  expect(safety?.questions).toEqual([
    { level: 5, count: 1 },
    { level: 4, count: 1 },
  ])
  const found = async (examPointId: string) =>
    (await expert.call('GET /api/questions', { query: { examPointId } })).items.map(({ stemText }) => stemText)
  expect(await found(id('基础知识'))).toEqual(['安全第一题', '安全第二题'])
  expect(await found('none')).toHaveLength(2)
  await expect(remove(id('基础知识'))).rejects.toMatchObject({ code: 'exam_point.has_questions' })
  await expect(remove(id('基础知识'), id('安全'))).rejects.toMatchObject({ code: 'exam_point.within_itself' })
  await remove(id('基础知识'), id('急救'))
  expect(await names()).toEqual(['相关知识', '急救'])
  expect(await found(id('相关知识'))).toEqual(['安全第一题', '安全第二题'])
})

test('questions of an edition that is out of date are marked, and drawn no more where it is kept out', async () => {
  const stems = async () => {
    const { slots } = await worker.call('POST /api/practice/rounds', {
      body: { mode: 'random', tradeCode, count: 10 },
    })
    return slots.length
  }
  expect(await stems()).toBe(4)
  const mark = (keptOut: boolean, since = '2021-01-01') =>
    expert.call('PUT /api/standards', {
      body: { standard: 'GB 100', edition: '2010', since, replacedBy: 'GB 100-2020', keptOut },
    })
  await mark(false)
  expect(await stems()).toBe(4)
  const outdated = await expert.call('GET /api/questions', { query: { validity: 'outdated' } })
  expect(outdated.items).toMatchObject([{ stemText: '旧标准的题', outdated: true }])
  await mark(true)
  expect(await stems()).toBe(3)
  await mark(true, '2999-01-01')
  expect(await stems()).toBe(4)
  expect((await expert.call('GET /api/standards', {})).items).toMatchObject([
    { standard: 'GB 100', edition: '2010', questions: 1, outdated: { since: '2999-01-01', keptOut: true } },
    { standard: 'GB 100', edition: '2020', questions: 1, outdated: null },
  ])
  await expert.call('PUT /api/standards', {
    body: { standard: 'GB 100', edition: '', since: '2021-01-01', replacedBy: null, keptOut: true },
  })
  expect(await stems()).toBe(2)
  await expert.call('DELETE /api/standards', { query: { standard: 'GB 100', edition: '' } })
  expect(await stems()).toBe(4)
})

const upload = (client: Client, text: string) => {
  const body = new FormData()
  body.append('tradeCode', weldingCode)
  body.append('file', new File([text], '细目表.csv'), '细目表.csv')
  return client.call('POST /api/exam-points/sheet', { body })
}
const weldingCode = '6-18-02-04'
const commit = (items: Awaited<ReturnType<typeof upload>>['items']) =>
  expert.call('PUT /api/exam-points/sheet', {
    body: {
      tradeCode: weldingCode,
      items: items.map(({ act: _, before: __, moves: ___, ...item }) => item),
    },
  })
const welding = async () =>
  (await expert.call('GET /api/exam-points', { query: { tradeCode: weldingCode } })).items.map(
    ({ code, name, weight, importance }) =>
      [code, name, weight, importance].filter((value) => value !== null).join(' '),
  )

test('a sheet is looked at, brought in at once, and brought in again adds nothing', async () => {
  const sheet = '代码,名称,上一级,权重,重要程度\nA,基础知识,,30,\nAA,安全,A,,X\n,防护,AA,,\nB,焊接,,高,\n'
  const preview = await upload(expert, sheet)
  expect(preview.items.map(({ at, depth, name, act }) => `${at} ${depth} ${name} ${act}`)).toEqual([
    '2 0 基础知识 add',
    '3 1 安全 add',
    '4 2 防护 add',
  ])
  expect(preview.problems).toEqual([{ at: '5', code: 'weight.unreadable', text: '高' }])
  expect(await welding()).toEqual([])
  const banked = [draft('焊前检查', { examPoint: ' 防护 ' }), draft('别处的题', { examPoint: '没有的点' })]
  await addDrafts(app.db, { tradeCode: weldingCode, bankName: '焊工题库' }, banked)
  expect(await commit(preview.items)).toEqual({ added: 3, changed: 0, same: 0, placed: 1 })
  const { items, withoutPoint } = await expert.call('GET /api/exam-points', { query: { tradeCode: weldingCode } })
  expect(items.map(({ questions }) => questions.length)).toEqual([0, 0, 1])
  expect(withoutPoint).toBe(1)
  const whole = ['A 基础知识 3000', 'AA 安全 X', '防护']
  expect(await welding()).toEqual(whole)
  const again = await upload(expert, sheet)
  expect(await commit(again.items)).toEqual({ added: 0, changed: 0, same: 3, placed: 0 })
  expect(await welding()).toEqual(whole)
})

test('a later sheet renames by code, gives codes by name, moves, and leaves what it does not name', async () => {
  const preview = await upload(expert, '代码,名称,上一级,权重\nB,焊接,,70\nAA,焊接安全,B,\nAA1,防护,AA,\n')
  expect(preview.items.map(({ name, act, moves, before }) => [name, act, moves, before?.name])).toEqual([
    ['焊接', 'add', false, undefined],
    ['焊接安全', 'change', true, '安全'],
    ['防护', 'change', false, '防护'],
  ])
  expect(await commit(preview.items)).toEqual({ added: 1, changed: 2, same: 0, placed: 0 })
  expect(await welding()).toEqual(['A 基础知识 3000', 'B 焊接 7000', 'AA 焊接安全 X', 'AA1 防护'])
  const [first] = preview.items
  if (first) await expect(commit([{ ...first, depth: 2 }])).rejects.toMatchObject({ code: 'exam_point.above_missing' })
  await expect(upload(expert, '题干,答案\n一,二\n')).rejects.toMatchObject({ code: 'exam_point.unfit_sheet' })
  await expect(upload(worker, 'x')).rejects.toMatchObject({ code: 'role.missing' })
})
