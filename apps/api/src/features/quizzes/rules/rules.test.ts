import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../../test/client.ts'
import { createFederation, type Federation, signedIn } from '../../../../test/people.ts'
import { addBank, canary, rightResponse, wrongResponse } from '../../../../test/questions.ts'
import { addQuiz, opsOf, startQuiz } from '../../../../test/quizzes.ts'

let app: TestApp
let federation: Federation
beforeAll(async () => {
  app = await startTestApp()
  federation = await createFederation(app)
  await addBank(app, { single: 6, multiple: 3, truth: 3 })
})
afterAll(() => app.stop())

type Attempt = Awaited<ReturnType<typeof startQuiz>>
const fresh = (username: string) => signedIn(app, { username, organisationId: federation.millTeam })
const hourMs = 3_600_000
const run = (text: string, values: unknown[]) => app.db.$client.query(text, values)
const save = (client: Client, { attemptId }: Attempt, ops: ReturnType<typeof opsOf>) =>
  client.call('PUT /api/attempts/:attemptId/answers', { params: { attemptId }, body: { epoch: 1, ops } })
const submit = (client: Client, { attemptId }: Attempt, ops: ReturnType<typeof opsOf> = []) =>
  client.call('POST /api/attempts/:attemptId/submit', { params: { attemptId }, body: { epoch: 1, ops } })
const result = (client: Client, { attemptId }: Attempt) =>
  client.call('GET /api/attempts/:attemptId/result', { params: { attemptId } })
const standing = async (client: Client, { attemptId }: Attempt) =>
  (await client.call('GET /api/attempts/:attemptId/standing', { params: { attemptId } })).standing
/** Right answers to the first so many. */
const rights = (attempt: Attempt, count: number) => opsOf(attempt, (_, slot) => slot < count, rightResponse)
const mine = async (client: Client, quizId: string) =>
  (await client.call('GET /api/quizzes', {})).items.find((quiz) => quiz.quizId === quizId)

type Gift = {
  personId?: string
  organisationId?: number
  extraSeconds?: number
  moreAttempts?: number
  window?: [Date, Date]
  removed?: boolean
}
const give = (quizId: string, gift: Gift) => {
  const { personId = null, organisationId = null, extraSeconds = null, moreAttempts = null, window } = gift
  const actor = crypto.randomUUID()
  return run(
    `insert into quiz_override (id, quiz_id, person_id, organisation_id, extra_seconds, more_attempts, opens_at, closes_at,
       reason, actor_id, created_at, removed_at, removed_by)
     values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, 'r', $8, clock_timestamp(), $9, $10)`,
    [
      quizId,
      personId,
      organisationId,
      extraSeconds,
      moreAttempts,
      window?.[0] ?? null,
      window?.[1] ?? null,
      actor,
      gift.removed ? new Date() : null,
      gift.removed ? actor : null,
    ],
  )
}

test('between two attempts lies the waiting time, which the list tells', async () => {
  const worker = await fresh('wartend')
  const quizId = await addQuiz(app, federation.city, { rules: { waitSeconds: 3_600 } })
  const attempt = await startQuiz(worker, quizId)
  await submit(worker, attempt)
  await expect(startQuiz(worker, quizId)).rejects.toMatchObject({ code: 'quiz.wait' })
  expect(Date.parse((await mine(worker, quizId))?.startsAgainAt ?? '')).toBeGreaterThan(Date.now() + hourMs / 2)
  await run(`update attempt set closed_at = closed_at - interval '61 minutes' where id = $1`, [attempt.attemptId])
  expect(await mine(worker, quizId)).toMatchObject({ startsAgainAt: null })
  expect((await startQuiz(worker, quizId)).attemptId).not.toBe(attempt.attemptId)
})

test('who is not eligible does not see it and is told why; who is in it goes on', async () => {
  const worker = await fresh('berechtigt')
  const eligible = { tradeCodes: ['6-31-01-03'], levels: [4], organisationIds: [federation.west] }
  const closed = await addQuiz(app, federation.city, { rules: { eligible } })
  expect(await mine(worker, closed)).toBeUndefined()
  const refused = await startQuiz(worker, closed).catch((error: unknown) => error)
  expect(refused).toMatchObject({ code: 'quiz.not_eligible' })
  expect((refused as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer)).toEqual([
    '/person/trade',
    '/person/level',
    '/person/organisation',
  ])
  await run('update person set trade_code = $2, level = 4 where id = $1', [worker.personId, '6-31-01-03'])
  const east = { ...eligible, organisationIds: [federation.east] }
  const open = await addQuiz(app, federation.city, { rules: { eligible: east } })
  expect(await mine(worker, open)).toMatchObject({ eligibleOrganisations: ['东区总工会'] })
  const attempt = await startQuiz(worker, open)
  await run('update person set level = 5 where id = $1', [worker.personId])
  expect((await startQuiz(worker, open)).attemptId).toBe(attempt.attemptId)
  expect(await mine(worker, open)).toMatchObject({ activeAttemptId: attempt.attemptId })
})

test('extra time and attempts: the nearest gives, what is removed gives nothing, and the end moves with the time', async () => {
  const worker = await fresh('nah')
  const closesAt = new Date(Date.now() + 300_000)
  const quizId = await addQuiz(app, federation.city, { attemptsAllowed: 1, closesAt })
  await give(quizId, { organisationId: federation.city, extraSeconds: 60, moreAttempts: 1 })
  await give(quizId, { organisationId: federation.millTeam, extraSeconds: 1_200 })
  await give(quizId, { organisationId: federation.yardTeam, extraSeconds: 9_000 })
  await give(quizId, { personId: worker.personId, extraSeconds: 7_000, removed: true })
  expect(await mine(worker, quizId)).toMatchObject({ extraSeconds: 1_200, attemptsAllowed: 2 })
  const first = await startQuiz(worker, quizId)
  // The opening ends in 300 s, and 1,200 s later for this one.
  expect(first.remainingMs).toBeGreaterThan(1_480_000)
  expect(first.remainingMs).toBeLessThanOrEqual(1_500_000)
  await submit(worker, first)
  await submit(worker, await startQuiz(worker, quizId))
  await expect(startQuiz(worker, quizId)).rejects.toMatchObject({ code: 'quiz.attempts_used' })
  await give(quizId, { personId: worker.personId, extraSeconds: 30 })
  expect(await mine(worker, quizId)).toMatchObject({ extraSeconds: 30, attemptsAllowed: 2 })
})

test('a window of one’s own opens what is closed, for nobody else', async () => {
  const [worker, other] = [await fresh('fenster'), await fresh('draussen')]
  const quizId = await addQuiz(app, federation.city, {
    opensAt: new Date(Date.now() - 2 * hourMs),
    closesAt: new Date(Date.now() - hourMs),
  })
  await expect(startQuiz(worker, quizId)).rejects.toMatchObject({ code: 'quiz.not_open' })
  await give(quizId, {
    personId: worker.personId,
    window: [new Date(Date.now() - 1_000), new Date(Date.now() + 120_000)],
  })
  expect(await mine(worker, quizId)).toBeDefined()
  const attempt = await startQuiz(worker, quizId)
  expect(attempt.remainingMs).toBeLessThanOrEqual(120_000)
  await expect(startQuiz(other, quizId)).rejects.toMatchObject({ code: 'quiz.not_open' })
  expect(await mine(other, quizId)).toBeUndefined()
})

test('in order: what was passed keeps what it has, whatever comes; sent again it is the same', async () => {
  const worker = await fresh('reihe')
  const quizId = await addQuiz(app, federation.city, { strict: false, rules: { navigation: 'sequential' } })
  const attempt = await startQuiz(worker, quizId)
  expect(attempt.sequential).toBe(true)
  const ops = rights(attempt, 4)
  const [zero, , two, three] = ops as [(typeof ops)[0], (typeof ops)[0], (typeof ops)[0], (typeof ops)[0]]
  const sent = [zero, two, three]
  expect((await save(worker, attempt, sent)).stored).toHaveLength(3)
  // The reply was lost: the same again is covered by the same registers.
  expect(new Set((await save(worker, attempt, sent)).stored.map(String))).toEqual(new Set(['0,1,1', '2,1,3', '3,1,4']))
  const question = attempt.slots[0]?.question
  if (question === undefined) throw new Error('no question')
  const back = { ...zero, response: wrongResponse(question), seq: 90 }
  const skipped = { ...(ops[1] as typeof zero), seq: 91 }
  expect((await save(worker, attempt, [back, skipped])).stored).toEqual([[0, 1, 1]])
  const last = attempt.slots[3]?.question
  if (last === undefined) throw new Error('no question')
  expect((await save(worker, attempt, [{ ...three, response: wrongResponse(last), seq: 92 }])).stored).toEqual([
    [3, 1, 92],
  ])
  const end = await submit(worker, attempt, [{ ...back, seq: 99 }])
  expect(end.refused).toEqual([{ slot: 0, code: 'slot.passed' }])
  expect(end.result.slots[0]).toMatchObject({ mark: 'right' })
  expect(end.result.slots[1]).toMatchObject({ mark: 'unanswered' })
})

test('in order only the newest device writes, whatever the quiz says', async () => {
  const worker = await fresh('streng')
  const quizId = await addQuiz(app, federation.city, { strict: false, rules: { navigation: 'sequential' } })
  const attempt = await startQuiz(worker, quizId)
  const { attemptId } = attempt
  const body = { deviceKey: crypto.randomUUID() }
  expect(await worker.call('POST /api/attempts/:attemptId/takeover', { params: { attemptId }, body })).toMatchObject({
    epoch: 2,
  })
  await expect(save(worker, attempt, rights(attempt, 1))).rejects.toMatchObject({ code: 'attempt.superseded' })
})

test.each([
  ['best', 300, 3_000, 2],
  ['last', 100, 1_000, 3],
  ['first', 200, 2_000, 1],
  ['mean', 200, 2_000, null],
] as const)(
  '%s: counts for the list and on the board, and each result says which',
  async (counts, score, share, place) => {
    const worker = await fresh(`zaehlt-${counts}`)
    const quizId = await addQuiz(app, federation.city, { rules: { counts } })
    const attempts: Attempt[] = []
    for (const count of [2, 3, 1]) {
      const attempt = await startQuiz(worker, quizId)
      await submit(worker, attempt, rights(attempt, count))
      attempts.push(attempt)
    }
    const standings = await Promise.all(attempts.map((attempt) => standing(worker, attempt)))
    const told = { counts, of: 3, countedPlace: place, countedScore: score }
    expect(standings).toEqual([1, 2, 3].map((own) => ({ ...told, place: own })))
    expect(await mine(worker, quizId)).toMatchObject({ countedScore: score })
    const { rows } = await run(`select score from board_entry where person_id = $1 and period = 'all'`, [
      worker.personId,
    ])
    expect(rows).toEqual([{ score: share }])
  },
)

test('later: marks at once, questions and keys when it is over for everybody, whose window is longest too', async () => {
  const worker = await fresh('spaeter')
  const closesAt = new Date(Date.now() + hourMs)
  const quizId = await addQuiz(app, federation.city, { feedback: 'later', closesAt })
  const seen = worker.bodies.length
  const attempt = await startQuiz(worker, quizId)
  const { result: own } = await submit(worker, attempt, rights(attempt, 1))
  expect(own).toMatchObject({ score: 100, slots: [], reviewsAt: closesAt.toISOString() })
  const until = new Date(Date.now() + 2 * hourMs)
  await give(quizId, { organisationId: federation.yard, window: [new Date(), until] })
  await run(`update quiz_opening set closes_at = now() - interval '1 second' where quiz_id = $1`, [quizId])
  expect(await result(worker, attempt)).toMatchObject({ slots: [], reviewsAt: until.toISOString() })
  for (const body of worker.bodies.slice(seen))
    for (const word of Object.values(canary)) expect(body).not.toContain(word)
  await run(`update quiz_override set removed_at = now(), removed_by = actor_id where quiz_id = $1`, [quizId])
  const over = await result(worker, attempt)
  expect(over.reviewsAt).toBeNull()
  expect(over.slots.map(({ question }) => question !== null)).toEqual(Array(8).fill(true))
})

test('a quiz that keeps its marks back does not tell which attempt is the best, and one attempt needs no word', async () => {
  const worker = await fresh('verschwiegen')
  const silent = await addQuiz(app, federation.city, { feedback: 'none' })
  const attempt = await startQuiz(worker, silent)
  await submit(worker, attempt, rights(attempt, 2))
  const untold = { counts: 'best', place: 1, of: 1, countedPlace: null, countedScore: null }
  expect(await standing(worker, attempt)).toEqual(untold)
  await expect(standing(await fresh('neugierig'), attempt)).rejects.toMatchObject({ code: 'attempt.unknown' })
  const single = await addQuiz(app, federation.city, { attemptsAllowed: 1 })
  const only = await startQuiz(worker, single)
  await submit(worker, only)
  expect(await standing(worker, only)).toBeNull()
})

test('marks by the scheme: a part is shown as a part, a wrong answer costs, and nothing falls below 0', async () => {
  const worker = await fresh('schema')
  const rules = { choiceMarking: 'incomplete', wrongCostsPercent: 50 } as const
  const quizId = await addQuiz(app, federation.city, { rules })
  const attempt = await startQuiz(worker, quizId)
  const part = opsOf(
    attempt,
    (question) => question.type === 'multiple-choice',
    (question) => {
      const right = rightResponse(question)
      return 'choices' in right ? { choices: right.choices.slice(0, 1) } : right
    },
  )
  const wrong = opsOf(attempt, (_, slot) => slot === 0, wrongResponse)
  const { result: own } = await submit(worker, attempt, [...part, ...wrong])
  expect(own.slots[0]).toMatchObject({ mark: 'wrong', score: -50 })
  expect(own.slots[4]).toMatchObject({ mark: 'part' })
  expect(own.score).toBe(own.slots.reduce((sum, slot) => sum + slot.score, 0))
})
