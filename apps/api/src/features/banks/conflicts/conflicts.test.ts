import { contentText, type QuestionDraft, textContent } from '@lianbing/contract'
import type { Output } from '@lianbing/contract/client'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../../test/client.ts'
import { createFederation, signedIn } from '../../../../test/people.ts'
import { draftOf } from '../../../../test/questions.ts'
import { addDrafts } from '../add-drafts.ts'

const tradeCode = '6-31-01-03'
const otherTrade = '6-18-01-01'
const texts = ['兆欧表', '电流表', '电压表']
const draft = (stem: string, right: string, more: Partial<QuestionDraft> = {}): QuestionDraft => {
  const options = texts.map((text, at) => ({ id: 'ABC'.charAt(at), content: textContent(text), pinned: false }))
  const choice = options[texts.indexOf(right)]?.id ?? 'A'
  const explanation = textContent(`因为${right}`)
  return {
    ...draftOf('single-choice', 1),
    stem: textContent(stem),
    options,
    key: { type: 'single-choice', choice },
    explanation,
    ...more,
  }
}
const turned = (one: QuestionDraft): QuestionDraft => ({
  ...one,
  options: one.options.map((option, at, all) => ({ ...option, content: all[all.length - 1 - at]?.content ?? [] })),
  key: {
    type: 'single-choice',
    choice: { A: 'C', B: 'B', C: 'A' }[one.key.type === 'single-choice' ? one.key.choice : 'A'] ?? 'A',
  },
})
const truth = (stem: string, value: boolean): QuestionDraft => ({
  ...draftOf('true-false', 2),
  stem: textContent(stem),
  key: { type: 'true-false', truth: value },
})

let app: TestApp
let expert: Client
let worker: Client
beforeAll(async () => {
  app = await startTestApp()
  const federation = await createFederation(app)
  expert = await signedIn(app, { username: 'expert', organisationId: federation.city, role: 'expert' })
  worker = await signedIn(app, { username: 'worker', organisationId: federation.millTeam })
})
afterAll(() => app.stop())

type Conflict = Output<'GET /api/banks/conflicts'>['items'][number]
const list = (query: { tradeCode?: string; kind?: 'conflict' | 'duplicate'; cursor?: string } = {}) =>
  expert.call('GET /api/banks/conflicts', { query })
const only = async (kind: Conflict['kind']): Promise<Conflict> => {
  const { items } = await list()
  const found = items.filter((item) => item.kind === kind)
  expect(found).toHaveLength(1)
  return found[0] as Conflict
}
const keysOf = async (questionId: string) =>
  (await expert.call('GET /api/questions/:questionId', { params: { questionId } })).keys
const historyOf = async (questionId: string) =>
  (await expert.call('GET /api/questions/:questionId/history', { params: { questionId } })).events
const eventsOf = async (questionId: string) =>
  (
    await app.db.$client.query<{ act: string; reason: string }>(
      'select act, reason from question_event where question_id = $1 order by id',
      [questionId],
    )
  ).rows

beforeEach(async () => {
  await app.db.$client.query('truncate question, question_rival, distinct_pair cascade')
})
const add = (drafts: QuestionDraft[], trade = tradeCode) =>
  addDrafts(app.db, { tradeCode: trade, bankName: '题库', source: '厂内' }, drafts)

test('a file with another key is a conflict: the key is mended in one step, and back again', async () => {
  await add([draft('测量绝缘电阻用的是（ ）', '电流表')])
  expect(await list()).toMatchObject({ items: [], conflicts: 0 })
  await add([turned(draft('测量绝缘电阻用的是（ ）', '兆欧表', { source: '省赛' }))])
  const { conflicts, duplicates } = await list()
  expect([conflicts, duplicates]).toEqual([1, 0])
  const { rivalId, sides } = await only('rival')
  const [bank, rival] = sides
  expect(bank).toMatchObject({ source: '厂内', keyVersion: 1, key: { choice: 'B' }, otherKey: { choice: 'A' } })
  expect(rival).toMatchObject({ source: '省赛', keyVersion: null, key: { choice: 'A' } })
  const { questionId, otherKey, otherExplanation } = bank
  if (otherKey === null || rivalId === null) throw new Error('no key to take')
  const mend = (body: Parameters<typeof expert.call<'POST /api/questions/:questionId/keys'>>[1]['body']) =>
    expert.call('POST /api/questions/:questionId/keys', { params: { questionId }, body })
  const taken = {
    key: otherKey,
    explanation: otherExplanation,
    reason: '国标',
    rival: { rivalId, state: 'taken' as const },
  }
  expect(await mend({ keyVersion: 1, ...taken })).toMatchObject({ keyVersion: 2 })
  await expect(mend({ keyVersion: 1, ...taken })).rejects.toMatchObject({ code: 'question.changed' })
  expect(await list()).toMatchObject({ items: [], conflicts: 0 })
  expect((await keysOf(questionId))[0]).toMatchObject({
    version: 2,
    key: { choice: 'A' },
    reason: '国标',
    explanation: textContent('因为兆欧表'),
  })
  expect(await eventsOf(questionId)).toEqual([{ act: 'key-mended', reason: '国标' }])

  // The key that was replaced does not come back with its file.
  await add([draft('测量绝缘电阻用的是（ ）', '电流表')])
  expect(await list()).toMatchObject({ items: [], conflicts: 0 })

  const back = {
    key: bank.key,
    explanation: bank.explanation,
    reason: '撤销',
    rival: { rivalId, state: 'open' as const },
  }
  expect(await mend({ keyVersion: 2, ...back })).toMatchObject({ keyVersion: 3 })
  expect((await keysOf(questionId)).map(({ version }) => version)).toEqual([3, 2, 1])
  expect((await only('rival')).rivalId).toBe(rivalId)
  await expect(
    mend({ keyVersion: 3, reason: '错', key: { type: 'single-choice', choice: 'Z' } }),
  ).rejects.toMatchObject({
    code: 'question.unfit',
  })
  await expect(mend({ keyVersion: 3, reason: '错', key: { type: 'true-false', truth: true } })).rejects.toMatchObject({
    code: 'question.unfit',
  })
})

test('a rival is dismissed with a reason, stays so when its file comes again, and can be looked at again', async () => {
  await add([truth('验电前应先检查验电器。', true)])
  const other = truth('验电前应先检查验电器。', false)
  await add([other])
  const { rivalId, sides } = await only('rival')
  const set = (state: 'dismissed' | 'open', reason: string) =>
    expert.call('PUT /api/rivals/:rivalId/state', { params: { rivalId: rivalId ?? '' }, body: { state, reason } })
  await set('dismissed', '规程原文如此')
  await set('dismissed', '再点一次')
  await add([other])
  expect(await list()).toMatchObject({ items: [], conflicts: 0 })
  expect(await eventsOf(sides[0].questionId)).toEqual([{ act: 'key-confirmed', reason: '规程原文如此' }])
  await set('open', '撤销')
  expect((await only('rival')).rivalId).toBe(rivalId)
})

test('two questions that ask the same contradict each other; taking the key leaves a duplicate, and one is retired', async () => {
  await add([
    truth('转向器的可逆性越高则路感越强，方向盘自动回正的能力越强。', false),
    truth('转向器的可逆性越高，则路感越强，方向盘自动回正的能力越强（ ）', true),
    truth('转向器的可逆性越低，则路感越强，方向盘自动回正的能力越强（ ）', false),
  ])
  const { sides } = await only('contradiction')
  const [first, second] = sides
  expect(first.otherKey).toEqual(second.key)
  await expert.call('POST /api/questions/:questionId/keys', {
    params: { questionId: first.questionId },
    body: { keyVersion: first.keyVersion ?? 0, key: second.key, reason: '教材' },
  })
  expect(await list()).toMatchObject({ conflicts: 0, duplicates: 1, items: [{ kind: 'duplicate' }] })

  const decide = (verdict: 'keep-first' | 'keep-second' | 'distinct' | 'undecided') =>
    expert.call('PUT /api/banks/pairs', { body: { firstId: first.questionId, secondId: second.questionId, verdict } })
  const stateOf = async (questionId: string) =>
    (await expert.call('GET /api/questions/:questionId', { params: { questionId } })).state
  const states = async () => [await stateOf(first.questionId), await stateOf(second.questionId)]
  await decide('keep-first')
  expect(await states()).toEqual(['published', 'retired'])
  const other = (side: typeof first) => ({ questionId: side.questionId, stemText: contentText(side.content.stem) })
  expect((await historyOf(second.questionId))[0]).toMatchObject({ act: 'retired', reason: '', other: other(first) })
  expect(await list()).toMatchObject({ items: [], duplicates: 0 })
  await decide('keep-second')
  expect(await states()).toEqual(['retired', 'published'])
  await decide('undecided')
  expect(await states()).toEqual(['published', 'published'])
  expect((await list()).duplicates).toBe(1)
  await decide('distinct')
  await decide('distinct')
  expect((await list()).duplicates).toBe(0)
  await decide('undecided')
  expect((await list()).duplicates).toBe(1)
  for (const [one, another] of [
    [first, second],
    [second, first],
  ] as const)
    expect(await historyOf(one.questionId)).toMatchObject([
      { act: 'alike-again', other: other(another) },
      { act: 'told-apart', other: other(another) },
      ...((await historyOf(one.questionId)).slice(2) as object[]),
    ])
  const unknown = { firstId: first.questionId, secondId: '00000000-0000-7000-8000-000000000000' }
  await expect(
    expert.call('PUT /api/banks/pairs', { body: { ...unknown, verdict: 'distinct' } }),
  ).rejects.toMatchObject({ code: 'question.unknown' })
})

test('what was retired for another reason stays retired when a decision is taken back', async () => {
  await add([draft('测量绝缘电阻，应选用', '兆欧表'), draft('测量绝缘电阻应选用', '兆欧表')])
  const { sides } = await only('duplicate')
  const [first, second] = [sides[0].questionId, sides[1].questionId]
  await app.db.$client.query(`update question set state = 'retired' where id = $1`, [second])
  await expert.call('PUT /api/banks/pairs', { body: { firstId: first, secondId: second, verdict: 'keep-first' } })
  await expert.call('PUT /api/banks/pairs', { body: { firstId: first, secondId: second, verdict: 'undecided' } })
  const { rows } = await app.db.$client.query('select state from question where id = $1', [second])
  expect(rows).toEqual([{ state: 'retired' }])
})

test('the same question in another trade contradicts it where the keys differ; one trade alone shows both', async () => {
  await add([draft('测量绝缘电阻用', '兆欧表'), draft('测量电流用', '电流表')])
  await add([draft('测量绝缘电阻用', '电压表'), draft('测量电流用', '电流表')], otherTrade)
  const { sides } = await only('other-trade')
  expect(sides.map((side) => side.tradeCode).sort()).toEqual([otherTrade, tradeCode])
  expect((await list({ tradeCode })).conflicts).toBe(1)
  expect((await list({ tradeCode: '6-18-02-01' })).conflicts).toBe(0)
})

test('conflicts come first, page by page, and each kind alone', async () => {
  const stems = Array.from({ length: 23 }, (_, n) => `第${n}号仪表用于测量绝缘电阻，它是`)
  await add(stems.map((stem) => draft(stem, '电流表')))
  await add(stems.slice(0, 21).map((stem) => draft(stem, '兆欧表')))
  await add(stems.slice(0, 2).map((stem) => draft(`${stem}（ ）。`, '电流表')))
  const first = await list({})
  const second = await list({ cursor: first.nextCursor ?? '' })
  expect([first.items.length, second.items.length, second.nextCursor]).toEqual([20, 3, null])
  const all = [...first.items, ...second.items]
  expect(all.map(({ kind }) => kind)).toEqual([...Array(21).fill('rival'), 'duplicate', 'duplicate'])
  expect(new Set(all.map(({ conflictId }) => conflictId)).size).toBe(23)
  expect((await list({ kind: 'duplicate' })).items).toHaveLength(2)
  expect((await list({ kind: 'conflict' })).items).toHaveLength(20)
  await expect(list({ cursor: 'x' })).rejects.toMatchObject({ code: 'request.invalid' })
})

test('a question that changes, comes or goes is compared again, and only it', async () => {
  const stems = ['更换砂轮之前应当先做什么检查', '更换皮带之前应当先做什么检查', '吊装主轴之前应当先做什么检查']
  await add(stems.map((stem) => truth(stem, true)))
  expect(await list()).toMatchObject({ conflicts: 0, duplicates: 0, progress: null })
  await add(stems.slice(0, 2).map((stem) => truth(`${stem}（ ）。`, true)))
  const { items } = await list()
  expect(items.map(({ kind }) => kind)).toEqual(['duplicate', 'duplicate'])
  const [questionId, otherId] = items.map(({ sides }) => sides[1].questionId)
  await expert.call('PUT /api/questions/:questionId/state', {
    params: { questionId: questionId ?? '' },
    body: { state: 'retired', reason: '重复' },
  })
  await expert.call('POST /api/questions/:questionId/keys', {
    params: { questionId: otherId ?? '' },
    body: { keyVersion: 1, key: { type: 'true-false', truth: false }, reason: '规程' },
  })
  expect((await list()).items.map(({ kind }) => kind)).toEqual(['contradiction'])
  await expert.call('PUT /api/questions/:questionId/state', {
    params: { questionId: questionId ?? '' },
    body: { state: 'published', reason: '' },
  })
  expect((await list()).items.map(({ kind }) => kind)).toEqual(['contradiction', 'duplicate'])
})

test('workers see none of it', async () => {
  await expect(worker.call('GET /api/banks/conflicts', {})).rejects.toMatchObject({ code: 'role.missing' })
})
