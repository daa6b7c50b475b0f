import { contentText, type QuestionDraft, textContent } from '@lianbing/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../../test/client.ts'
import { createFederation, signedIn } from '../../../../test/people.ts'
import { canary, draftOf } from '../../../../test/questions.ts'
import { addDrafts } from '../add-drafts.ts'

const tradeCode = '6-31-01-03'
const draft = (stem: string, options: string[], more: Partial<QuestionDraft> = {}): QuestionDraft => ({
  ...draftOf('single-choice', 1),
  stem: textContent(stem),
  options: options.map((text, at) => ({ id: `${canary.key}-${at}`, content: textContent(text), pinned: false })),
  key: { type: 'single-choice', choice: `${canary.key}-0` },
  ...more,
})

let app: TestApp
let expert: Client
let worker: Client
beforeAll(async () => {
  app = await startTestApp()
  const federation = await createFederation(app)
  expert = await signedIn(app, { username: 'expert', organisationId: federation.city, role: 'expert' })
  worker = await signedIn(app, { username: 'worker', organisationId: federation.millTeam })
  const referring = draft('兆欧表测量时的转速以哪一项为准', ['每分钟120转', '每分钟60转'])
  const [block] = referring.stem
  if (block?.type === 'paragraph') block.children.push({ type: 'option', id: `${canary.key}-1` })
  await addDrafts(app.db, { tradeCode, bankName: '题库' }, [
    draft('使用兆欧表测量绝缘电阻前，应先切断被测设备的电源并放电，其目的是（ ）', ['保证安全', '测得更准', '省电']),
    draft('使用万用表测量电阻前，应先切断电源', ['保证安全', '测得更准']),
    referring,
    draft('已经停用的兆欧表旧题目在这里', ['甲', '乙']),
    draftOf('true-false', 4),
  ])
  await app.db.$client.query(`update question set state = 'retired' where current_version_id in
    (select id from question_version where search_text like '已经停用%')`)
})
afterAll(() => app.stop())

type Body = Parameters<typeof worker.call<'POST /api/questions/similar'>>[1]['body']
const ask = async (client: Client, body: Partial<Body> & { stem: Body['stem'] }) =>
  (await client.call('POST /api/questions/similar', { body: { tradeCode, ...body } })).items
const stems = (items: Awaited<ReturnType<typeof ask>>) => items.map(({ stem }) => contentText(stem).slice(0, 8))

test('what is typed so far finds the question that it becomes, from its beginning or its middle', async () => {
  for (const stem of ['使用兆欧表测量绝缘', '切断被测设备的电源并放电', textContent('绝缘电阻前，应先切断被测')])
    expect(stems(await ask(worker, { stem }))[0]).toBe('使用兆欧表测量绝')
  expect(await ask(worker, { stem: '车床主轴箱的润滑' })).toEqual([])
  expect(await ask(worker, { stem: '兆欧' })).toEqual([])
  expect(await ask(worker, { stem: '使用兆欧表测量绝缘', tradeCode: '6-18-01-01' })).toEqual([])
})

test('it says whether the same is asked, with the options once they are there', async () => {
  const stem = '使用兆欧表测量绝缘电阻前应先切断被测设备电源并放电，其目的是'
  const same = async (more: Partial<Body>) => (await ask(expert, { stem, ...more }))[0]?.same
  expect(await same({})).toBe(true)
  expect(await same({ type: 'single-choice', options: ['省电。', '测得更准', '保证安全'] })).toBe(true)
  expect(await same({ type: 'single-choice', options: ['省电', '美观', '保证安全'] })).toBe(false)
  expect(await same({ type: 'multiple-choice' })).toBe(false)
})

test('a worker is shown stems and options that betray nothing, and only of what may be practised', async () => {
  const [referring] = await ask(worker, { stem: '兆欧表测量时的转速以' })
  expect(referring).toMatchObject({
    questionId: null,
    options: [textContent('每分钟120转'), textContent('每分钟60转')],
  })
  expect(await ask(worker, { stem: '已经停用的兆欧表旧题目' })).toEqual([])
  const [retired] = await ask(expert, { stem: '已经停用的兆欧表旧题目' })
  expect(retired?.questionId).toMatch(/^[0-9a-f-]{36}$/)
  const exceptQuestionId = retired?.questionId ?? ''
  expect(await ask(expert, { stem: '已经停用的兆欧表旧题目', exceptQuestionId })).toEqual([])
  await ask(worker, { stem: '第4题（true-false）' })
  for (const body of worker.bodies) {
    expect(body).not.toContain(canary.key)
    expect(body).not.toContain(canary.explanation)
  }
})

test('who asks without end is asked to wait', async () => {
  const asks = Array.from({ length: 91 }, () => ask(worker, { stem: '兆' }))
  const refused = (await Promise.allSettled(asks)).filter(({ status }) => status === 'rejected')
  expect(refused.length).toBeGreaterThan(0)
  await expect(ask(worker, { stem: '兆' })).rejects.toMatchObject({ code: 'request.rate_limited' })
  expect(await ask(expert, { stem: '兆' })).toEqual([])
})
