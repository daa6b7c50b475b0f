import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/client.ts'
import { createFederation, type Federation, signedIn } from '../../../test/people.ts'
import { addBank } from '../../../test/questions.ts'
import { addQuiz, startQuiz } from '../../../test/quizzes.ts'
import { openDatabase } from '../../db/client.ts'
import { prepareOpenings } from './prepare-openings.ts'

let app: TestApp
let federation: Federation
beforeAll(async () => {
  app = await startTestApp()
  federation = await createFederation(app)
})
afterAll(() => app.stop())

const versionOf = async (quizId: string): Promise<string> =>
  (await app.db.$client.query('select id from quiz_version where quiz_id = $1', [quizId])).rows[0].id
const opensIn = (quizId: string, seconds: number) =>
  app.db.$client.query('update quiz_opening set opens_at = now() + make_interval(secs => $2) where quiz_id = $1', [
    quizId,
    seconds,
  ])

test('within the minute before an opening connections are opened and papers drawn, and nothing is written', async () => {
  const db = openDatabase(app.url, 3, { idleMs: 0 })
  const ready = new Set<string>()
  const [quizId, lacking] = [await addQuiz(app, federation.city), await addQuiz(app, federation.city, { count: 400 })]
  await opensIn(quizId, 3_600)
  await opensIn(lacking, 3_600)
  await prepareOpenings(db, ready)
  expect([ready.size, db.$client.totalCount]).toEqual([0, 1])

  await opensIn(quizId, 50)
  await opensIn(lacking, -5)
  await addBank(app, { single: 6, multiple: 3, truth: 3 })
  const worker = await signedIn(app, { username: 'chen', organisationId: federation.millTeam })
  // One for each connection.
  for (const username of ['li', 'wang']) await signedIn(app, { username, organisationId: federation.millTeam })
  await prepareOpenings(db, ready)
  // A bank with too few questions for one quiz holds up no other.
  expect(ready).toEqual(new Set([await versionOf(quizId), await versionOf(lacking)]))
  expect([db.$client.totalCount, db.$client.idleCount]).toEqual([3, 3])
  const { rows } = await app.db.$client.query(
    `select (select count(*) from attempt)::int as attempts, (select count(*) from attempt_event)::int as events,
       (select count(*) from attempt_start)::int as starts`,
  )
  expect(rows).toEqual([{ attempts: 0, events: 0, starts: 0 }])
  const { rows: begun } = await db.$client.query("select from pg_prepared_statements where name = 'start_attempt'")
  expect(begun).toHaveLength(1)

  // What has been lost is opened again.
  const lost = await db.$client.connect()
  lost.release(true)
  expect(db.$client.totalCount).toBe(2)
  await prepareOpenings(db, ready)
  expect(db.$client.totalCount).toBe(3)

  await opensIn(quizId, -1)
  expect((await startQuiz(worker, quizId)).slots).toHaveLength(8)
  await app.db.$client.query('update quiz_opening set closes_at = now()')
  await prepareOpenings(db, ready)
  expect(ready.size).toBe(0)
  await db.$client.end()
})
