import { textContent } from '@lianbing/contract'
import type { Key } from '@lianbing/scoring'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../../test/client.ts'
import { addWrittenBank, addWrittenQuiz, markingOf, sitWritten } from '../../../../test/marking.ts'
import { createFederation, type Federation, signedIn } from '../../../../test/people.ts'
import { addBank, canary, wrongResponse } from '../../../../test/questions.ts'
import { addQuiz, opsOf, startQuiz } from '../../../../test/quizzes.ts'
import { remarkAll } from './remark-worker.ts'

let app: TestApp
let federation: Federation
let admin: Client
let quizId: string
beforeAll(async () => {
  app = await startTestApp()
  federation = await createFederation(app)
  admin = await signedIn(app, { username: 'leitung', organisationId: federation.city, role: 'admin' })
  await addBank(app, { single: 4, multiple: 2, truth: 2 })
  await addWrittenBank(app)
  quizId = await addQuiz(app, federation.city)
})
afterAll(() => app.stop())

const rows = async (text: string, values: readonly unknown[] = []) =>
  (await app.db.$client.query(text, [...values])).rows
const fresh = (username: string) => signedIn(app, { username, organisationId: federation.millTeam })
/** Everything wrong, so that any single choice's fourth option is what was chosen. */
const sit = async (username: string): Promise<string> => {
  const worker = await fresh(username)
  const attempt = await startQuiz(worker, quizId)
  const ops = opsOf(attempt, () => true, wrongResponse)
  await worker.call('POST /api/attempts/:attemptId/submit', { params: attempt, body: { epoch: 1, ops } })
  return attempt.attemptId
}
const resultOf = async (attemptId: string) =>
  (
    await rows(
      'select version, score, maximum from attempt_result where attempt_id = $1 order by version desc limit 1',
      [attemptId],
    )
  )[0]
const singles = async (): Promise<string[]> =>
  (
    await rows(
      `select q.id from question q join question_version v on v.id = q.current_version_id where v.type = 'single-choice'
       order by q.position`,
    )
  ).map(({ id }) => id)
const questionOf = (questionId: string) => admin.call('GET /api/questions/:questionId', { params: { questionId } })
/** A next version that is the same text, as a change of its facts makes it. */
const nextVersion = (questionId: string, level: number) =>
  admin.call('PUT /api/bulk-acts/:bulkId', {
    params: { bulkId: crypto.randomUUID() },
    body: { selection: { questionIds: [questionId] }, change: { fields: { level } } } as never,
  })
/** One whose text or key somebody has changed: published versions stay as they are. */
const edited = (questionId: string, { stem, options, key }: { stem?: string; options?: number; key?: Key }) =>
  rows(
    `with n as (
       insert into question_version (id, question_id, version, type, language, stem, options, targets, search_text, level)
       select gen_random_uuid(), v.question_id, v.version + 1, v.type, v.language, coalesce($2::jsonb, v.stem),
         case when $3::int is null then v.options else v.options - $3::int end, v.targets, v.search_text, v.level
       from question q join question_version v on v.id = q.current_version_id where q.id = $1 returning *),
     k as (
       insert into question_key (question_version_id, version, key, explanation, reason)
       select n.id, 1, coalesce($4::jsonb, k.key), k.explanation, ''
       from n join question q on q.id = n.question_id join question_key k on k.question_version_id = q.current_version_id
         and k.version = 1),
     b as (update bank set updated_at = now())
     update question set current_version_id = n.id from n where question.id = n.question_id`,
    [
      questionId,
      stem === undefined ? null : JSON.stringify(textContent(stem)),
      options ?? null,
      key === undefined ? null : JSON.stringify(key),
    ],
  )
const work = () => remarkAll(app.db, 'Asia/Shanghai')
const letter = (name: string): Key => ({ type: 'single-choice', choice: `${canary.key}-${name}` })
const propose = async (questionId: string, change: object) => {
  const { keys } = await questionOf(questionId)
  const [now] = keys
  const { remarkId } = await admin.call('POST /api/questions/:questionId/remarks', {
    params: { questionId },
    body: {
      keyVersion: now?.version ?? 0,
      key: now?.key ?? letter('A'),
      also: now?.also ?? [],
      treatment: 'key',
      ...change,
    },
  })
  await work()
  return admin.call('GET /api/remarks/:remarkId', { params: { remarkId } })
}
const confirm = async ({ remarkId }: { remarkId: string }) => {
  await admin.call('POST /api/remarks/:remarkId/confirm', { params: { remarkId }, body: { reason: '答案有误' } })
  await work()
  return admin.call('GET /api/remarks/:remarkId', { params: { remarkId } })
}

test('the same text in an older version is mended alike; what differs is named, and taken along where somebody says so', async () => {
  const [questionId = ''] = await singles()
  const attempts = [await sit('v1')]
  await edited(questionId, { stem: '第0题（single-choice），另一种说法' })
  attempts.push(await sit('v2'))
  await nextVersion(questionId, 3)
  attempts.push(await sit('v3'))

  const first = await propose(questionId, { key: letter('D') })
  expect(first).toMatchObject({ version: 3, figures: { asked: 2, changed: 2 } })
  expect(first.others).toEqual([
    { version: 2, taken: true, differs: null, asked: 1, changed: 1 },
    { version: 1, taken: false, differs: 'stem', asked: 1, changed: 0 },
  ])
  const all = await propose(questionId, { key: letter('D'), takes: [1] })
  expect(all).toMatchObject({ figures: { asked: 3, changed: 3 }, inForce: false })
  expect(all.others.map(({ taken }) => taken)).toEqual([true, true])
  const done = await confirm(all)
  expect(done).toMatchObject({ state: 'done', inForce: true, outcome: all.figures })
  for (const attemptId of attempts) expect(await resultOf(attemptId)).toMatchObject({ version: 2, score: 100 })
  // Each version has the key, and its log says so.
  const keyed = await rows(
    `select v.version, max(k.version) as keys from question_version v join question_key k on k.question_version_id = v.id
     where v.question_id = $1 group by 1 order by 1`,
    [questionId],
  )
  expect(keyed.map(({ keys }) => keys)).toEqual([2, 2, 2])
  const history = await admin.call('GET /api/questions/:questionId/history', { params: { questionId } })
  expect(
    history.events
      .filter(({ act }) => act === 'key-mended')
      .map(({ version }) => version)
      .sort(),
  ).toEqual([1, 2, 3])
})

test('a version whose key or options are other ones is left and mended by itself', async () => {
  const [, questionId = '', fewer = ''] = await singles()
  const old = await sit('alt')
  await edited(questionId, { key: letter('B') })
  await edited(fewer, { options: 2 })
  const own = await propose(questionId, { key: letter('C') })
  expect(own.others).toMatchObject([{ version: 1, taken: false, differs: 'key', asked: expect.any(Number) }])
  expect(own.others[0]?.asked).toBeGreaterThan(0)
  expect(await propose(fewer, { treatment: 'everyone' })).toMatchObject({
    others: [{ version: 1, taken: false, differs: 'options' }],
  })
  const before = await resultOf(old)
  const itself = await propose(questionId, { key: letter('D'), version: 1 })
  expect(itself).toMatchObject({ version: 1, others: [{ version: 2, taken: false, differs: 'key' }] })
  await confirm(itself)
  expect(await resultOf(old)).toMatchObject({ score: before.score + 100 })
  expect((await questionOf(questionId)).keys).toHaveLength(1)
})

test('further answers and a question that is dropped stay so in the next version, as long as its text does', async () => {
  const questionId = (await singles())[3] ?? ''
  await confirm(await propose(questionId, { also: [letter('B')], treatment: 'dropped' }))
  await nextVersion(questionId, 2)
  expect((await questionOf(questionId)).keys).toMatchObject([{ version: 1, also: [letter('B')], treatment: 'dropped' }])
})

test('a written question that was dropped is taken back: the marks that people gave count again', async () => {
  const writtenQuiz = await addWrittenQuiz(app, federation.city, { count: 3 })
  const worker = await fresh('schreibt')
  const attemptId = await sitWritten(worker, writtenQuiz, ['断电', '验电', '挂牌'])
  const marker = markingOf(admin, writtenQuiz)
  const { answer } = await marker.mark([200, 100])
  await marker.mark([100, 100])
  await marker.mark([0, 0])
  expect(await resultOf(attemptId)).toMatchObject({ version: 2, score: 500, maximum: 900 })
  const [{ id: questionId }] = await rows('select question_id as id from question_version where id = $1', [
    (await rows('select question_version_id as id from written_answer where id = $1', [answer.answerId]))[0].id,
  ])
  await confirm(await propose(questionId, { treatment: 'dropped' }))
  expect(await resultOf(attemptId)).toMatchObject({ version: 3, score: 200, maximum: 600 })
  expect((await worker.call('GET /api/attempts', {})).items[0]).toMatchObject({ score: 200, maximum: 600 })
  const back = await propose(questionId, { treatment: 'key' })
  expect(back).toMatchObject({ figures: { changed: 1 } })
  await confirm(back)
  expect(await resultOf(attemptId)).toMatchObject({ version: 4, score: 500, maximum: 900 })
})
