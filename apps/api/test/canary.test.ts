import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { starterBanks } from '@lianbing/starter-bank'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDrafts } from '../src/features/banks/add-drafts.ts'
import { type Client, startTestApp, type TestApp } from './client.ts'
import { createFederation, type Federation, signedIn } from './people.ts'
import { addBank, canary, draftsOfOtherTypes, rightResponse } from './questions.ts'
import { addQuiz, opsOf, startQuiz } from './quizzes.ts'

const tradeCode = '6-31-01-03'
let app: TestApp
let worker: Client
let quizId: string
let federation: Federation

const sharedFields = ['type', 'language', 'level', 'difficulty', 'material', 'stem', 'options', 'targets']

beforeAll(async () => {
  app = await startTestApp()
  federation = await createFederation(app)
  worker = await signedIn(app, { username: 'arbeiter', organisationId: federation.millTeam, tradeCode })
  await addBank(app, { single: 6, multiple: 3, truth: 3 })
  quizId = await addQuiz(app, federation.city, { feedback: 'review' })
})
afterAll(() => app.stop())

const heard = (word: string) => worker.bodies.some((body) => body.includes(word))

test('nothing that a worker can ask before the answer tells a key or an explanation', async () => {
  const round = await worker.call('POST /api/practice/rounds', { body: { tradeCode, mode: 'random', count: 10 } })
  const { roundId } = round
  const attempt = await startQuiz(worker, quizId)
  const { attemptId } = attempt
  const ops = opsOf(attempt, () => true, rightResponse)
  await worker.call('PUT /api/attempts/:attemptId/answers', { params: { attemptId }, body: { epoch: 1, ops } })
  await worker.call('POST /api/attempts/:attemptId/takeover', {
    params: { attemptId },
    body: { deviceKey: crypto.randomUUID() },
  })
  const asked = [
    ...['/api/me', '/api/trades', '/api/quizzes', '/api/attempts', '/api/practice/today', '/api/practice/rounds'],
    ...[`/api/practice/rounds/${roundId}`, `/api/attempts/${attemptId}`, `/api/attempts/${attemptId}/result`],
    ...[`/api/leaderboards/${tradeCode}`, `/api/leaderboards/${tradeCode}/me`, '/api/openapi.json'],
    ...['/api/questions', '/api/banks', '/api/reports', '/api/banks/imports', '/api/participation/overview'],
  ]
  for (const url of asked) await worker.send(url)
  const from = { roundId, slot: 1 }
  await worker.call('POST /api/reports', { body: { from, reason: 'wrong-key', note: '' } })
  const unfit = { choice: `${canary.key}-A` }
  await worker.send(`/api/practice/rounds/${roundId}/answers/0`, {
    method: 'PUT',
    body: JSON.stringify({ response: unfit }),
    headers: { 'content-type': 'application/json' },
  })
  expect(worker.bodies.length).toBeGreaterThan(20)
  expect(worker.bodies.filter((body) => body.includes('第')).length).toBeGreaterThan(4)
  expect(heard(canary.explanation)).toBe(false)
  expect(heard(canary.key)).toBe(false)

  const { result } = await worker.call('POST /api/attempts/:attemptId/submit', {
    params: { attemptId },
    body: { epoch: 2, ops: [] },
  })
  expect(result.score).toBe(result.maximum)
  expect(heard(canary.explanation)).toBe(true)
  expect(heard(canary.key)).toBe(false)
})

test('no type that is typed, ordered or matched tells its key, tolerance or rubric before it is answered', async () => {
  const other = '6-18-01-05'
  const drafts = draftsOfOtherTypes()
  await addDrafts(app.db, { tradeCode: other, bankName: '其他题型' }, drafts)
  const from = worker.bodies.length
  const round = await worker.call('POST /api/practice/rounds', {
    body: { tradeCode: other, mode: 'random', count: 20 },
  })
  await worker.send(`/api/practice/rounds/${round.roundId}`)
  const section = { tradeCode: other, level: null, language: 'zh-CN', count: 1, maximum: 100 } as const
  const sections = [...new Set(drafts.map(({ type }) => type))].map((type) => ({ ...section, type }))
  const attempt = await startQuiz(worker, await addQuiz(app, federation.city, { blueprint: { sections } }))
  await worker.send(`/api/attempts/${attempt.attemptId}`)
  expect(round.slots).toHaveLength(drafts.length)
  expect(attempt.slots).toHaveLength(drafts.length)
  for (const { question } of [...round.slots, ...attempt.slots])
    expect(Object.keys(question).sort()).toEqual(
      [
        ...sharedFields,
        ...(question.type === 'blanks' ? ['blanks'] : []),
        ...(question.type === 'numeric' ? ['unit'] : []),
      ].sort(),
    )
  const bodies = worker.bodies.slice(from)
  expect(bodies.filter((body) => body.includes('其他')).length).toBe(4)
  for (const word of [canary.key, canary.explanation]) expect(bodies.some((body) => body.includes(word))).toBe(false)
})

test('the built pages hold no question of the starter bank', async () => {
  const folder = fileURLToPath(new URL('../../web/dist/assets', import.meta.url))
  const files = await readdir(folder)
  const texts = await Promise.all(files.map((file) => readFile(`${folder}/${file}`, 'utf8')))
  const words = starterBanks.flatMap(({ bank }) =>
    bank.questions.flatMap(({ stem, explanation }) => [stem, explanation]),
  )
  expect(words.length).toBeGreaterThan(300)
  expect(words.filter((word) => texts.some((text) => text.includes(word)))).toEqual([])
})
