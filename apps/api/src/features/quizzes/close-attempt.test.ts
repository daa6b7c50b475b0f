import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/client.ts'
import { createFederation, type Federation, signedIn } from '../../../test/people.ts'
import { addBank, rightResponse } from '../../../test/questions.ts'
import { addQuiz, expire, opsOf, startQuiz } from '../../../test/quizzes.ts'
import { closeDueAttempts } from './close-due.ts'

let app: TestApp
let federation: Federation
beforeAll(async () => {
  app = await startTestApp()
  federation = await createFederation(app)
  await addBank(app, { single: 6, multiple: 3, truth: 3 })
})
afterAll(() => app.stop())

const silent = { error: () => undefined }

test('a close that cannot write all of its parts writes none, and comes about once it can', async () => {
  const worker = await signedIn(app, { username: 'teile', organisationId: federation.millTeam })
  const { attemptId, ...attempt } = await startQuiz(worker, await addQuiz(app, federation.city))
  const params = { attemptId }
  const ops = opsOf({ attemptId, ...attempt }, (_, slot) => slot < 2, rightResponse)
  await worker.call('PUT /api/attempts/:attemptId/answers', { params, body: { epoch: 1, ops } })
  await expire(app, attemptId, { deadlineSeconds: -60, acceptSeconds: -50 })
  // In the place of the fact, which is written after result and event.
  await app.db.$client.query(
    `insert into participation_fact (kind, source_id, version, person_id, organisation_path, trade_code, day, answers, right_answers)
     select 'attempt', id, 1, person_id, organisation_path, '6-31-01-03', current_date, 0, 0 from attempt where id = $1`,
    [attemptId],
  )
  const written = async () => {
    const { rows } = await app.db.$client.query(
      `select status, (select count(*)::int from attempt_result where attempt_id = $1) as results,
         (select count(*)::int from attempt_event where attempt_id = $1 and kind = 'closed') as closed,
         (select count(*)::int from board_entry where attempt_id = $1) as places
       from attempt where id = $1`,
      [attemptId],
    )
    return rows[0]
  }
  expect(await closeDueAttempts(app.db, 'Asia/Shanghai', silent)).toBe(0)
  expect(await written()).toEqual({ status: 'active', results: 0, closed: 0, places: 0 })

  await app.db.$client.query('delete from participation_fact where source_id = $1', [attemptId])
  await app.db.$client.query('update attempt set close_retry_at = null where id = $1', [attemptId])
  expect(await closeDueAttempts(app.db, 'Asia/Shanghai', silent)).toBe(1)
  expect(await written()).toEqual({ status: 'closed', results: 1, closed: 1, places: 2 })
})
