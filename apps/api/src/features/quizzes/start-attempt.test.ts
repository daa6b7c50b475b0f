import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/client.ts'
import { createFederation, type Federation, signedIn } from '../../../test/people.ts'
import { addBank } from '../../../test/questions.ts'
import { addQuiz, startQuiz } from '../../../test/quizzes.ts'

let app: TestApp
let federation: Federation
beforeAll(async () => {
  app = await startTestApp()
  federation = await createFederation(app)
  await addBank(app, { single: 6, multiple: 3, truth: 3 })
})
afterAll(() => app.stop())

test('a start that arrives once more after its attempt was handed in gives that one, and begins none', async () => {
  const worker = await signedIn(app, { username: 'nochmal', organisationId: federation.millTeam })
  const quizId = await addQuiz(app, federation.city)
  const startKey = crypto.randomUUID()
  const { attemptId } = await startQuiz(worker, quizId, startKey)
  await worker.call('POST /api/attempts/:attemptId/submit', { params: { attemptId }, body: { epoch: 1, ops: [] } })
  expect(await startQuiz(worker, quizId, startKey)).toMatchObject({ attemptId, state: 'closed' })
  expect((await worker.call('GET /api/attempts', {})).items).toHaveLength(1)
})
