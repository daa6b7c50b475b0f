import { contentText, type QuestionDraft, textContent } from '@lianbing/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../../test/client.ts'
import { createFederation, signedIn } from '../../../../test/people.ts'
import { draftOf } from '../../../../test/questions.ts'
import { addDrafts } from '../add-drafts.ts'

const tradeCode = '6-31-01-03'
const draft = (stem: string, more: Partial<QuestionDraft> = {}): QuestionDraft => ({
  ...draftOf('true-false', 2),
  stem: textContent(stem),
  ...more,
})

let app: TestApp
let expert: Client
let worker: Client
beforeAll(async () => {
  app = await startTestApp()
  const federation = await createFederation(app)
  expert = await signedIn(app, { username: 'expert', organisationId: federation.city, role: 'expert' })
  worker = await signedIn(app, { username: 'worker', organisationId: federation.millTeam, tradeCode })
  await addDrafts(app.db, { tradeCode, bankName: '题库' }, [
    draft('按旧标准的题', { standard: 'GB 100', edition: '2010' }),
    draft('有期限的题'),
    draft('别的题', { standard: 'GB 100', edition: '2020' }),
    draft('早就过期的题', { validUntil: '2020-01-01' }),
    draft('以后才有效的题', { validFrom: '2999-01-01' }),
  ])
})
afterAll(() => app.stop())

const idOf = async (search: string) =>
  (await expert.call('GET /api/questions', { query: { search } })).items[0]?.questionId ?? ''
const getQuestion = async (search: string) =>
  expert.call('GET /api/questions/:questionId', { params: { questionId: await idOf(search) } })

test('who has answered a question of a standard that is out of date is told, and the office sees when and by what', async () => {
  const round = await worker.call('POST /api/practice/rounds', { body: { mode: 'random', tradeCode, count: 5 } })
  const params = { roundId: round.roundId }
  expect(round.slots).toHaveLength(3)
  const outdated = { since: '2021-01-01', replacedBy: 'GB 100-2020', keptOut: false }
  await expert.call('PUT /api/standards', { body: { standard: 'GB 100', edition: '2010', ...outdated } })
  // A day has passed since the round was drawn.
  await app.db.$client.query('alter table question_version disable trigger user')
  await app.db.$client.query(`update question_version set valid_until = '2020-01-01' where search_text = '有期限的题'`)
  await app.db.$client.query('alter table question_version enable trigger user')
  const told = new Map<string, unknown>()
  for (const [slot, { question }] of round.slots.entries()) {
    const answered = await worker.call('PUT /api/practice/rounds/:roundId/answers/:slot', {
      params: { ...params, slot },
      body: { response: { truth: true } },
    })
    told.set(contentText(question.stem), [answered.question.edition, answered.question.stale])
  }
  expect(Object.fromEntries(told)).toEqual({
    按旧标准的题: ['2010', 'standard'],
    有期限的题: [null, 'expired'],
    别的题: ['2020', null],
  })
  expect(await getQuestion('按旧标准的题')).toMatchObject({ outdated, validity: 'valid' })
  expect(await getQuestion('别的题')).toMatchObject({ outdated: null, validity: 'valid' })
  expect((await expert.call('GET /api/questions', { query: { validity: 'outdated' } })).items).toMatchObject([
    { stemText: '按旧标准的题', outdated: true, validity: 'valid' },
  ])
})

test('a question is drawn within its own dates only, and marked outside of them', async () => {
  expect(await getQuestion('早就过期的题')).toMatchObject({ validity: 'expired' })
  expect(await getQuestion('以后才有效的题')).toMatchObject({ validity: 'not-yet' })
  const { slots } = await worker.call('POST /api/practice/rounds', { body: { mode: 'random', tradeCode, count: 5 } })
  expect(slots.map(({ question }) => contentText(question.stem)).sort()).toEqual(['别的题', '按旧标准的题'])
  const { items } = await expert.call('GET /api/questions', { query: { validity: 'not-yet' } })
  expect(items).toMatchObject([{ stemText: '以后才有效的题', validity: 'not-yet' }])
})
