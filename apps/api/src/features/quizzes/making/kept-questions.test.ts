import { textContent } from '@lianbing/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../../test/client.ts'
import { createFederation, type Federation, signedIn } from '../../../../test/people.ts'
import { draftOf } from '../../../../test/questions.ts'
import { addDrafts } from '../../banks/add-drafts.ts'
import { getPlan } from '../plan-queries.ts'

const tradeCode = '6-31-01-03'
let app: TestApp
let admin: Client
let federation: Federation

beforeAll(async () => {
  app = await startTestApp()
  federation = await createFederation(app)
  admin = await signedIn(app, { username: 'halt', organisationId: federation.city, role: 'admin' })
  const drafts = Array.from({ length: 4 }, (_, place) => draftOf('true-false', place))
  await addDrafts(app.db, { tradeCode, bankName: '判断' }, drafts)
})
afterAll(() => app.stop())

const section = { type: 'true-false', tradeCode, level: null, language: 'zh-CN', count: 2, maximum: 50 } as const
const blueprint = { sections: [section] }
const rules = {
  ...{ timeLimitSeconds: 600, passScore: 0, graceSeconds: 10, attemptsAllowed: null, feedback: 'marks' as const },
  strict: true,
}
const sample = async (quizId: string) => {
  const { sections } = await admin.call('POST /api/office/quizzes/:quizId/sample', { params: { quizId } })
  return (sections[0]?.questions ?? []).flatMap(({ questionId, reviewed }) =>
    reviewed ? [{ questionId, reviewed }] : [],
  )
}
/** Past this process and all that it keeps, as another replica or the database's owner would. */
const elsewhere = async (text: string, values: unknown[]) => {
  await app.db.$client.query(text, values)
  await app.db.$client.query('update bank set updated_at = now()')
}
const create = async (count: number) => {
  const draft = { title: '留存', language: 'zh-CN' as const, blueprint: { sections: [{ ...section, count }] }, rules }
  return (await admin.call('POST /api/office/quizzes', { body: { organisationId: federation.city, tradeCode, draft } }))
    .quizId
}
const practised = async (mode: 'random' | 'sequential') => {
  const round = await admin.call('POST /api/practice/rounds', { body: { mode, tradeCode, count: 20 } })
  return round.slots.length
}
const check = (more: object = {}) =>
  admin.call('POST /api/office/quizzes/check', { body: { blueprint: { sections: [{ ...section, ...more }] } } })

test('what is kept is never drawn out of date: new texts, retired and dropped questions are seen at once', async () => {
  const quizId = await create(4)
  const [first, second, third] = await sample(quizId)
  await getPlan(app.db, blueprint)

  await elsewhere(
    `with v as (
       insert into question_version (id, question_id, version, type, language, stem, options, targets, search_text)
       select gen_random_uuid(), question_id, 2, type, language, $2::jsonb, options, targets, '改过'
       from question_version where question_id = $1 returning id, question_id),
     k as (insert into question_key (question_version_id, version, key, explanation, reason)
       select id, 1, '{"type":"true-false","truth":true}', '[]', 'test' from v)
     update question q set current_version_id = v.id from v where q.id = v.question_id`,
    [first?.questionId, JSON.stringify(textContent('改过的题面'))],
  )
  const stemOf = async () =>
    (await sample(quizId)).find(({ questionId }) => questionId === first?.questionId)?.reviewed.stem
  expect(await stemOf()).toEqual(textContent('改过的题面'))

  await elsewhere(`update question set state = 'retired' where id = $1`, [second?.questionId])
  await expect(sample(quizId)).rejects.toMatchObject({ code: 'quiz.questions_lacking' })
  expect((await getPlan(app.db, blueprint)).plan.cells[0]?.pool).toHaveLength(3)
  await elsewhere(`update question set state = 'published' where id = $1`, [second?.questionId])
  expect(await sample(quizId)).toHaveLength(4)

  // A re-marking that drops the question is one more version of its key.
  await elsewhere(
    `insert into question_key (question_version_id, version, key, explanation, treatment, reason)
     select current_version_id, 2, '{"type":"true-false","truth":true}', '[]', 'dropped', 'test' from question where id = $1`,
    [third?.questionId],
  )
  expect((await check({ count: 4 })).cells).toMatchObject([{ wanted: 4, available: 3, cause: 'few' }])
  const fixed = [third?.questionId ?? '']
  expect(await check({ fixed })).toMatchObject({ missing: [fixed], cells: [{ cause: 'fixed_gone' }, {}] })
  const three = await create(3)
  expect((await sample(three)).map(({ questionId }) => questionId)).not.toContain(third?.questionId)
  expect(await practised('random')).toBe(3)
  expect(await practised('sequential')).toBe(3)

  // A key that is found after all brings it back.
  await elsewhere(
    `insert into question_key (question_version_id, version, key, explanation, reason)
     select current_version_id, 3, '{"type":"true-false","truth":false}', '[]', 'test' from question where id = $1`,
    [third?.questionId],
  )
  expect(await sample(quizId)).toHaveLength(4)
  expect(await practised('random')).toBe(4)
  expect(await practised('sequential')).toBe(4)
})

test('a sitting on paper opens nothing and is no opening of the list', async () => {
  const quizId = await create(2)
  await admin.call('POST /api/office/quizzes/:quizId/publish', { params: { quizId }, body: { revision: 0 } })
  await app.db.$client.query(
    `insert into quiz_opening (id, quiz_id, opens_at, closes_at, on_paper)
     values (gen_random_uuid(), $1, now() - interval '1 day', now() + interval '1 day', true)`,
    [quizId],
  )
  const { items } = await admin.call('GET /api/office/quizzes', {})
  expect(items.find((item) => item.quizId === quizId)).toMatchObject({ state: 'unscheduled', opensAt: null })
})
