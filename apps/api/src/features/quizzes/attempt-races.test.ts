import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../test/client.ts'
import { untilBlocked, whileHeld } from '../../../test/locks.ts'
import { createFederation, type Federation, signedIn } from '../../../test/people.ts'
import { addBank, rightResponse } from '../../../test/questions.ts'
import { addQuiz, opsOf, startQuiz } from '../../../test/quizzes.ts'

let app: TestApp
let federation: Federation
beforeAll(async () => {
  app = await startTestApp()
  federation = await createFederation(app)
  await addBank(app, { single: 6, multiple: 3, truth: 3 })
})
afterAll(() => app.stop())

const fresh = (username: string) => signedIn(app, { username, organisationId: federation.millTeam })
const started = async (worker: Client) => {
  const attempt = await startQuiz(worker, await addQuiz(app, federation.city))
  const ops = opsOf(attempt, (_, slot) => slot === 0, rightResponse)
  return { params: { attemptId: attempt.attemptId }, body: { epoch: 1, ops } }
}

test('an answer that waited for a connection while time ran out came in time', async () => {
  const worker = await fresh('wartend')
  const { params, body } = await started(worker)
  await worker.call('PUT /api/attempts/:attemptId/answers', { params, body })
  const ops = body.ops.map((op) => ({ ...op, seq: op.seq + 1 }))
  const held = await Promise.all(Array.from({ length: 10 }, () => app.db.$client.connect()))
  const saving = worker.call('PUT /api/attempts/:attemptId/answers', { params, body: { epoch: 1, ops } })
  await expect.poll(() => app.db.$client.waitingCount, { interval: 1 }).toBe(1)
  // More than a statement is on its way.
  await held[0]?.query('select pg_sleep(0.5)')
  await held[0]?.query(
    'update attempt set deadline_at = clock_timestamp(), accept_until = clock_timestamp() where id = $1',
    [params.attemptId],
  )
  for (const client of held) client.release()
  expect((await saving).stored).toEqual([[0, 1, 2]])
})

test('a wait for the lock does not set an answer of the submit back to before it was given', async () => {
  const worker = await fresh('gesperrt')
  const { params, body } = await started(worker)
  const holder = await app.db.$client.connect()
  await holder.query('begin')
  await holder.query('select from attempt where id = $1 for no key update', [params.attemptId])
  const { rows } = await holder.query('select clock_timestamp() as now')
  const submitting = worker.call('POST /api/attempts/:attemptId/submit', { params, body })
  await untilBlocked(app.db, submitting)
  await holder.query('select pg_sleep(0.5)')
  await holder.query('commit')
  holder.release()
  expect((await submitting).result.answered).toBe(1)
  const answers = await app.db.$client.query('select received_at from attempt_answer where attempt_id = $1', [
    params.attemptId,
  ])
  // Half of the wait is more than the way of BEGIN and its reply, by which an answer may seem older than it is.
  expect(answers.rows[0].received_at.getTime()).toBeGreaterThan(rows[0].now.getTime() - 250)
})

test('a start that the shutting of the account overtakes leaves no attempt open', async () => {
  const worker = await fresh('gegangen')
  const quizId = await addQuiz(app, federation.city)
  const holder = await app.db.$client.connect()
  await holder.query('begin')
  await holder.query('update person set disabled_at = now() where id = $1', [worker.personId])
  const starting = startQuiz(worker, quizId).catch((error: unknown) => error)
  await untilBlocked(app.db, starting)
  await holder.query('commit')
  holder.release()
  expect(await starting).toMatchObject({ code: 'session.expired' })
  const { rows } = await app.db.$client.query('select id from attempt where person_id = $1', [worker.personId])
  expect(rows).toEqual([])
})

test('a submit that the database throws out of a deadlock runs again, and is seen once', async () => {
  const worker = await fresh('verklemmt')
  const { params, body } = await started(worker)
  const { attemptId } = params
  const board = { text: 'lock table board_entry in share mode', values: [] }
  const submitting = await whileHeld(app.db, [board], async ({ query }) => {
    const work = worker.call('POST /api/attempts/:attemptId/submit', { params, body })
    await untilBlocked(app.db, work)
    // Who has waited for a second looks for a deadlock: the submit is first by half of one.
    await query({ text: 'select pg_sleep(0.5)', values: [] })
    // Granted only when the submit has given the attempt back.
    await query({ text: 'select from attempt where id = $1 for no key update', values: [attemptId] })
    const { rows } = await app.db.$client.query('select status from attempt where id = $1', [attemptId])
    expect(rows).toEqual([{ status: 'active' }])
    return { work }
  })
  expect(await submitting.work).toMatchObject({ result: { answered: 1, closeReason: 'submitted' }, refused: [] })
  const { rows } = await app.db.$client.query(
    `select (select count(*)::int from attempt_result where attempt_id = $1) as results,
       (select count(*)::int from participation_fact where source_id = $1) as facts,
       (select jsonb_agg(kind order by id) from attempt_event where attempt_id = $1) as events`,
    [attemptId],
  )
  expect(rows).toEqual([{ results: 1, facts: 1, events: ['opened', 'closed'] }])
})
