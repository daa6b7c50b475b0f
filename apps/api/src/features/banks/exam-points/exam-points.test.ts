import { type QuestionDraft, textContent } from '@lianbing/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../../test/client.ts'
import { createFederation, signedIn } from '../../../../test/people.ts'
import { draftOf } from '../../../../test/questions.ts'
import { addDrafts } from '../add-drafts.ts'

const tradeCode = '6-31-01-03'
const draft = (stem: string, more: Partial<QuestionDraft> = {}): QuestionDraft => ({
  ...draftOf('single-choice', 1),
  stem: textContent(stem),
  ...more,
})

let app: TestApp
let expert: Client
let admin: Client
let worker: Client
beforeAll(async () => {
  app = await startTestApp()
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
afterAll(() => app.stop())

const nothing = { code: null, weight: null, importance: null }
const add = async (name: string, parentId: string | null = null, more = {}) =>
  (await expert.call('POST /api/exam-points', { body: { tradeCode, parentId, name, ...nothing, ...more } })).examPointId
const change = (client: Client, examPointId: string, body: object) =>
  client.call('PATCH /api/exam-points/:examPointId', { params: { examPointId }, body })
const tree = async () => (await expert.call('GET /api/exam-points', { query: { tradeCode } })).items
const names = async () => (await tree()).map(({ name }) => name)
const remove = (examPointId: string, moveTo?: string) =>
  expert.call('DELETE /api/exam-points/:examPointId', { params: { examPointId }, query: { moveTo } })

test('a tree grows to three levels, is moved, and no point stands below itself', async () => {
  const basics = await add('基础知识', null, { code: 'A', weight: 2_000, importance: 'X' })
  const safety = await add('安全', basics)
  const shock = await add('触电急救', safety)
  const work = await add('相关知识')
  expect(await names()).toEqual(['基础知识', '安全', '触电急救', '相关知识'])
  await expect(add('太深', shock)).rejects.toMatchObject({ code: 'exam_point.too_deep' })
  await expect(add('同码', null, { code: 'A' })).rejects.toMatchObject({ code: 'exam_point.code_taken' })
  await expect(change(expert, basics, { parentId: shock })).rejects.toMatchObject({ code: 'exam_point.within_itself' })
  await expect(change(expert, basics, { parentId: work })).rejects.toMatchObject({ code: 'exam_point.too_deep' })
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
