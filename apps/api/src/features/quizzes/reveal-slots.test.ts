import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../test/client.ts'
import { createFederation, type Federation, signedIn } from '../../../test/people.ts'
import { addBank, canary, rightResponse, wrongResponse } from '../../../test/questions.ts'
import { addQuiz, opsOf, startQuiz } from '../../../test/quizzes.ts'
import type { NewQuiz } from './create-quiz.ts'

let app: TestApp
let federation: Federation
let worker: Client
beforeAll(async () => {
  app = await startTestApp()
  federation = await createFederation(app)
  worker = await signedIn(app, { username: 'sofort', organisationId: federation.millTeam })
  await addBank(app, { single: 6, multiple: 3, truth: 3 })
})
afterAll(() => app.stop())

type Op = ReturnType<typeof opsOf>[number]
const started = async (rules: Partial<NewQuiz> = {}) => {
  const attempt = await startQuiz(worker, await addQuiz(app, federation.city, { feedback: 'each', ...rules }))
  const { attemptId } = attempt
  const params = { attemptId }
  const [right, second] = opsOf(attempt, (_, slot) => slot < 2, rightResponse)
  const [wrong] = opsOf(attempt, (_, slot) => slot === 0, wrongResponse)
  if (right === undefined || second === undefined || wrong === undefined) throw new Error('no ops')
  return {
    attempt,
    right,
    wrong,
    second,
    save: (ops: Op[], epoch = 1) =>
      worker.call('PUT /api/attempts/:attemptId/answers', { params, body: { epoch, ops } }),
    submit: (ops: Op[], epoch = 1) =>
      worker.call('POST /api/attempts/:attemptId/submit', { params, body: { epoch, ops } }),
    view: () => worker.call('GET /api/attempts/:attemptId', { params }),
    takeOver: () =>
      worker.call('POST /api/attempts/:attemptId/takeover', { params, body: { deviceKey: crypto.randomUUID() } }),
  }
}

const wrongResponseOf = (attempt: Awaited<ReturnType<typeof startQuiz>>, slot: number) => {
  const question = attempt.slots[slot]?.question
  if (question === undefined) throw new Error('no question')
  return wrongResponse(question)
}

test('an answer comes back with mark and key, and no other key leaves the server', async () => {
  const seen = worker.bodies.length
  const { attempt, right, save, view } = await started()
  expect(attempt).toMatchObject({ reveals: true, slots: Array(8).fill({ reveal: null }) })
  const empty = await save([{ ...right, response: {} }])
  expect(empty.revealed).toEqual([])
  for (const body of worker.bodies.slice(seen))
    for (const word of Object.values(canary)) expect(body).not.toContain(word)

  const { revealed } = await save([{ ...right, seq: 20 }])
  expect(revealed).toMatchObject([{ slot: 0, response: right.response, mark: 'right' }])
  expect(revealed[0]?.question.key).toEqual({ type: 'single-choice', ...right.response })
  const now = await view()
  expect(now.slots[0]?.reveal).toEqual({ mark: 'right', question: revealed[0]?.question })
  expect(now.slots.slice(1).map((slot) => slot.reveal)).toEqual(Array(7).fill(null))
  expect(worker.bodies.at(-1)?.split(canary.explanation)).toHaveLength(2)
  expect(worker.bodies.join()).not.toContain(canary.key)
})

test.each(['review', 'marks', 'none'] as const)('with feedback %s a stored answer tells nothing', async (feedback) => {
  const seen = worker.bodies.length
  const { right, save, view } = await started({ feedback })
  expect((await save([right])).revealed).toEqual([])
  expect(await view()).toMatchObject({ reveals: false, stored: [{ slot: 0 }], slots: Array(8).fill({ reveal: null }) })
  for (const body of worker.bodies.slice(seen))
    for (const word of Object.values(canary)) expect(body).not.toContain(word)
})

test('what has been shown is final, from whatever device and however late in the order', async () => {
  const { right, wrong, second, save, submit, takeOver, attempt } = await started({ strict: false })
  await save([wrong])
  const again = await save([{ ...right, seq: 9 }, second])
  expect(again.stored.sort(([a], [b]) => a - b)).toEqual([
    [0, 1, wrong.seq],
    [1, 1, second.seq],
  ])
  expect(again.revealed.sort((a, b) => a.slot - b.slot)).toMatchObject([
    { slot: 0, response: wrong.response, mark: 'wrong' },
    { slot: 1, response: second.response, mark: 'right' },
  ])
  await takeOver()
  expect((await save([right], 2)).revealed).toMatchObject([{ slot: 0, response: wrong.response, mark: 'wrong' }])
  // The same answer under a newer place in the order is nothing to worry anybody about.
  const handed = await submit([right, { ...second, seq: 30 }], 2)
  expect(handed.refused).toEqual([{ slot: 0, code: 'slot.revealed' }])
  expect(handed.result).toMatchObject({ score: 100, feedback: 'each', slots: Array(8).fill({}) })

  const { rows } = await app.db.$client.query(
    `select kind, detail from attempt_event where attempt_id = $1 and kind = 'revealed' order by id`,
    [attempt.attemptId],
  )
  expect(rows).toEqual([
    { kind: 'revealed', detail: { slot: 0, epoch: 1, seq: wrong.seq } },
    { kind: 'revealed', detail: { slot: 1, epoch: 1, seq: second.seq } },
  ])
})

test('what is shown at once is what the result says, by the marking of the quiz', async () => {
  const { attempt, right, wrong, save, submit, view } = await started({ rules: { choiceMarking: 'incomplete' } })
  const part = opsOf(
    attempt,
    (question) => question.type === 'multiple-choice',
    (question) => {
      const full = rightResponse(question)
      return 'choices' in full ? { choices: full.choices.slice(0, 1) } : full
    },
  ).slice(0, 1)
  const sent = [...part, { ...right, slot: 0 }, { ...wrong, slot: 1, response: wrongResponseOf(attempt, 1) }]
  const { revealed } = await save(sent)
  const shown = (await view()).slots.map(({ reveal }) => reveal?.mark)
  expect(new Set(revealed.map(({ mark }) => mark))).toEqual(new Set(['part', 'right', 'wrong']))
  const { result } = await submit([])
  for (const { slot, mark } of revealed) {
    expect(shown[slot]).toBe(mark)
    expect(result.slots[slot]?.mark).toBe(mark)
  }
})

test('of many answers at once to one question exactly one counts, and every reply shows that one', async () => {
  const { right, wrong, save } = await started()
  const replies = await Promise.all(
    Array.from({ length: 8 }, (_, index) => save([{ ...(index % 2 === 0 ? right : wrong), seq: index + 1 }])),
  )
  const answers = replies.map(({ revealed }) => JSON.stringify(revealed[0]?.response))
  expect(new Set(answers).size).toBe(1)
})
