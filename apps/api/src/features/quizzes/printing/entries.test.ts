import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../../test/client.ts'
import { createFederation, createPerson, type Federation, signedIn } from '../../../../test/people.ts'
import { addBank, draftOf, draftsOfOtherTypes } from '../../../../test/questions.ts'
import { addQuiz } from '../../../../test/quizzes.ts'
import { addDrafts } from '../../banks/add-drafts.ts'

let app: TestApp
let federation: Federation
let admin: Client & { personId: string }
beforeAll(async () => {
  app = await startTestApp()
  federation = await createFederation(app)
  admin = await signedIn(app, { username: 'druck', organisationId: federation.city, role: 'admin' })
  await addBank(app, { single: 6, multiple: 3, truth: 3 })
})
afterAll(() => app.stop())

const heldAt = new Date(Date.now() - 86_400_000).toISOString()
type Key = { choice?: string; choices?: string[]; truth?: boolean; rubric?: string }

/** A quiz with two forms and a sitting, and for each form the line that answers everything right. */
const sat = async (rules: Parameters<typeof addQuiz>[2] = {}) => {
  const quizId = await addQuiz(app, federation.city, rules)
  const params = { quizId }
  const { items } = await admin.call('POST /api/quizzes/:quizId/paper-forms', { params, body: { count: 2 } })
  const { sittingId } = await admin.call('POST /api/quizzes/:quizId/paper-sittings', {
    params,
    body: { title: '车间集中考试', heldAt },
  })
  const { rows } = await app.db.$client.query<{
    id: string
    paper: { questionVersionId: string; options: string[][] }[]
  }>('select id, paper from paper_form where id = any($1)', [items.map(({ formId }) => formId)])
  const keys = new Map(
    (
      await app.db.$client.query<{ id: string; key: Key }>('select question_version_id as id, key from question_key')
    ).rows.map(({ id, key }) => [id, key]),
  )
  const right = (formId: string) =>
    (rows.find(({ id }) => id === formId)?.paper ?? [])
      .map(({ questionVersionId, options }) => {
        const key = keys.get(questionVersionId)
        if (key?.rubric !== undefined) return '*'
        if (key?.truth !== undefined) return key.truth ? '√' : '×'
        const own = [key?.choice ?? [], key?.choices ?? []].flat()
        return options
          .flatMap(([, id], place) => (own.includes(id ?? '') ? String.fromCharCode(65 + place) : []))
          .join('')
      })
      .join(' ')
  const [a, b] = items as [(typeof items)[0], (typeof items)[0]]
  return { quizId, sittingId, a: { ...a, right: right(a.formId) }, b: { ...b, right: right(b.formId) } }
}
const worker = (username: string) =>
  createPerson(app, { username, displayName: `${username}师傅`, organisationId: federation.millTeam })
type Entry = { personId: string; formId: string; answers: string | null; total: number | null }
const enter = (sittingId: string, entries: Entry[], by: Client = admin) =>
  by.call('PUT /api/paper-sittings/:sittingId/entries', { params: { sittingId }, body: { entries } })
const entriesOf = async (sittingId: string) =>
  (await admin.call('GET /api/paper-sittings/:sittingId/entries', { params: { sittingId } })).items
const counted = async (quizId: string) =>
  (await admin.call('GET /api/quizzes/:quizId/paper-forms', { params: { quizId } })).sittings.map(
    ({ entries }) => entries,
  )
const placesOf = async (personId: string) =>
  (await app.db.$client.query('select score from board_entry where person_id = $1', [personId])).rows
const upload = (sittingId: string, csv: string) => {
  const form = new FormData()
  form.set('file', new Blob([csv]), 'a.csv')
  return admin.call('POST /api/paper-sittings/:sittingId/sheet', { params: { sittingId }, body: form })
}

test('answers on either form are marked as on a phone, stand in the same figures, and are shown to their worker', async () => {
  const { sittingId, a, b } = await sat()
  const anna = await signedIn(app, { username: 'anna', organisationId: federation.millTeam })
  const bert = await worker('bert')
  const all = [
    { personId: anna.personId, formId: a.formId, answers: a.right, total: null },
    { personId: bert, formId: b.formId, answers: b.right, total: null },
  ]
  expect(await enter(sittingId, all)).toEqual({ added: 2, same: 0 })
  expect((await entriesOf(sittingId)).map(({ letter, score, passed }) => [letter, score, passed])).toEqual([
    ['B', 1_000, true],
    ['A', 1_000, true],
  ])
  // Again it changes nothing, however the same answers are written.
  expect(await enter(sittingId, [{ ...all[0], answers: a.right.toLowerCase() } as Entry])).toEqual({
    added: 0,
    same: 1,
  })
  const [{ attemptId } = { attemptId: '' }] = (await anna.call('GET /api/attempts', {})).items
  const result = await anna.call('GET /api/attempts/:attemptId/result', { params: { attemptId } })
  expect(result).toMatchObject({ closeReason: 'paper', score: 1_000, passed: true, answered: 8 })
  expect(result.slots.every(({ mark }) => mark === 'right')).toBe(true)
  expect(await placesOf(bert)).toHaveLength(2)
  const { rows } = await app.db.$client.query(
    'select answers, right_answers, score from participation_fact where person_id = $1',
    [bert],
  )
  expect(rows).toEqual([{ answers: 8, right_answers: 8, score: 1_000 }])
  // Nobody starts in it.
  const open = (await anna.call('GET /api/quizzes', {})).items
  expect(open.every(({ opensAt }) => opensAt !== heldAt)).toBe(true)
})

test('a total alone is a result without questions', async () => {
  const { sittingId, a } = await sat()
  const carl = await worker('carl')
  await enter(sittingId, [{ personId: carl, formId: a.formId, answers: null, total: 550 }])
  expect(await entriesOf(sittingId)).toMatchObject([
    { score: 550, maximum: 1_000, passed: false, total: 550, answers: null },
  ])
  expect(await placesOf(carl)).toEqual([])
})

test('points of written answers are typed along and count at once; others wait for people, who are told which sheet to look at', async () => {
  const tradeCode = '6-18-01-01'
  const [written] = draftsOfOtherTypes().filter(({ type }) => type === 'written')
  if (written === undefined) throw new Error('no written question')
  await addDrafts(app.db, { tradeCode, bankName: '简答' }, [draftOf('single-choice', 1), written])
  const section = { tradeCode, level: null, language: 'zh-CN', count: 1 } as const
  const sections = [
    { ...section, type: 'single-choice', maximum: 100 },
    { ...section, type: 'written', maximum: 500 },
  ] as const
  const { quizId, sittingId, a, b } = await sat({ tradeCode, blueprint: { sections: [...sections] } })
  const paula = await signedIn(app, { username: 'paula', organisationId: federation.millTeam })
  const entry = { personId: paula.personId, formId: a.formId, answers: a.right.replace('*', '*3.5'), total: null }
  await expect(enter(sittingId, [{ ...entry, answers: a.right.replace('*', '*5.01') }])).rejects.toMatchObject({
    errors: [{ message: 'answers.points' }],
  })
  await enter(sittingId, [entry])
  expect(await entriesOf(sittingId)).toMatchObject([{ score: 450, maximum: 600, answers: entry.answers }])
  const [{ attemptId } = { attemptId: '' }] = (await paula.call('GET /api/attempts', {})).items
  const result = await paula.call('GET /api/attempts/:attemptId/result', { params: { attemptId } })
  expect(result.slots[1]).toMatchObject({
    score: 350,
    markings: [{ score: 350, lines: [{ points: 350, maximum: 500 }] }],
  })

  await enter(sittingId, [{ ...entry, personId: await worker('quirin'), formId: b.formId, answers: b.right }])
  expect(await entriesOf(sittingId)).toMatchObject([{ score: null, passed: null }, { score: 450 }])
  const params = { quizId }
  const { questions } = await admin.call('GET /api/office/quizzes/:quizId/marking', { params })
  expect(questions.map(({ progress }) => progress)).toEqual([{ first: 1, second: 0, third: 0, done: 1 }])
  const body = { by: 'question' } as const
  const { answer } = await admin.call('POST /api/office/quizzes/:quizId/marking/next', { params, body })
  expect(answer?.response).toEqual({ text: '纸笔作答（车间集中考试），见第2份答题卡' })
  await admin.call('PUT /api/office/quizzes/:quizId/marking/answers/:answerId/mark', {
    params: { quizId, answerId: answer?.answerId ?? '' },
    body: { round: 1, keyVersion: answer?.keyVersion ?? 0, points: [200], note: '' },
  })
  expect(await entriesOf(sittingId)).toMatchObject([{ score: 300 }, { score: 450 }])
})

test('one entry that does not fit and nothing is written', async () => {
  const { sittingId, a } = await sat()
  const [dora, emil] = [await worker('dora'), await worker('emil')]
  const fine = { personId: dora, formId: a.formId, answers: a.right, total: null }
  for (const [entry, code] of [
    [{ ...fine, personId: emil, answers: 'ABC' }, 'answers.too_few'],
    [{ ...fine, personId: emil, answers: null, total: 1_001 }, 'total.too_high'],
    [{ ...fine, personId: emil, total: 5 }, 'said.both'],
    [{ ...fine, personId: crypto.randomUUID() }, 'person.unknown'],
    [{ ...fine, personId: emil, formId: crypto.randomUUID() }, 'form.unknown'],
    [{ ...fine, personId: admin.personId }, 'person.own'],
    [fine, 'person.twice'],
  ] as const)
    await expect(enter(sittingId, [fine, entry])).rejects.toMatchObject({
      code: 'paper_entry.refused',
      errors: [{ pointer: '/body/entries/1', message: code }],
    })
  expect(await entriesOf(sittingId)).toEqual([])
  await enter(sittingId, [fine])
  await expect(enter(sittingId, [{ ...fine, answers: a.right.replace(/[√×]/, '-') }])).rejects.toMatchObject({
    errors: [{ message: 'person.there' }],
  })
})

test('a sheet is shown before it is entered, each row that cannot be with its reason', async () => {
  const { sittingId, a, b } = await sat()
  for (const name of ['fritz', 'gerd', 'hans']) await worker(name)
  await createPerson(app, { username: 'hans2', displayName: 'hans师傅', organisationId: federation.mill })
  const rows = [
    ['成绩表', '', '', '', '', ''],
    ['用户名', '姓名', '单位', '卷别', '答案', '总分'],
    ['fritz', '', '', 'A', a.right, ''],
    ['', 'gerd师傅', '', 'b卷', '', '7.5'],
    ['', 'hans师傅', '', 'A', '', '5'],
    ['', 'hans师傅', '轧钢厂', 'A', '', '5'],
    ['niemand', '', '', 'A', '', '5'],
    ['fritz', '', '', 'A', '', '5'],
    ['hans', '', '', 'C', '', '5'],
    ['hans', '', '', 'A', '', 'viel'],
    ['hans', '', '', 'A', 'ABCDABCDE', ''],
    ['hans', 'kam nicht', '', '', '', ''],
  ]
  const preview = await upload(sittingId, rows.map((cells) => cells.join(',')).join('\n'))
  expect(preview.items.map(({ at, username, letter, total, act }) => [at, username, letter, total, act])).toEqual([
    ['3', 'fritz', 'A', null, 'add'],
    ['4', 'gerd', 'B', 750, 'add'],
    ['6', 'hans2', 'A', 500, 'add'],
  ])
  expect(preview.problems.map(({ at, column, code }) => [at, column, code])).toEqual([
    ['5', '姓名', 'person.ambiguous'],
    ['7', '用户名', 'person.unknown'],
    ['8', '用户名', 'person.twice'],
    ['9', '卷别', 'form.unknown'],
    ['10', '总分', 'total.unreadable'],
    ['11', '答案', expect.stringMatching(/^answers\./)],
  ])
  expect(await entriesOf(sittingId)).toEqual([])
  const entries = preview.items.map(({ personId, formId, answers, total }) => ({ personId, formId, answers, total }))
  expect(await enter(sittingId, entries)).toEqual({ added: 3, same: 0 })
  const again = await upload(
    sittingId,
    rows
      .slice(1, 4)
      .map((cells) => cells.join(','))
      .join('\n'),
  )
  expect(again.items.map(({ act }) => act)).toEqual(['same', 'same'])
  // One column to a number.
  const each = ['name', ...b.right.split(' ').map((_, place) => String(place + 1)), 'form']
  const columns = await upload(
    sittingId,
    [each, ['hans', ...b.right.split(' '), 'B']]
      .map((cells) => cells.join(','))
      .join('\n')
      .replace('name', 'username'),
  )
  expect(columns.items).toMatchObject([{ username: 'hans', letter: 'B', answers: b.right }])
  await expect(upload(sittingId, 'a,b\n1,2')).rejects.toMatchObject({ code: 'paper_sheet.unfit' })
})

test('what is taken back counts nowhere, stays on record, and may be entered anew', async () => {
  const { quizId, sittingId, a } = await sat()
  const ida = await worker('ida')
  const entry = { personId: ida, formId: a.formId, answers: a.right, total: null }
  await enter(sittingId, [entry])
  expect(await counted(quizId)).toEqual([1])
  const [{ attemptId } = { attemptId: '' }] = await entriesOf(sittingId)
  const params = { sittingId }
  const back = { params, body: { attemptIds: [attemptId], reason: '录错了人' } }
  expect(await admin.call('POST /api/paper-sittings/:sittingId/withdraw', back)).toEqual({ withdrawn: 1 })
  expect(await admin.call('POST /api/paper-sittings/:sittingId/withdraw', back)).toEqual({ withdrawn: 0 })
  expect(await counted(quizId)).toEqual([0])
  expect(await placesOf(ida)).toEqual([])
  expect(await entriesOf(sittingId)).toMatchObject([{ voided: true }])
  expect(await enter(sittingId, [{ ...entry, answers: null, total: 900 }])).toEqual({ added: 1, same: 0 })
  expect(await entriesOf(sittingId)).toMatchObject([{ total: 900, voided: false }, { voided: true }])
})

test('the sheet to fill in names the people, and only admins over the quiz see any of this', async () => {
  const { sittingId, quizId } = await sat()
  const params = { sittingId }
  const template = (query: { organisationId?: number }) =>
    admin.call('GET /api/paper-sittings/:sittingId/template', { params, query })
  const file = await template({})
  expect(
    Buffer.from(await file.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK')
  const west = await signedIn(app, { username: 'westen', organisationId: federation.west, role: 'admin' })
  await expect(west.call('GET /api/paper-sittings/:sittingId/entries', { params })).rejects.toMatchObject({
    code: 'quiz.unknown',
  })
  await expect(west.call('GET /api/paper-sittings/:sittingId/template', { params })).rejects.toMatchObject({
    code: 'quiz.unknown',
  })
  const later = { title: '下周', heldAt: new Date(Date.now() + 86_400_000).toISOString() }
  await expect(
    admin.call('POST /api/quizzes/:quizId/paper-sittings', { params: { quizId }, body: later }),
  ).rejects.toMatchObject({ code: 'paper_sitting.not_yet' })
})
