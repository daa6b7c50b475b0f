import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../../test/client.ts'
import { createFederation, type Federation, signedIn } from '../../../../test/people.ts'
import { addBank } from '../../../../test/questions.ts'
import { addQuiz, startQuiz } from '../../../../test/quizzes.ts'
import { withTx } from '../../../db/client.ts'
import { preparePapers } from './prepare-papers.ts'
import { takePrepared } from './prepared-queries.ts'

let app: TestApp
let federation: Federation
let workers: Client[]

beforeAll(async () => {
  app = await startTestApp()
  federation = await createFederation(app)
  await addBank(app, { single: 12, multiple: 6, truth: 6 })
  workers = await Promise.all(
    ['a', 'b', 'c', 'd'].map((name) =>
      signedIn(app, { username: `vorrat-${name}`, organisationId: federation.millTeam }),
    ),
  )
})
afterAll(() => app.stop())

const sql = async <Row>(text: string, values: unknown[]): Promise<Row[]> =>
  (await app.db.$client.query(text, values)).rows as Row[]
const opensIn = (quizId: string, seconds: number, prepared: number) =>
  sql('update quiz_opening set opens_at = now() + make_interval(secs => $2), prepared = $3 where quiz_id = $1', [
    quizId,
    seconds,
    prepared,
  ])
const papers = (quizId: string) =>
  sql<{ slots: unknown; stamp: string; openingId: string; versionId: string }>(
    `select p.slots, p.stamp, p.opening_id as "openingId", p.quiz_version_id as "versionId" from prepared_paper p
     join quiz_opening w on w.id = p.opening_id where w.quiz_id = $1`,
    [quizId],
  )
const paperOf = async (attemptId: string) =>
  (await sql<{ paper: unknown }>('select paper from attempt where id = $1', [attemptId]))[0]?.paper

test('each start takes a paper that lies ready, no two the same one; when they are used up one is drawn', async () => {
  const quizId = await addQuiz(app, federation.city)
  await opensIn(quizId, 3_600, 3)
  await preparePapers(app.db)
  expect(await papers(quizId)).toHaveLength(0)
  await opensIn(quizId, 300, 3)
  await preparePapers(app.db)
  await preparePapers(app.db)
  const ready = await papers(quizId)
  expect(ready).toHaveLength(3)

  const [paper] = ready
  const undone = withTx(app.db, async (tx) => {
    await takePrepared(tx, paper?.openingId ?? '', paper?.versionId ?? '', paper?.stamp ?? '')
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  expect(await papers(quizId)).toHaveLength(3)

  await opensIn(quizId, -1, 3)
  const begun = await Promise.all(workers.map((worker) => startQuiz(worker, quizId)))
  const taken = await Promise.all(begun.map(({ attemptId }) => paperOf(attemptId)))
  const text = (values: unknown[]) => values.map((value) => JSON.stringify(value))
  const known = new Set(text(ready.map(({ slots }) => slots)))
  expect(new Set(text(taken)).size).toBe(4)
  expect(text(taken).filter((one) => known.has(one))).toHaveLength(3)
  expect(await papers(quizId)).toHaveLength(0)
})

test('a paper from a bank that has changed since is never handed out, and is made anew in time', async () => {
  const quizId = await addQuiz(app, federation.city)
  await opensIn(quizId, 300, 2)
  await preparePapers(app.db)
  const old = JSON.stringify(await papers(quizId))
  await sql('update bank set updated_at = now() where trade_code = $1', ['6-31-01-03'])
  await opensIn(quizId, -1, 2)
  await startQuiz(workers[0] as Client, quizId)
  expect(JSON.stringify(await papers(quizId))).toBe(old)
  await opensIn(quizId, 300, 2)
  await preparePapers(app.db)
  const anew = await papers(quizId)
  expect(anew).toHaveLength(2)
  expect(JSON.stringify(anew)).not.toBe(old)
})

test('where unseen questions come first no paper is prepared', async () => {
  const section = { tradeCode: '6-31-01-03', level: null, language: 'zh-CN' } as const
  const blueprint = {
    sections: [{ ...section, type: 'single-choice' as const, count: 2, maximum: 100 }],
    unseenFirst: true,
  }
  const quizId = await addQuiz(app, federation.city, { blueprint })
  await opensIn(quizId, 300, 2)
  await preparePapers(app.db)
  expect(await papers(quizId)).toHaveLength(0)
})
