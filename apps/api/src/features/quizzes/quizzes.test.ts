import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../test/client.ts'
import { createFederation, type Federation, signedIn } from '../../../test/people.ts'
import { addBank, canary, draftsOfOtherTypes, rightResponse, wrongResponse } from '../../../test/questions.ts'
import { addQuiz, expire, opsOf, startQuiz } from '../../../test/quizzes.ts'
import { addDrafts } from '../banks/add-drafts.ts'
import { closeDueAttempts } from './close-due.ts'

let app: TestApp
let federation: Federation
let worker: Client & { personId: string }
let other: Client & { personId: string }

beforeAll(async () => {
  app = await startTestApp()
  federation = await createFederation(app)
  worker = await signedIn(app, { username: 'arbeiter', organisationId: federation.millTeam })
  other = await signedIn(app, { username: 'kollege', organisationId: federation.yardTeam })
  await addBank(app, { single: 6, multiple: 3, truth: 3 })
})
afterAll(() => app.stop())

const tradeCode = '6-31-01-03'
const silent = { error: () => undefined }
const attemptParams = (attemptId: string) => ({ params: { attemptId } })
const save = (client: Client, attemptId: string, epoch: number, ops: ReturnType<typeof opsOf>) =>
  client.call('PUT /api/attempts/:attemptId/answers', { params: { attemptId }, body: { epoch, ops } })
const submit = (client: Client, attemptId: string, epoch: number, ops: ReturnType<typeof opsOf> = []) =>
  client.call('POST /api/attempts/:attemptId/submit', { params: { attemptId }, body: { epoch, ops } })
const fresh = (name: string) => signedIn(app, { username: name, organisationId: federation.millTeam })

describe('start', () => {
  test('draws by the blueprint, freezes the paper and tells no key', async () => {
    const quizId = await addQuiz(app, federation.city)
    const seen = worker.bodies.length
    const attempt = await startQuiz(worker, quizId)
    expect(attempt.slots.map((slot) => slot.question.type)).toEqual([
      ...Array(4).fill('single-choice'),
      ...Array(2).fill('multiple-choice'),
      ...Array(2).fill('true-false'),
    ])
    expect(attempt).toMatchObject({ state: 'active', epoch: 1, stored: [] })
    expect(attempt.remainingMs).toBeGreaterThan(590_000)
    expect(attempt.acceptMs - attempt.remainingMs).toBeGreaterThan(9_000)
    const again = await worker.call('GET /api/attempts/:attemptId', attemptParams(attempt.attemptId))
    expect(again.slots).toEqual(attempt.slots)
    for (const body of worker.bodies.slice(seen))
      for (const word of Object.values(canary)) expect(body).not.toContain(word)
  })

  test('repeated with its key, with another key, or ten times at once makes one attempt', async () => {
    const quizId = await addQuiz(app, federation.city)
    const eager = await fresh('eilig')
    const startKey = crypto.randomUUID()
    const keys = [startKey, startKey, startKey, ...Array.from({ length: 7 }, () => crypto.randomUUID())]
    const attempts = await Promise.all(keys.map((key) => startQuiz(eager, quizId, key)))
    expect(new Set(attempts.map((attempt) => attempt.attemptId)).size).toBe(1)
    await submit(eager, attempts[0]?.attemptId ?? '', 1)
    for (const key of keys)
      expect(await startQuiz(eager, quizId, key)).toMatchObject({
        attemptId: attempts[0]?.attemptId,
        state: 'closed',
      })
  })

  test('ends with the attempts allowed, and never begins where the quiz is not open or not for me', async () => {
    const once = await addQuiz(app, federation.city, { attemptsAllowed: 1 })
    const attempt = await startQuiz(worker, once)
    await submit(worker, attempt.attemptId, 1)
    await expect(startQuiz(worker, once)).rejects.toMatchObject({ code: 'quiz.attempts_used' })

    const future = await addQuiz(app, federation.city, { opensAt: new Date(Date.now() + 3_600_000) })
    await expect(startQuiz(worker, future)).rejects.toMatchObject({ code: 'quiz.not_open' })
    const past = await addQuiz(app, federation.city, { opensAt: new Date(0), closesAt: new Date(1) })
    await expect(startQuiz(worker, past)).rejects.toMatchObject({ code: 'quiz.not_open' })

    const eastOnly = await addQuiz(app, federation.east)
    await expect(startQuiz(other, eastOnly)).rejects.toMatchObject({ code: 'quiz.unknown' })
    const open = await other.call('GET /api/quizzes', {})
    expect(open.items.map((quiz) => quiz.quizId)).not.toContain(eastOnly)
    expect(open.items.map((quiz) => quiz.quizId)).not.toContain(future)
  })

  test('says what the bank lacks', async () => {
    const tooMany = await addQuiz(app, federation.city, { count: 100 })
    await expect(startQuiz(worker, tooMany)).rejects.toMatchObject({
      code: 'quiz.questions_lacking',
      errors: [{ pointer: '/blueprint/sections/0', message: '100 questions wanted, 6 available' }, {}, {}],
    })
  })
})

describe('save and submit', () => {
  test('what is saved is scored, once, and reaches result, board and participation together', async () => {
    const quizId = await addQuiz(app, federation.city)
    const person = await fresh('punkte')
    const attempt = await startQuiz(person, quizId)
    const right = opsOf(attempt, (_, slot) => slot < 5, rightResponse)
    const wrong = opsOf(attempt, (_, slot) => slot === 5, wrongResponse)
    const saved = await save(person, attempt.attemptId, 1, right)
    expect(saved.stored.sort(([a], [b]) => a - b)).toEqual(right.map((op) => [op.slot, 1, op.seq]))

    const replies = await Promise.all([1, 2, 3, 4].map(() => submit(person, attempt.attemptId, 1, wrong)))
    for (const reply of replies) {
      expect(reply.result).toMatchObject({
        score: 600,
        maximum: 1_000,
        passed: true,
        answered: 6,
        questions: 8,
        closeReason: 'submitted',
      })
      expect(reply.refused).toEqual([])
    }
    expect(replies[0]?.result.slots.map((slot) => slot.mark)).toEqual([
      ...Array(5).fill('right'),
      'wrong',
      'unanswered',
      'unanswered',
    ])
    expect(await person.call('GET /api/attempts/:attemptId/result', attemptParams(attempt.attemptId))).toEqual(
      replies[0]?.result,
    )

    const facts = await app.db.$client.query(
      `select answers, right_answers, score, passed from participation_fact where source_id = $1`,
      [attempt.attemptId],
    )
    expect(facts.rows).toEqual([{ answers: 6, right_answers: 5, score: 600, passed: true }])
    const boards = await app.db.$client.query(`select score from board_entry where attempt_id = $1`, [
      attempt.attemptId,
    ])
    expect(boards.rows).toEqual([{ score: 6_000 }, { score: 6_000 }])
    const events = await app.db.$client.query(`select kind from attempt_event where attempt_id = $1 order by id`, [
      attempt.attemptId,
    ])
    expect(events.rows).toEqual([{ kind: 'opened' }, { kind: 'closed' }])
    expect((await person.call('GET /api/attempts', {})).items[0]).toMatchObject({
      state: 'closed',
      score: 600,
      passed: true,
    })
  })

  test('after the end nothing more is taken, and submit tells what was refused', async () => {
    const quizId = await addQuiz(app, federation.city)
    const attempt = await startQuiz(worker, quizId)
    const [op] = opsOf(attempt, (_, slot) => slot === 0, rightResponse)
    if (op === undefined) throw new Error('no op')
    await submit(worker, attempt.attemptId, 1)
    await expect(save(worker, attempt.attemptId, 1, [op])).rejects.toMatchObject({
      code: 'attempt.closed',
      status: 409,
    })
    const late = await submit(worker, attempt.attemptId, 1, [op])
    expect(late).toMatchObject({ refused: [{ slot: 0, code: 'attempt.closed' }], stored: [], result: { score: 0 } })
  })

  test('an option that is not in the slot, a slot that is not in the paper and a foreign epoch are refused by name', async () => {
    const attempt = await startQuiz(worker, await addQuiz(app, federation.city))
    const ops = opsOf(attempt, (_, slot) => slot < 2, rightResponse)
    const swapped = ops.map((op, index) => ({ ...op, response: ops[1 - index]?.response ?? {} }))
    await expect(save(worker, attempt.attemptId, 1, swapped)).rejects.toMatchObject({
      code: 'response.unfit',
      errors: [{ pointer: '/body/ops/0' }, { pointer: '/body/ops/1' }],
    })
    await expect(
      save(worker, attempt.attemptId, 1, [{ slot: 8, response: {}, seq: 1, elapsedMs: 0 }]),
    ).rejects.toMatchObject({ code: 'slot.unknown' })
    await expect(save(worker, attempt.attemptId, 2, ops)).rejects.toMatchObject({
      code: 'request.invalid',
      errors: [{ pointer: '/body/epoch' }],
    })
    const handed = await submit(worker, attempt.attemptId, 1, [
      ...swapped,
      { slot: 2, response: {}, seq: 1, elapsedMs: 0 },
    ])
    expect(handed.refused).toEqual([0, 1].map((slot) => ({ slot, code: 'response.unfit' })))
  })

  test('two answers of one place in the order in one request are refused, and neither is kept', async () => {
    const attempt = await startQuiz(worker, await addQuiz(app, federation.city))
    const [op] = opsOf(attempt, (_, slot) => slot === 0, rightResponse)
    if (op === undefined) throw new Error('no op')
    const ops = [op, { ...op, slot: 1, response: {} }, op, { ...op, response: {} }]
    for (const send of [save, submit])
      await expect(send(worker, attempt.attemptId, 1, ops)).rejects.toMatchObject({
        code: 'request.invalid',
        status: 422,
        errors: [{ pointer: '/body/ops/3/seq' }],
      })
    const { stored } = await worker.call('GET /api/attempts/:attemptId', attemptParams(attempt.attemptId))
    expect(stored).toEqual([])
    await save(worker, attempt.attemptId, 1, ops.slice(0, 3))
  })

  test('the same place in the order with another answer is a conflict; the first stays', async () => {
    const attempt = await startQuiz(worker, await addQuiz(app, federation.city))
    const right = opsOf(attempt, (_, slot) => slot === 0, rightResponse)
    await save(worker, attempt.attemptId, 1, right)
    await save(worker, attempt.attemptId, 1, right)
    await expect(
      save(
        worker,
        attempt.attemptId,
        1,
        opsOf(attempt, (_, slot) => slot === 0, wrongResponse),
      ),
    ).rejects.toMatchObject({
      code: 'attempt.conflict',
      errors: [{ pointer: '/body/ops/0' }],
    })
    expect((await submit(worker, attempt.attemptId, 1)).result.slots[0]?.mark).toBe('right')
    const wrong = opsOf(attempt, (_, slot) => slot === 0, wrongResponse)
    const again = await submit(worker, attempt.attemptId, 1, wrong)
    expect(again.refused).toEqual([{ slot: 0, code: 'attempt.conflict' }])
  })

  test('belongs to its worker alone', async () => {
    const attempt = await startQuiz(worker, await addQuiz(app, federation.city))
    const ops = opsOf(attempt, (_, slot) => slot === 0, rightResponse)
    const { attemptId } = attempt
    for (const call of [
      () => save(other, attemptId, 1, ops),
      () => submit(other, attemptId, 1, ops),
      () => other.call('GET /api/attempts/:attemptId', attemptParams(attemptId)),
      () => other.call('GET /api/attempts/:attemptId/result', attemptParams(attemptId)),
      () =>
        other.call('POST /api/attempts/:attemptId/takeover', {
          params: { attemptId },
          body: { deviceKey: crypto.randomUUID() },
        }),
    ])
      await expect(call()).rejects.toMatchObject({ code: 'attempt.unknown', status: 404 })
    expect((await worker.call('GET /api/attempts/:attemptId', attemptParams(attemptId))).stored).toEqual([])
  })
})

describe('another device', () => {
  test.each([
    { strict: true, older: 'attempt.superseded' },
    { strict: false, older: 'fills what is empty' },
  ])('takes over; with strict $strict the older one: $older', async ({ strict, older }) => {
    const attempt = await startQuiz(worker, await addQuiz(app, federation.city, { strict }))
    const { attemptId } = attempt
    const old = opsOf(attempt, (_, slot) => slot < 2, wrongResponse)
    const deviceKey = crypto.randomUUID()
    const takeover = () =>
      worker.call('POST /api/attempts/:attemptId/takeover', { params: { attemptId }, body: { deviceKey } })
    expect((await takeover()).epoch).toBe(2)
    expect((await takeover()).epoch).toBe(2)
    await save(
      worker,
      attemptId,
      2,
      opsOf(attempt, (_, slot) => slot === 0, rightResponse),
    )
    if (strict) await expect(save(worker, attemptId, 1, old)).rejects.toMatchObject({ code: older })
    else
      expect((await save(worker, attemptId, 1, old)).stored.sort(([a], [b]) => a - b)).toEqual([
        [0, 2, 1],
        [1, 1, 2],
      ])
    await expect(submit(worker, attemptId, 1)).rejects.toMatchObject({ code: 'attempt.superseded' })
    const { result } = await submit(worker, attemptId, 2)
    expect(result.slots.slice(0, 2).map((slot) => slot.mark)).toEqual(['right', strict ? 'unanswered' : 'wrong'])
  })
})

describe('time', () => {
  test('an answer within the grace counts and is marked late, one after it does not', async () => {
    const attempt = await startQuiz(worker, await addQuiz(app, federation.city))
    const ops = opsOf(attempt, (_, slot) => slot < 2, rightResponse)
    await expire(app, attempt.attemptId, { deadlineSeconds: -5, acceptSeconds: 20 })
    await save(worker, attempt.attemptId, 1, ops.slice(0, 1))
    await expire(app, attempt.attemptId, { deadlineSeconds: -5, acceptSeconds: -1 })
    await expect(save(worker, attempt.attemptId, 1, ops.slice(1))).rejects.toMatchObject({ code: 'attempt.closed' })
    expect((await worker.call('GET /api/attempts/:attemptId', attemptParams(attempt.attemptId))).state).toBe('closing')
    const late = await app.db.$client.query(`select late from attempt_answer where attempt_id = $1`, [
      attempt.attemptId,
    ])
    expect(late.rows).toEqual([{ late: true }])
    const handed = await submit(worker, attempt.attemptId, 1, ops.slice(1))
    expect(handed).toMatchObject({
      refused: [{ slot: 1, code: 'attempt.closed' }],
      result: { closeReason: 'expired', answered: 1 },
    })
  })

  test('an attempt whose time is over closes by itself, and two sweepers close it once', async () => {
    const attempt = await startQuiz(worker, await addQuiz(app, federation.city))
    const { attemptId } = attempt
    await save(
      worker,
      attemptId,
      1,
      opsOf(attempt, (_, slot) => slot < 3, rightResponse),
    )
    await expire(app, attemptId, { deadlineSeconds: -20, acceptSeconds: -10 })
    expect(await closeDueAttempts(app.db, 'Asia/Shanghai', silent)).toBe(0)
    await expect(worker.call('GET /api/attempts/:attemptId/result', attemptParams(attemptId))).rejects.toMatchObject({
      code: 'attempt.open',
    })
    await expire(app, attemptId, { deadlineSeconds: -30, acceptSeconds: -16 })
    const closed = await Promise.all([1, 2, 3].map(() => closeDueAttempts(app.db, 'Asia/Shanghai', silent)))
    expect(closed.reduce((sum, count) => sum + count, 0)).toBe(1)
    const result = await worker.call('GET /api/attempts/:attemptId/result', attemptParams(attemptId))
    expect(result).toMatchObject({ closeReason: 'expired', answered: 3, score: 300 })
  })

  test('a read closes it as well, and so does starting anew', async () => {
    const quizId = await addQuiz(app, federation.city)
    const first = await startQuiz(worker, quizId)
    await expire(app, first.attemptId, { deadlineSeconds: -30, acceptSeconds: -16 })
    expect((await worker.call('GET /api/attempts/:attemptId', attemptParams(first.attemptId))).state).toBe('closed')
    const second = await startQuiz(worker, quizId)
    await expire(app, second.attemptId, { deadlineSeconds: -2, acceptSeconds: -1 })
    const third = await startQuiz(worker, quizId)
    expect(third.attemptId).not.toBe(second.attemptId)
    expect(
      (await worker.call('GET /api/attempts/:attemptId/result', attemptParams(second.attemptId))).closeReason,
    ).toBe('expired')
  })

  test('one attempt that cannot be scored stops nobody; the log names it, and it closes once its key is back', async () => {
    const person = await fresh('pech')
    const broken = await startQuiz(person, await addQuiz(app, federation.city))
    const { attemptId } = broken
    // Broken by a key that no other attempt asks for.
    const versionId = crypto.randomUUID()
    const swap = (from: string, to: string) =>
      app.db.$client.query(
        `update attempt set close_retry_at = null, paper = replace(paper::text, $2, $3)::jsonb where id = $1`,
        [attemptId, from, to],
      )
    const { rows } = await app.db.$client.query(
      `select paper->0->>'questionVersionId' as id from attempt where id = $1`,
      [attemptId],
    )
    await swap(rows[0].id, versionId)
    const sound = await startQuiz(worker, await addQuiz(app, federation.city))
    for (const id of [attemptId, sound.attemptId]) await expire(app, id, { deadlineSeconds: -30, acceptSeconds: -20 })
    const logged: unknown[] = []
    const log = { error: (said: unknown) => void logged.push(said) }
    expect(await closeDueAttempts(app.db, 'Asia/Shanghai', log)).toBe(1)
    expect(logged).toMatchObject([{ attemptId, err: { message: expect.stringContaining(versionId) } }])
    const tries = await app.db.$client.query(
      `select close_tries, close_retry_at > now() as later from attempt where id = $1`,
      [attemptId],
    )
    expect(tries.rows).toEqual([{ close_tries: 1, later: true }])
    expect(await closeDueAttempts(app.db, 'Asia/Shanghai', log)).toBe(0)
    expect(logged).toHaveLength(1)
    expect((await person.call('GET /api/attempts/:attemptId', attemptParams(attemptId))).state).toBe('closing')
    await expect(person.call('GET /api/attempts/:attemptId/result', attemptParams(attemptId))).rejects.toMatchObject({
      code: 'attempt.open',
    })
    await swap(versionId, rows[0].id)
    expect(await closeDueAttempts(app.db, 'Asia/Shanghai', log)).toBe(1)
    expect((await person.call('GET /api/attempts/:attemptId', attemptParams(attemptId))).state).toBe('closed')
  })

  test('a score that waits for a person is none yet: nothing is passed, and nobody stands on a board for it', async () => {
    await addDrafts(app.db, { tradeCode, bankName: '简答' }, draftsOfOtherTypes())
    const person = await fresh('aufsatz')
    const section = { tradeCode, level: null, language: 'zh-CN', type: 'written', count: 1, maximum: 1_000 } as const
    const attempt = await startQuiz(
      person,
      await addQuiz(app, federation.city, { blueprint: { sections: [section] }, feedback: 'each' }),
    )
    const op = { slot: 0, response: { text: '先断电，再验电。' }, seq: 1, elapsedMs: 0 }
    const { revealed } = await save(person, attempt.attemptId, 1, [op])
    expect(revealed).toMatchObject([{ mark: 'open', response: op.response }])
    const { result } = await submit(person, attempt.attemptId, 1)
    expect(result).toMatchObject({ score: null, passed: null, maximum: 1_000, answered: 1, slots: [{ mark: 'open' }] })
    expect((await person.call('GET /api/attempts', {})).items[0]).toMatchObject({ score: null, passed: null })
    const facts = await app.db.$client.query(
      'select score, passed, answers, right_answers from participation_fact where source_id = $1',
      [attempt.attemptId],
    )
    expect(facts.rows).toEqual([{ score: null, passed: null, answers: 1, right_answers: 0 }])
    const places = await app.db.$client.query('select from board_entry where person_id = $1', [person.personId])
    expect(places.rows).toEqual([])
  })
})

test.each([
  { feedback: 'review' as const, score: 100, slots: 8, canary: true },
  { feedback: 'marks' as const, score: 100, slots: 0, canary: false },
  { feedback: 'none' as const, score: null, slots: 0, canary: false },
])('feedback $feedback shows no more than it says', async ({ feedback, score, slots, canary: shown }) => {
  const quizId = await addQuiz(app, federation.city, { feedback })
  const person = await fresh(`blick-${feedback}`)
  const attempt = await startQuiz(person, quizId)
  const { result } = await submit(
    person,
    attempt.attemptId,
    1,
    opsOf(attempt, (_, slot) => slot === 0, rightResponse),
  )
  expect(result.score).toBe(score)
  expect(result.slots).toHaveLength(slots)
  expect((await person.call('GET /api/attempts', {})).items[0]?.score).toBe(score)
  expect(person.bodies.some((body) => body.includes(canary.explanation))).toBe(shown)
  expect(person.bodies.some((body) => body.includes(canary.key))).toBe(false)
  const listed = await person.call('GET /api/quizzes', {})
  expect(listed.items.find((quiz) => quiz.quizId === quizId)).toMatchObject({
    attemptsUsed: 1,
    countedScore: score,
    activeAttemptId: null,
  })
  const { me } = await person.call('GET /api/leaderboards/:board/me', { params: { board: '6-31-01-03' } })
  expect(me?.score ?? null).toBe(score === null ? null : 1_000)
})
