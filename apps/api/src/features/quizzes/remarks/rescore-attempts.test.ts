import type { Key, Treatment } from '@lianbing/scoring'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../../test/client.ts'
import { createFederation, type Federation, signedIn } from '../../../../test/people.ts'
import { addBank, canary, rightResponse, wrongResponse } from '../../../../test/questions.ts'
import { addQuiz, opsOf, startQuiz } from '../../../../test/quizzes.ts'
import { withTx } from '../../../db/client.ts'
import { getAttemptRow, lockAttempt } from '../attempt-queries.ts'
import { rescoreAttempts } from './rescore-attempts.ts'

const timeZone = 'Asia/Shanghai'
let app: TestApp
let federation: Federation
beforeAll(async () => {
  app = await startTestApp()
  federation = await createFederation(app)
  // As many as a paper asks: each paper asks all of them.
  await addBank(app, { single: 4, multiple: 2, truth: 2 })
})
afterAll(() => app.stop())

const rows = async (text: string, values: readonly unknown[]) => (await app.db.$client.query(text, [...values])).rows
const resultsOf = (attemptId: string) =>
  rows(
    'select version, score, maximum, passed, reason, slots from attempt_result where attempt_id = $1 order by version',
    [attemptId],
  )
const factsOf = (attemptId: string) =>
  rows(
    `select version, answers, right_answers, score, maximum, passed, day::text from participation_fact
     where source_id = $1 order by version`,
    [attemptId],
  )
const placesOf = (personId: string) =>
  rows('select attempt_id, period, score, elapsed_ms from board_entry where person_id = $1 order by period', [personId])

type Attempt = Awaited<ReturnType<typeof startQuiz>>
const submit = (client: Client, attempt: Attempt, right: number) =>
  client.call('POST /api/attempts/:attemptId/submit', {
    params: { attemptId: attempt.attemptId },
    body: {
      epoch: 1,
      ops: opsOf(
        attempt,
        () => true,
        (question) => {
          const slot = attempt.slots.findIndex((one) => one.question === question)
          return slot < right ? rightResponse(question) : wrongResponse(question)
        },
      ),
    },
  })
const quizzer = async (username: string, quizId: string, right: number) => {
  const worker = await signedIn(app, { username, organisationId: federation.millTeam })
  const attempt = await startQuiz(worker, quizId)
  await submit(worker, attempt, right)
  const row = await getAttemptRow(app.db, worker.personId, attempt.attemptId)
  return { worker, attempt, paper: row.paper, attemptId: attempt.attemptId, personId: worker.personId }
}
type Quizzer = Awaited<ReturnType<typeof quizzer>>

/** As an expert would: the next version of the key that marks this question. */
const mend = (versionId: string, treatment: Treatment, key?: Key, also: Key[] = []) =>
  rows(
    `insert into question_key (question_version_id, version, key, also, treatment, explanation, reason)
     select question_version_id, version + 1, coalesce($3::jsonb, key), $4::jsonb, $2, explanation, 'mended'
     from question_key where question_version_id = $1 order by version desc limit 1`,
    [versionId, treatment, key === undefined ? null : JSON.stringify(key), JSON.stringify(also)],
  )
const why = { reason: '答案有误', actorId: null, timeZone }
const rescore = (...all: Pick<Quizzer, 'personId' | 'attemptId'>[]) =>
  withTx(app.db, async (tx) => {
    const locked = []
    for (const { personId, attemptId } of all) locked.push(await lockAttempt(tx, personId, attemptId))
    return rescoreAttempts(tx, locked, why)
  })
const versionAt = ({ paper }: Quizzer, slot: number) => paper[slot]?.questionVersionId ?? ''
const letter = (name: string): Key => ({ type: 'single-choice', choice: `${canary.key}-${name}` })

test('another key changes what was right, once, and all marks that were stay', async () => {
  const quizId = await addQuiz(app, federation.city, { attemptsAllowed: 3 })
  const one = await quizzer('eins', quizId, 8)
  const other = await quizzer('zwei', quizId, 0)
  const before = await resultsOf(one.attemptId)
  expect(before).toMatchObject([{ version: 1, score: 1_000, passed: true }])
  const day = (await factsOf(one.attemptId))[0]?.day
  await mend(versionAt(one, 0), 'key', letter('D'))

  expect(await rescore(one, other)).toEqual(
    new Map([
      [one.attemptId, 2],
      [other.attemptId, 2],
    ]),
  )
  expect(await resultsOf(one.attemptId)).toMatchObject([
    before[0],
    { version: 2, score: 900, maximum: 1_000, passed: true, reason: '答案有误' },
  ])
  expect(await resultsOf(other.attemptId)).toMatchObject([{ score: 0 }, { score: 100, passed: false }])
  expect(await factsOf(one.attemptId)).toMatchObject([
    { version: 1, answers: 8, right_answers: 8, score: 1_000 },
    { version: 2, answers: 8, right_answers: 7, score: 900, day },
  ])
  expect(await placesOf(one.personId)).toMatchObject([{ score: 9_000 }, { score: 9_000 }])
  expect(await placesOf(other.personId)).toMatchObject([{ score: 1_000 }, { score: 1_000 }])
  const events = await rows('select kind, detail from attempt_event where attempt_id = $1 order by id', [one.attemptId])
  expect(events.at(-1)).toEqual({
    kind: 're-marked',
    detail: { version: 2, reason: '答案有误', from: 1_000, to: 900 },
  })
  expect(await rows('select shown_version, result_version from attempt where id = $1', [one.attemptId])).toEqual([
    { shown_version: 1, result_version: 2 },
  ])

  const after = await resultsOf(one.attemptId)
  expect(await rescore(one, other)).toEqual(new Map())
  expect(await resultsOf(one.attemptId)).toEqual(after)
  expect(await placesOf(one.personId)).toHaveLength(2)
})

test('a further answer, the mark for everyone, and a question that is dropped', async () => {
  const quizId = await addQuiz(app, federation.city)
  const worker = await quizzer('drei', quizId, 5)
  // Slots 0 to 4 right: 3 + … of the first test's key, which stands, none of slot 0.
  const [first] = (await resultsOf(worker.attemptId)) as { score: number; slots: { mark: string }[] }[]
  const wrong = worker.paper.findIndex((slot, index) => slot.maximum === 200 && first?.slots[index]?.mark === 'wrong')
  const right = worker.paper.findIndex((slot, index) => slot.maximum === 100 && first?.slots[index]?.mark === 'right')
  const score = first?.score ?? 0

  await mend(versionAt(worker, wrong), 'key', undefined, [{ type: 'multiple-choice', choices: [`${canary.key}-D`] }])
  await rescore(worker)
  await mend(versionAt(worker, wrong), 'everyone')
  expect(await rescore(worker)).toEqual(new Map())
  await mend(versionAt(worker, right), 'dropped')
  await rescore(worker)
  expect(await resultsOf(worker.attemptId)).toMatchObject([
    { score },
    { score: score + 200, maximum: 1_000 },
    { version: 3, score: score + 100, maximum: 900, passed: score + 100 >= 540 },
  ])
  expect((await factsOf(worker.attemptId)).at(-1)).toMatchObject({ version: 3, answers: 7, maximum: 900 })
  expect(await placesOf(worker.personId)).toMatchObject(
    Array(2).fill({ score: Math.floor(((score + 100) * 10_000) / 900) }),
  )
  const shown = await worker.worker.call('GET /api/attempts/:attemptId/result', {
    params: { attemptId: worker.attemptId },
  })
  expect(shown).toMatchObject({ score: score + 100, maximum: 900, passScore: 540 })
  // Whoever hands in now is marked alike.
  const later = await quizzer('vier', quizId, 5)
  const [own] = await resultsOf(later.attemptId)
  expect(own).toMatchObject({ version: 1, maximum: 900 })
  const slotOf = (versionId: string) =>
    own?.slots[later.paper.findIndex((slot) => slot.questionVersionId === versionId)]
  expect(slotOf(versionAt(worker, right))).toMatchObject({ mark: 'dropped', score: 0 })
  expect(slotOf(versionAt(worker, wrong))).toMatchObject({ mark: 'right', score: 200 })
})

test('one that runs again is marked by its own close, a void one not at all', async () => {
  const quizId = await addQuiz(app, federation.city)
  const admin = await signedIn(app, { username: 'leitung', organisationId: federation.city, role: 'admin' })
  const [again, gone] = [await quizzer('fuenf', quizId, 8), await quizzer('sechs', quizId, 8)]
  const before = (await resultsOf(again.attemptId))[0]
  await admin.call('POST /api/attempts/:attemptId/reopen', {
    params: { attemptId: again.attemptId },
    body: { seconds: 600, reason: '停电' },
  })
  await admin.call('POST /api/attempts/:attemptId/void', {
    params: { attemptId: gone.attemptId },
    body: { reason: '替考' },
  })
  const last = again.paper.findIndex((slot, index) => slot.maximum === 100 && before?.slots[index].mark === 'right')
  const { key, version } = (
    await rows('select key, version from question_key where question_version_id = $1 order by version desc limit 1', [
      versionAt(again, last),
    ])
  )[0]
  const other: Key = key.type === 'true-false' ? { ...key, truth: !key.truth } : letter('D')
  await mend(versionAt(again, last), 'key', other)
  expect(await rescore(again, gone)).toEqual(new Map())
  await again.worker.call('POST /api/attempts/:attemptId/submit', {
    params: { attemptId: again.attemptId },
    body: { epoch: 1, ops: [] },
  })
  expect(await resultsOf(again.attemptId)).toMatchObject([
    before,
    { version: 2, score: before?.score - 100, reason: 'closed again' },
  ])
  expect((await resultsOf(again.attemptId))[1]?.slots[last]).toMatchObject({ mark: 'wrong', keyVersion: version + 1 })
  expect(await resultsOf(gone.attemptId)).toHaveLength(2)
  expect(await placesOf(gone.personId)).toEqual([])
})

test('a place goes to the better of two attempts, whichever that now is', async () => {
  const quizId = await addQuiz(app, federation.city)
  const first = await quizzer('sieben', quizId, 8)
  const second = await startQuiz(first.worker, quizId)
  await submit(first.worker, second, 0)
  const both = [first, { personId: first.personId, attemptId: second.attemptId }]
  for (const { questionVersionId } of first.paper) await mend(questionVersionId, 'key')
  const keys = await rows(
    `select distinct on (question_version_id) question_version_id as id, key from question_key
     where question_version_id = any($1::uuid[]) order by question_version_id, version desc`,
    [first.paper.map((slot) => slot.questionVersionId)],
  )
  for (const { id, key } of keys as { id: string; key: Key }[])
    await mend(
      id,
      'key',
      key.type === 'true-false'
        ? { ...key, truth: !key.truth }
        : key.type === 'multiple-choice'
          ? { ...key, choices: [`${canary.key}-D`] }
          : key.type === 'single-choice'
            ? letter('D')
            : key,
    )
  await rescore(...both)
  const [one, two] = [await resultsOf(first.attemptId), await resultsOf(second.attemptId)]
  expect(two.at(-1)?.score).toBeGreaterThan(one.at(-1)?.score)
  expect(await placesOf(first.personId)).toMatchObject(
    Array(2).fill({ attempt_id: second.attemptId, score: two.at(-1)?.score * 10 }),
  )
})
