import { textContent } from '@lianbing/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../../test/client.ts'
import { createFederation, type Federation, signedIn } from '../../../../test/people.ts'
import { addBank, draftOf } from '../../../../test/questions.ts'
import { addQuiz } from '../../../../test/quizzes.ts'
import { addDrafts } from '../../banks/add-drafts.ts'

let app: TestApp
let federation: Federation
let admin: Client
beforeAll(async () => {
  app = await startTestApp()
  federation = await createFederation(app)
  admin = await signedIn(app, { username: 'druck', organisationId: federation.city, role: 'admin' })
  await addBank(app, { single: 6, multiple: 3, truth: 3 })
})
afterAll(() => app.stop())

const make = (quizId: string, count = 2, by = admin) =>
  by.call('POST /api/quizzes/:quizId/paper-forms', { params: { quizId }, body: { count } })
type Slot = { questionVersionId: string; options: [string, string][] }
const papersOf = async (quizId: string): Promise<Slot[][]> =>
  (
    await app.db.$client.query<{ paper: Slot[] }>(
      `select f.paper from paper_form f join quiz_version v on v.id = f.quiz_version_id where v.quiz_id = $1 order by f.letter`,
      [quizId],
    )
  ).rows.map(({ paper }) => paper)

test('forms ask the same questions in another order, are made once and print the same each time', async () => {
  const quizId = await addQuiz(app, federation.city)
  const { items } = await make(quizId)
  expect(items.map(({ letter, questions, maximum }) => [letter, questions, maximum])).toEqual([
    ['A', 8, 1_000],
    ['B', 8, 1_000],
  ])
  const [a = [], b = []] = await papersOf(quizId)
  const asked = (paper: Slot[]) => paper.map(({ questionVersionId }) => questionVersionId)
  expect([...asked(b)].sort()).toEqual([...asked(a)].sort())
  expect(items[1]?.shape.map(({ type }) => type)).toEqual(items[0]?.shape.map(({ type }) => type))
  await make(quizId)
  expect(await papersOf(quizId)).toEqual([a, b])
  // A third one comes beside them.
  expect((await make(quizId, 3)).items.map(({ letter }) => letter)).toEqual(['A', 'B', 'C'])
  expect((await papersOf(quizId)).slice(0, 2)).toEqual([a, b])

  const formId = items[0]?.formId ?? ''
  const print = async (kind: 'paper' | 'keys' | 'answer-sheet', format: 'pdf' | 'docx') =>
    Buffer.from(
      await (
        await admin.call('GET /api/paper-forms/:formId/print', { params: { formId }, query: { kind, format } })
      ).arrayBuffer(),
    )
  const pdf = await print('paper', 'pdf')
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
  expect((await print('paper', 'pdf')).equals(pdf)).toBe(true)
  for (const kind of ['paper', 'keys', 'answer-sheet'] as const)
    expect((await print(kind, 'docx')).subarray(0, 2).toString()).toBe('PK')
})

test('cases stay whole and in their order in every form, and pinned options keep their place', async () => {
  const tradeCode = '6-18-01-01'
  const drafts = [1, 2, 3].flatMap((group) =>
    [1, 2].map((part) => ({
      ...draftOf('single-choice', group * 10 + part),
      material: textContent(`材料${group}`),
      group: `g${group}`,
      options: draftOf('single-choice', group * 10 + part).options.map((option, place) => ({
        ...option,
        pinned: place === 3,
      })),
    })),
  )
  await addDrafts(app.db, { tradeCode, bankName: '案例' }, drafts)
  const asked = { type: 'single-choice', tradeCode, level: null, language: 'zh-CN', count: 6, maximum: 100 } as const
  const section = { ...asked, title: '一、案例分析题' }
  const quizId = await addQuiz(app, federation.city, { tradeCode, blueprint: { sections: [section] } })
  await make(quizId, 2)
  await make(quizId, 4)
  const { rows: parts } = await app.db.$client.query(
    'select distinct parts from paper_form f join quiz_version v on v.id = f.quiz_version_id where v.quiz_id = $1',
    [quizId],
  )
  expect(parts).toEqual([{ parts: [{ kind: 'case', count: 6, title: '一、案例分析题' }] }])
  for (const paper of await papersOf(quizId)) {
    const { rows } = await app.db.$client.query<{ id: string; material: string; stem: string }>(
      `select id, material::text, stem::text from question_version where id = any($1)`,
      [paper.map(({ questionVersionId }) => questionVersionId)],
    )
    const of = new Map(rows.map((row) => [row.id, row]))
    const order = paper.map(({ questionVersionId }) => of.get(questionVersionId))
    for (let at = 0; at < 6; at += 2) {
      expect(order[at]?.material).toBe(order[at + 1]?.material)
      expect((order[at]?.stem ?? '') < (order[at + 1]?.stem ?? '')).toBe(true)
    }
    for (const { options } of paper) expect(options[3]?.[1]).toMatch(/D$/)
  }
})

test('only admins over the organisation of the quiz make forms and print them', async () => {
  const quizId = await addQuiz(app, federation.east)
  const { items } = await make(quizId)
  const west = await signedIn(app, { username: 'westen', organisationId: federation.west, role: 'admin' })
  const worker = await signedIn(app, { username: 'arbeit', organisationId: federation.millTeam })
  await expect(make(quizId, 2, west)).rejects.toMatchObject({ code: 'quiz.unknown' })
  await expect(make(quizId, 2, worker)).rejects.toMatchObject({ code: 'role.missing' })
  const print = { params: { formId: items[0]?.formId ?? '' }, query: { kind: 'keys', format: 'pdf' } } as const
  await expect(west.call('GET /api/paper-forms/:formId/print', print)).rejects.toMatchObject({ code: 'quiz.unknown' })
})
