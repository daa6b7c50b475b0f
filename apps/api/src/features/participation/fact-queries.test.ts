import { periodOf } from '@lianbing/scoring'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/client.ts'
import { createFederation, createPerson, type Federation } from '../../../test/people.ts'
import { databaseErrorCode, withTx } from '../../db/client.ts'
import { uuidV7 } from '../../db/uuid.ts'
import { addRoundAnswerFact, appendAttemptFacts } from './fact-queries.ts'

let app: TestApp
let federation: Federation
let personId: string
beforeAll(async () => {
  app = await startTestApp()
  federation = await createFederation(app)
  personId = await createPerson(app, { username: 'chen', organisationId: federation.millTeam })
})
afterAll(() => app.stop())

const factsOf = async (sourceId: string) => {
  const { rows } = await app.db.$client.query(
    `select kind, version, person_id, organisation_path, trade_code, day::text as day, answers, right_answers, passed,
            score, maximum, sample
     from participation_fact where source_id = $1`,
    [sourceId],
  )
  return rows
}
const who = () => ({ personId, organisationPath: '/1/2/', tradeCode: '6-18-01-01' })

test('a round has one fact, which grows with its answers', async () => {
  const roundId = uuidV7()
  for (const right of [true, false, true])
    await withTx(app.db, (tx) => addRoundAnswerFact(tx, { roundId, ...who(), right, timeZone: 'Asia/Shanghai' }))
  expect(await factsOf(roundId)).toEqual([
    {
      kind: 'round',
      version: 1,
      person_id: personId,
      organisation_path: '/1/2/',
      trade_code: '6-18-01-01',
      day: expect.any(String),
      answers: 3,
      right_answers: 2,
      passed: null,
      score: null,
      maximum: null,
      sample: false,
    },
  ])
})

test('the day is that of the time zone', async () => {
  // At any moment at least two of these three are on different days.
  for (const timeZone of ['Pacific/Kiritimati', 'Asia/Shanghai', 'Pacific/Pago_Pago']) {
    const roundId = uuidV7()
    const before = periodOf(new Date(), timeZone).day
    await withTx(app.db, (tx) => addRoundAnswerFact(tx, { roundId, ...who(), right: true, timeZone }))
    const after = periodOf(new Date(), timeZone).day
    const [fact] = await factsOf(roundId)
    expect([before, after]).toContain(fact?.day)
  }
})

test('an attempt has one fact for each version of its result', async () => {
  const attemptId = uuidV7()
  const fact = { attemptId, ...who(), timeZone: 'Asia/Shanghai', answers: 20, right: 15, maximum: 10_000 }
  const append = (version: number, passed: boolean | null, score: number | null) =>
    withTx(app.db, (tx) => appendAttemptFacts(tx, [{ ...fact, version, passed, score }]))
  await append(1, null, null)
  await append(2, true, 7_500)
  const again = await append(2, false, 0).catch((error: unknown) => databaseErrorCode(error))
  expect(again).toBe('23505')
  expect(await factsOf(attemptId)).toMatchObject([
    { kind: 'attempt', version: 1, passed: null, score: null, answers: 20 },
    { kind: 'attempt', version: 2, passed: true, score: 7_500, maximum: 10_000, right_answers: 15 },
  ])
})
