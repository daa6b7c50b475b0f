import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { starterBanks } from '@lianbing/starter-bank'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from './client.ts'
import { createFederation, signedIn } from './people.ts'
import { addBank, canary, rightResponse } from './questions.ts'
import { addQuiz, opsOf, startQuiz } from './quizzes.ts'

const tradeCode = '6-31-01-03'
let app: TestApp
let worker: Client
let quizId: string

beforeAll(async () => {
  app = await startTestApp()
  const federation = await createFederation(app)
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
