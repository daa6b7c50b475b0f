import { type banks, textContent } from '@lianbing/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../../test/client.ts'
import { createFederation, type Federation, signedIn } from '../../../../test/people.ts'
import { textOf } from '../../../../test/question-texts.ts'
import { addDrafts } from '../add-drafts.ts'

const electrician = '6-31-01-03'
const turner = '6-18-01-01'

let app: TestApp
let federation: Federation
let author: Client & { personId: string }
let reviewer: Client
let worker: Client
beforeAll(async () => {
  app = await startTestApp()
  federation = await createFederation(app)
  const expert = { organisationId: federation.city, role: 'expert' as const }
  author = await signedIn(app, { username: 'author', displayName: '王工', ...expert })
  reviewer = await signedIn(app, { username: 'reviewer', displayName: '李工', ...expert })
  worker = await signedIn(app, { username: 'worker', organisationId: federation.millTeam })
})
afterAll(() => app.stop())

const create = (stem: string, more: Partial<banks.QuestionText> = {}, by: Client = author, tradeCode = electrician) =>
  by.call('POST /api/questions', { body: { bankId: null, tradeCode, text: textOf(stem, more) } })
type Waiting = Awaited<ReturnType<typeof create>>
const params = ({ questionId }: { questionId: string }) => ({ params: { questionId } })
const handIn = (one: Waiting, by: Client = author) =>
  by.call('POST /api/questions/:questionId/review', { ...params(one), body: { revision: one.revision } })
const publish = (one: Waiting, by: Client = reviewer) =>
  by.call('POST /api/questions/:questionId/publish', { ...params(one), body: { revision: one.revision } })
const change = (one: Waiting, text: banks.QuestionText, by: Client = author) =>
  by.call('PUT /api/questions/:questionId/waiting', { ...params(one), body: { revision: one.revision, text } })
const read = (one: { questionId: string }) => author.call('GET /api/questions/:questionId', params(one))
const published = async (stem: string) => {
  const one = await handIn(await create(stem))
  await publish(one)
  return one
}
const round = () =>
  worker.call('POST /api/practice/rounds', { body: { mode: 'sequential', tradeCode: electrician, count: 50 } })
const drawn = async () => JSON.stringify((await round()).slots.map(({ question }) => question.stem))

test('a draft is written, handed in, reviewed by somebody else, and drawn from then on', async () => {
  const draft = await create('兆欧表用来测量什么', { key: null })
  expect(draft).toMatchObject({ bankName: '自编题库', questionState: 'draft', state: 'draft', own: true, version: 1 })
  expect(await read(draft)).toMatchObject({
    state: 'draft',
    waiting: { version: 1, state: 'draft' },
    keys: [{ key: null }],
  })
  await expect(handIn(draft)).rejects.toMatchObject({
    code: 'question.unfit',
    errors: [{ pointer: '/text/key', message: 'key.missing' }],
  })
  const written = await change(draft, textOf('兆欧表用来测量什么'))
  expect((await author.call('GET /api/reviews', { query: { state: 'draft' } })).items).toMatchObject([
    { questionId: draft.questionId, own: true, contributed: false, isNew: true },
  ])
  const waiting = await handIn(written)
  const queue = await reviewer.call('GET /api/reviews', {})
  expect([queue.total, queue.items]).toMatchObject([1, [{ questionId: draft.questionId, author: '王工', own: false }]])
  await expect(publish(waiting, author)).rejects.toMatchObject({ code: 'review.own' })
  await expect(round()).rejects.toMatchObject({ code: 'round.no_questions' })
  await publish(waiting)
  expect(await drawn()).toContain('兆欧表')
  expect(await read(draft)).toMatchObject({ state: 'published', waiting: null, content: { reviewer: '李工' } })
  await expect(publish(waiting)).rejects.toMatchObject({ code: 'question.not_waiting' })
  const { events, versions } = await author.call('GET /api/questions/:questionId/history', params(draft))
  expect(events.map(({ act, by }) => [act, by])).toEqual([
    ['published', '李工'],
    ['handed-in', '王工'],
    ['created', '王工'],
  ])
  expect(versions).toMatchObject([{ version: 1, state: 'published', by: '王工', keys: [{ key: { choice: 'B' } }] }])
})

test('a published question stands at the exam point that its text names, by code, name or both', async () => {
  const point = { tradeCode: electrician, parentId: null, weight: null, importance: null }
  const { examPointId } = await author.call('POST /api/exam-points', { body: { ...point, code: 'K7', name: '仪表' } })
  const stems = ['钳形表', '万用表', '电能表', '功率表']
  for (const [place, examPoint] of ['K7', '仪表', 'K7 仪表', '别的'].entries())
    await publish(await handIn(await create(`怎样读${stems[place]}`, { examPoint })))
  const { items } = await author.call('GET /api/questions', { query: { examPointId } })
  expect(items.map(({ stemText }) => stemText)).toEqual(stems.slice(0, 3).map((name) => `怎样读${name}`))
})

test('a new version waits while workers keep the old one; what is published never changes', async () => {
  const { questionId } = await published('电流的单位是什么')
  const copy = await author.call('POST /api/questions/:questionId/versions', params({ questionId }))
  expect(copy).toMatchObject({ version: 2, state: 'draft', questionState: 'published', text: { key: { choice: 'B' } } })
  await expect(author.call('POST /api/questions/:questionId/versions', params({ questionId }))).rejects.toMatchObject({
    code: 'question.waiting',
  })
  const next = await handIn(
    await change(copy, textOf('电压的单位是什么', { key: { type: 'single-choice', choice: 'C' } })),
  )
  expect(await drawn()).toContain('电流的单位')
  await publish(next)
  const after = await drawn()
  expect([after.includes('电压的单位'), after.includes('电流的单位')]).toEqual([true, false])
  const { versions } = await author.call('GET /api/questions/:questionId/history', params({ questionId }))
  expect(versions.map(({ version, content }) => [version, content.stem])).toEqual([
    [2, textContent('电压的单位是什么')],
    [1, textContent('电流的单位是什么')],
  ])
  const touch = `update question_version set stem = '[]' where question_id = '${questionId}'`
  await expect(app.db.$client.query(touch)).rejects.toThrow('a published version never changes')
})

test('who has not seen the newest text is told who changed it', async () => {
  const first = await create('两个人同时改')
  const second = await change(first, textOf('两个人同时改了'), reviewer)
  const stale = { code: 'question.changed', errors: [{ pointer: '/body/revision', message: '李工' }] }
  await expect(change(first, textOf('别的'))).rejects.toMatchObject(stale)
  await expect(handIn(first)).rejects.toMatchObject(stale)
  const waiting = await handIn(second)
  expect(await change(first, textOf('两个人同时改了'))).toMatchObject({ revision: waiting.revision })
  await expect(publish(first)).rejects.toMatchObject({ code: 'question.changed' })
  // Both experts have written it.
  await expect(publish(waiting)).rejects.toMatchObject({ code: 'review.alone' })
  const query = { revision: first.revision }
  await expect(
    author.call('DELETE /api/questions/:questionId/waiting', { ...params(first), query }),
  ).rejects.toMatchObject({ code: 'question.changed' })
})

test('returned with a reason it is written on; thrown away it is gone, and its text is free', async () => {
  const waiting = await handIn(await create('有歧义的题'))
  const back = await reviewer.call('POST /api/questions/:questionId/return', {
    ...params(waiting),
    body: { revision: waiting.revision, reason: '两个选项都对' },
  })
  expect(back).toMatchObject({ state: 'draft', returned: '两个选项都对' })
  const { items } = await author.call('GET /api/reviews', { query: { state: 'draft' } })
  expect(items.find(({ questionId }) => questionId === waiting.questionId)).toMatchObject({ returned: '两个选项都对' })
  await expect(publish(back)).rejects.toMatchObject({ code: 'question.not_waiting' })
  const refusal = { ...params(back), body: { revision: back.revision, reason: '不是投稿' } }
  await expect(reviewer.call('POST /api/questions/:questionId/refuse', refusal)).rejects.toMatchObject({
    code: 'question.not_waiting',
  })
  const gone = { ...params(back), query: { revision: back.revision } }
  await author.call('DELETE /api/questions/:questionId/waiting', gone)
  await expect(read(back)).rejects.toMatchObject({ code: 'question.unknown' })
  await publish(await handIn(await create('有歧义的题')))

  const kept = await published('保留的题')
  const copy = await author.call('POST /api/questions/:questionId/versions', params(kept))
  await author.call('DELETE /api/questions/:questionId/waiting', {
    ...params(copy),
    query: { revision: copy.revision },
  })
  expect(await read(kept)).toMatchObject({ state: 'published', version: 1, waiting: null })
  const third = await author.call('POST /api/questions/:questionId/versions', params(kept))
  expect(third.version).toBe(3)
})

test('a question that is there already is named, also where two write it at the same moment', async () => {
  const known = await published('重复的题')
  const copy = await create('重复的题')
  const same = {
    code: 'question.duplicate',
    errors: [{ pointer: `/questions/${known.questionId}`, message: '重复的题' }],
  }
  await expect(handIn(copy)).rejects.toMatchObject(same)
  const other = await handIn(await create('不重复的题'))
  await expect(change(other, textOf('重复的题'))).rejects.toMatchObject(same)
  const twins = await Promise.all([create('双胞胎'), create('双胞胎')])
  const outcomes = await Promise.allSettled(twins.map((twin) => handIn(twin)))
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a draft keeps no file out, and comes second to it', async () => {
  const draft = await handIn(await create('文件里也有'))
  const { key, explanation, ...text } = textOf('文件里也有')
  const fromFile = {
    ...text,
    key: key ?? { type: 'written' as const, rubric: '' },
    explanation,
    reviewer: null,
    group: null,
  }
  expect(await addDrafts(app.db, { tradeCode: electrician, bankName: '文件' }, [fromFile])).toBe(1)
  await expect(publish(draft)).rejects.toMatchObject({ code: 'question.duplicate' })
})

test.each<[string, Partial<banks.QuestionText>, string]>([
  ['an empty stem', { stem: textContent('  ') }, '/text/stem stem.missing'],
  [
    'one option',
    { options: textOf('').options.slice(0, 1), key: { type: 'single-choice', choice: 'A' } },
    '/text/options options.too-few',
  ],
  [
    'two equal options',
    { options: ['A', 'B'].map((id) => ({ id, content: textContent('同'), pinned: false })) },
    '/text/options/1 options.same',
  ],
  ['a key beyond the options', { key: { type: 'single-choice', choice: 'Z' } }, '/text/key key.unfit'],
  ['a key of another type', { key: { type: 'true-false', truth: true } }, '/text/key key.unfit'],
  [
    'a gap without an answer',
    {
      type: 'blanks',
      options: [],
      stem: [{ type: 'paragraph', children: [{ type: 'blank', index: 0 }] }],
      key: { type: 'blanks', texts: [['a'], ['b']], anyOrder: false },
    },
    '/text/stem stem.missing|/text/key blanks.unfit',
  ],
  [
    'a word for a number',
    { type: 'numeric', options: [], key: { type: 'numeric', number: '约十', tolerance: '0' } },
    '/text/key key.number',
  ],
  [
    'an explanation that names no option',
    { explanation: [{ type: 'paragraph', children: [{ type: 'option', id: 'Q' }] }] },
    '/text/explanation reference.unknown',
  ],
  ['validity turned round', { validFrom: '2026-02-01', validUntil: '2026-01-01' }, '/text/validUntil validity.turned'],
])('%s keeps a draft from its review', async (_, more, fault) => {
  const draft = await create('不完整', more)
  const errors = await handIn(draft).then(
    () => [],
    (error) => error.errors as { pointer: string; message: string }[],
  )
  expect(errors.map(({ pointer, message }) => `${pointer} ${message}`).at(-1)).toBe(fault.split('|').at(-1))
})

test('only pictures that are there can be shown, and nothing that cannot be stored', async () => {
  const image = { type: 'image' as const, hash: 'a'.repeat(64), alt: '图' }
  const shown = create('看图', { stem: [{ type: 'paragraph', children: [image] }] })
  await expect(shown).rejects.toMatchObject({ code: 'question.unfit', errors: [{ message: 'picture.unknown' }] })
  await expect(create('空\u0000字符')).rejects.toMatchObject({ code: 'question.unfit' })
})

test('retired with a reason, restored, and both are in the log', async () => {
  const one = await published('会过时的题')
  const set = (body: { state: 'published' } | { state: 'retired'; reason: string }) =>
    reviewer.call('PUT /api/questions/:questionId/state', { ...params(one), body })
  await expect(set({ state: 'retired', reason: ' ' })).rejects.toMatchObject({ code: 'request.invalid' })
  expect((await set({ state: 'retired', reason: '标准已换' })).state).toBe('retired')
  await set({ state: 'retired', reason: '再来一次' })
  expect(await drawn()).not.toContain('会过时的题')
  await set({ state: 'published' })
  const { events } = await author.call('GET /api/questions/:questionId/history', params(one))
  expect(events.slice(0, 2).map(({ act, reason }) => [act, reason])).toEqual([
    ['restored', ''],
    ['retired', '标准已换'],
  ])
  const draft = await create('草稿不能停用')
  const body = { state: 'retired' as const, reason: 'x' }
  await expect(author.call('PUT /api/questions/:questionId/state', { ...params(draft), body })).rejects.toMatchObject({
    code: 'question.unknown',
  })
})

test('an expert of some trades sees and does nothing beyond them', async () => {
  const admin = await signedIn(app, { username: 'admin', organisationId: federation.city, role: 'admin' })
  const narrow = await signedIn(app, { username: 'narrow', organisationId: federation.millTeam })
  const grant = (tradeCodes: string[]) =>
    admin.call('POST /api/accounts/:personId/roles', {
      params: { personId: narrow.personId },
      body: { role: 'expert', organisationId: federation.city, tradeCodes },
    })
  await expect(grant(['9-99-99-99'])).rejects.toMatchObject({ code: 'trade.unknown' })
  await grant([electrician])
  expect((await grant([turner])).roles.find(({ role }) => role === 'expert')).toMatchObject({ tradeCodes: [turner] })
  expect((await narrow.call('GET /api/me', {})).roles).toContainEqual(expect.objectContaining({ tradeCodes: [turner] }))
  const own = await create('车刀', {}, narrow, turner)
  const foreign = await handIn(await create('电工的题'))
  expect((await narrow.call('GET /api/questions', {})).items.map(({ tradeCode }) => tradeCode)).toEqual([turner])
  expect((await narrow.call('GET /api/banks', {})).items.map(({ tradeCode }) => tradeCode)).toEqual([turner])
  expect((await narrow.call('GET /api/reviews', {})).items).toEqual([])
  expect((await narrow.call('GET /api/reports', {})).items).toEqual([])
  await expect(create('电工', {}, narrow)).rejects.toMatchObject({ code: 'trade.unknown' })
  const unknown = { code: 'question.unknown' }
  await expect(publish(foreign, narrow)).rejects.toMatchObject(unknown)
  await expect(handIn(foreign, narrow)).rejects.toMatchObject(unknown)
  await expect(change(foreign, textOf('改'), narrow)).rejects.toMatchObject(unknown)
  for (const route of ['', '/waiting', '/history'] as const)
    await expect(narrow.call(`GET /api/questions/:questionId${route}`, params(foreign))).rejects.toMatchObject(unknown)
  await publish(await handIn(own, narrow), admin)
})

test('where there is nobody else to review it, the refusal says so', async () => {
  const lonely = await startTestApp()
  try {
    const { city } = await createFederation(lonely)
    const owner = await signedIn(lonely, { username: 'owner', organisationId: city, role: 'owner' })
    const one = await handIn(await create('独自写的题', {}, owner), owner)
    expect(one.alone).toBe(true)
    await expect(publish(one, owner)).rejects.toMatchObject({ code: 'review.alone' })
  } finally {
    await lonely.stop()
  }
})

test('workers and admins of other organisations neither write nor review', async () => {
  const below = await signedIn(app, { username: 'below', organisationId: federation.east, role: 'admin' })
  for (const client of [worker, below]) {
    await expect(create('题', {}, client)).rejects.toMatchObject({ code: 'role.missing' })
    await expect(client.call('GET /api/reviews', {})).rejects.toMatchObject({ code: 'role.missing' })
  }
})
