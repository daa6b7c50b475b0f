import { type QuestionDraft, textContent } from '@lianbing/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/client.ts'
import { createFederation, type Federation, signedIn } from '../../../test/people.ts'
import { draftOf } from '../../../test/questions.ts'
import { withTx } from '../../db/client.ts'
import { addDrafts, addDraftsIn } from './add-drafts.ts'
import { drawCandidates } from './draw-queries.ts'
import { fingerprintDrafts } from './fingerprint-drafts.ts'
import { findVersions } from './question-queries.ts'

let app: TestApp
let federation: Federation
beforeAll(async () => {
  app = await startTestApp()
  federation = await createFederation(app)
})
afterAll(() => app.stop())

const draft = (stem: string, more: Partial<QuestionDraft> = {}): QuestionDraft => ({
  ...draftOf('single-choice', 1),
  stem: textContent(stem),
  ...more,
})
const target = { tradeCode: '6-31-01-03', bankName: '题库' }
const drawn = async () => {
  const ids = await drawCandidates(app.db, { tradeCode: target.tradeCode, language: 'zh-CN' })
  return [...(await findVersions(app.db, ids.flat())).values()].map(({ questionId }) => questionId)
}

test('what is imported, retired or published again is drawn at once, what is rolled back never', async () => {
  const expert = await signedIn(app, { username: 'expert', organisationId: federation.city, role: 'expert' })
  await addDrafts(app.db, target, [draft('甲'), draft('乙')])
  const [first = ''] = await drawn()
  expect(await drawn()).toHaveLength(2)

  await addDrafts(app.db, { ...target, bankName: '另一份' }, [draft('丙')])
  expect(await drawn()).toHaveLength(3)

  const state = (wanted: 'published' | 'retired') => {
    const body = wanted === 'retired' ? { state: wanted, reason: '过时' } : { state: wanted }
    return expert.call('PUT /api/questions/:questionId/state', { params: { questionId: first }, body })
  }
  await state('retired')
  expect(await drawn()).toHaveLength(2)
  expect(await drawn()).not.toContain(first)
  await state('published')
  expect(await drawn()).toContain(first)

  const more = await fingerprintDrafts([draft('丁')])
  const undone = withTx(app.db, async (tx) => {
    await addDraftsIn(tx, target, more)
    expect(await drawCandidates(tx, { tradeCode: target.tradeCode, language: 'zh-CN' })).toHaveLength(4)
    expect(await drawn()).toHaveLength(3)
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  expect(await drawn()).toHaveLength(3)
})

test('a question whose dates are over is neither counted nor met in sequential practice', async () => {
  const tradeCode = '6-18-01-02'
  await addDrafts(app.db, { ...target, tradeCode }, [draft('过期', { validUntil: '2020-01-01' }), draft('现行')])
  const worker = await signedIn(app, { username: 'folge', organisationId: federation.millTeam })
  const { items } = await worker.call('GET /api/trades', {})
  expect(items.find(({ code }) => code === tradeCode)?.questions.map(({ count }) => count)).toEqual([1])
  const round = await worker.call('POST /api/practice/rounds', { body: { mode: 'sequential', tradeCode, count: 5 } })
  expect(round.slots.map(({ question }) => question.stem)).toEqual([textContent('现行')])
})

test('the counts of trades follow every import', async () => {
  const tradeCode = '6-18-01-04'
  const worker = app.client()
  const count = async () => {
    const { items } = await worker.call('GET /api/trades', {})
    return items.find(({ code }) => code === tradeCode)?.questions.reduce((sum, row) => sum + row.count, 0)
  }
  expect(await count()).toBe(0)
  await addDrafts(app.db, { ...target, tradeCode }, [draft('甲'), draft('乙')])
  expect(await count()).toBe(2)
  await addDrafts(app.db, { ...target, tradeCode }, [draft('甲'), draft('丙')])
  expect(await count()).toBe(3)
})
