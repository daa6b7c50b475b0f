import { type QuestionDraft, textContent } from '@lianbing/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../test/client.ts'
import { createFederation, type Federation, signedIn } from '../../../test/people.ts'
import { draftOf } from '../../../test/questions.ts'
import { addDrafts } from './add-drafts.ts'

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
let worker: Client
beforeAll(async () => {
  app = await startTestApp()
  federation = await createFederation(app)
  expert = await signedIn(app, { username: 'expert', organisationId: federation.city, role: 'expert' })
  worker = await signedIn(app, { username: 'worker', organisationId: federation.millTeam })
  await addDrafts(app.db, { tradeCode: turner, bankName: '车工题库' }, [
    draft('车床主轴的转速'),
    draft('润滑油的作用', { language: 'en', level: 3 }),
  ])
  await addDrafts(app.db, { tradeCode: electrician, bankName: '电工题库', source: '省赛' }, [
    draft('使用兆欧表测量绝缘电阻', { level: 4 }),
    draft('额定电压为３８０Ｖ的电动机'),
    draft('合格率达到 95% 以上'),
    draft('合格率达到 957 以上', { ...draftOf('true-false', 2), stem: textContent('合格率达到 957 以上') }),
    ...Array.from({ length: 55 }, (_, n) => draft(`第${n}道练习题`)),
  ])
})
afterAll(() => app.stop())

type Query = NonNullable<Parameters<typeof search>[0]>
const search = (query: {
  search?: string
  tradeCode?: string
  level?: string
  language?: 'zh-CN' | 'en'
  state?: 'published' | 'retired'
  type?: 'true-false' | 'single-choice'
  bankId?: string
  cursor?: string
}) => expert.call('GET /api/questions', { query })

test.each<[string, Query, string[]]>([
  ['two Chinese characters', { search: '绝缘' }, ['使用兆欧表测量绝缘电阻']],
  ['words in any order', { search: '电阻 兆欧表' }, ['使用兆欧表测量绝缘电阻']],
  ['a width and case of its own', { search: '380v' }, ['额定电压为３８０Ｖ的电动机']],
  ['a percent sign, which is no pattern', { search: '95%' }, ['合格率达到 95% 以上']],
  ['an underscore, which is no pattern', { search: '合格_' }, []],
  ['a backslash, which is no pattern', { search: '\\' }, []],
  ['trade and language', { tradeCode: turner, language: 'en' }, ['润滑油的作用']],
  ['a level', { level: '4' }, ['使用兆欧表测量绝缘电阻']],
  ['a type', { type: 'true-false' }, ['合格率达到 957 以上']],
  ['a state', { state: 'retired' }, []],
])('questions are found by %s', async (_, query, stems) => {
  const { items, total, nextCursor } = await search(query)
  expect(items.map(({ stemText }) => stemText)).toEqual(stems)
  expect(total).toBe(stems.length)
  expect(nextCursor).toBeNull()
})

test('pages follow each other without a gap, and the total is that of all pages', async () => {
  const first = await search({ tradeCode: electrician })
  const second = await search({ tradeCode: electrician, cursor: first.nextCursor ?? '' })
  expect([first.items.length, second.items.length, first.total, second.total]).toEqual([50, 9, 59, 59])
  expect(new Set([...first.items, ...second.items].map(({ questionId }) => questionId)).size).toBe(59)
  expect(second.nextCursor).toBeNull()
  await expect(search({ cursor: 'x' })).rejects.toMatchObject({
    code: 'request.invalid',
    errors: [{ pointer: '/query/cursor' }],
  })
})

test('each bank has counts of its own', async () => {
  const { items } = await expert.call('GET /api/banks', {})
  const counts = items.map(({ name, language, questions, source }) => [name, language, questions, source])
  expect(counts).toContainEqual(['电工题库', 'zh-CN', 59, '省赛'])
  expect(counts).toContainEqual(['车工题库', 'zh-CN', 1, null])
  expect(counts).toContainEqual(['车工题库', 'en', 1, null])
  expect(counts).toHaveLength(3)
})

test('a question is shown with its key; retired it is drawn no more, and published again it is', async () => {
  const [row] = (await search({ search: '主轴' })).items
  const params = { questionId: row?.questionId ?? '' }
  const question = await expert.call('GET /api/questions/:questionId', { params })
  expect(question).toMatchObject({
    bankName: '车工题库',
    tradeCode: turner,
    state: 'published',
    version: 1,
    content: { stem: textContent('车床主轴的转速'), type: 'single-choice' },
    keys: [{ version: 1, key: draftOf('single-choice', 1).key, reason: 'import' }],
    reports: [],
    answered: 0,
    right: 0,
  })
  const round = () =>
    worker.call('POST /api/practice/rounds', { body: { mode: 'random', tradeCode: turner, count: 5 } })
  expect((await round()).slots).toHaveLength(1)
  const retired = await expert.call('PUT /api/questions/:questionId/state', {
    params,
    body: { state: 'retired', reason: '过时' },
  })
  expect(retired.state).toBe('retired')
  await expect(round()).rejects.toMatchObject({ code: 'round.no_questions' })
  const { items } = await expert.call('GET /api/banks', {})
  expect(items.find(({ name, language }) => name === '车工题库' && language === 'zh-CN')).toMatchObject({
    questions: 0,
    retired: 1,
  })
  await expert.call('PUT /api/questions/:questionId/state', { params, body: { state: 'published' } })
  const { roundId, slots } = await round()
  await worker.call('PUT /api/practice/rounds/:roundId/answers/:slot', {
    params: { roundId, slot: 0 },
    body: { response: { choice: slots[0]?.question.options[0]?.id ?? '' } },
  })
  const figures = await expert.call('GET /api/questions/:questionId', { params })
  expect(figures.answered).toBe(1)
  expect(figures.right).toBeLessThanOrEqual(1)
})

test('the banks are for experts and admins of the federation', async () => {
  const params = { questionId: '01900000-0000-7000-8000-000000000000' }
  await expect(expert.call('GET /api/questions/:questionId', { params })).rejects.toMatchObject({
    code: 'question.unknown',
  })
  await expect(
    expert.call('PUT /api/questions/:questionId/state', { params, body: { state: 'retired', reason: '过时' } }),
  ).rejects.toMatchObject({ code: 'question.unknown' })
  const below = await signedIn(app, { username: 'below', organisationId: federation.east, role: 'admin' })
  for (const client of [worker, below]) {
    await expect(client.call('GET /api/banks', {})).rejects.toMatchObject({ code: 'role.missing' })
    await expect(client.call('GET /api/questions', {})).rejects.toMatchObject({ code: 'role.missing' })
    await expect(client.call('GET /api/questions/:questionId', { params })).rejects.toMatchObject({
      code: 'role.missing',
    })
    await expect(client.call('GET /api/reports', {})).rejects.toMatchObject({ code: 'role.missing' })
  }
})
