import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from './client.ts'
import { createFederation, signedIn } from './people.ts'
import { addBank } from './questions.ts'
import { addQuiz, startQuiz } from './quizzes.ts'

const metricsToken = 'a token of the tests'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ metricsToken, logLevel: 'silent' })
})
afterAll(() => app.stop())

test('saves go on while every connection of the rest is held, and the rest says when to come again', async () => {
  const federation = await createFederation(app)
  const worker = await signedIn(app, { username: 'arbeiter', organisationId: federation.millTeam })
  const { call, send } = worker
  await addBank(app, { single: 4, multiple: 2, truth: 2 })
  const attempt = await startQuiz(worker, await addQuiz(app, federation.city))
  const { attemptId, epoch } = attempt
  const slot = attempt.slots.findIndex(({ question }) => question.type === 'true-false')

  const held = Promise.all(Array.from({ length: 4 }, () => app.restDb.$client.query('select pg_sleep(2.8)')))
  const turnedAway = send('/api/trades')
  for (let seq = 1; seq <= 20; seq++) {
    const saved = await call('PUT /api/attempts/:attemptId/answers', {
      params: { attemptId },
      body: { epoch, ops: [{ slot, response: { truth: seq % 2 === 0 }, seq, elapsedMs: 1 }] },
    })
    expect(saved.stored).toEqual([[slot, epoch, seq]])
  }
  expect((await send('/api/session/refresh', { method: 'POST' })).status).toBe(200)

  const figures = await (await send('/metrics', { headers: { authorization: `Bearer ${metricsToken}` } })).text()
  expect(figures).toContain('lianbing_database_connections{pool="rest"} 4\n')
  expect(figures).toContain('lianbing_database_idle{pool="rest"} 0\n')
  expect(figures).toMatch(/lianbing_database_waiting{pool="exam"} 0\n/)

  const busy = await turnedAway
  expect([busy.status, busy.headers.get('retry-after')]).toEqual([503, '2'])
  expect(await busy.json()).toMatchObject({ code: 'server.busy' })
  await held
  expect((await send('/api/trades')).status).toBe(200)
})
