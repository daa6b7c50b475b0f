import { setTimeout as wait } from 'node:timers/promises'
import type { quizRemarks } from '@lianbing/contract'
import type { Key, Treatment } from '@lianbing/scoring'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../../test/client.ts'
import { createFederation, type Federation, signedIn } from '../../../../test/people.ts'
import { addBank, canary, rightResponse, wrongResponse } from '../../../../test/questions.ts'
import { addQuiz, opsOf, startQuiz } from '../../../../test/quizzes.ts'
import { withTx } from '../../../db/client.ts'
import { lockAttempt } from '../attempt-queries.ts'
import { countNext } from './count-remark.ts'
import { remarkAll } from './remark-worker.ts'
import { rescoreAttempts } from './rescore-attempts.ts'

const timeZone = 'Asia/Shanghai'
let app: TestApp
let federation: Federation
let expert: Client & { personId: string }
let quizId: string
beforeAll(async () => {
  app = await startTestApp()
  federation = await createFederation(app)
  expert = await signedIn(app, { username: 'fach', organisationId: federation.city, role: 'admin' })
  await addBank(app, { single: 4, multiple: 2, truth: 2 })
  quizId = await addQuiz(app, federation.city)
})
afterAll(() => app.stop())

const rows = async (text: string, values: readonly unknown[] = []) =>
  (await app.db.$client.query(text, [...values])).rows
type Attempt = Awaited<ReturnType<typeof startQuiz>>
const begun = async (username: string) => {
  const worker = await signedIn(app, { username, organisationId: federation.millTeam })
  return { worker, attempt: await startQuiz(worker, quizId) }
}
const submit = (worker: Client, attempt: Attempt, right: number) =>
  worker.call('POST /api/attempts/:attemptId/submit', {
    params: { attemptId: attempt.attemptId },
    body: {
      epoch: 1,
      ops: opsOf(
        attempt,
        () => true,
        (question) =>
          (attempt.slots.findIndex((one) => one.question === question) < right ? rightResponse : wrongResponse)(
            question,
          ),
      ),
    },
  })
const done = async (username: string, right: number) => {
  const { worker, attempt } = await begun(username)
  await submit(worker, attempt, right)
  return { worker, attempt }
}
const scoreOf = async ({ attemptId }: Pick<Attempt, 'attemptId'>) =>
  (
    await rows(
      'select score, maximum, passed, version from attempt_result where attempt_id = $1 order by version desc',
      [attemptId],
    )
  )[0]

/** A question of the bank, by type, with its newest key. */
const questionOf = async (type: string, offset = 0) => {
  const [row] = await rows(
    `select q.id as "questionId", v.id as "versionId", k.version as "keyVersion", k.key from question q
     join question_version v on v.id = q.current_version_id
     join lateral (select version, key from question_key where question_version_id = v.id order by version desc limit 1) k on true
     where v.type = $1 order by q.position limit 1 offset $2`,
    [type, offset],
  )
  return row as { questionId: string; versionId: string; keyVersion: number; key: Key }
}
const letter = (name: string): Key => ({ type: 'single-choice', choice: `${canary.key}-${name}` })
type Question = Awaited<ReturnType<typeof questionOf>>
const propose = (
  { questionId, keyVersion, key }: Question,
  change: { key?: Key; also?: Key[]; treatment?: Treatment },
) =>
  expert.call('POST /api/questions/:questionId/remarks', {
    params: { questionId },
    body: { keyVersion, key, treatment: 'key', also: [], ...change },
  })
const read = ({ remarkId }: { remarkId: string }) => expert.call('GET /api/remarks/:remarkId', { params: { remarkId } })
const confirm = ({ remarkId }: { remarkId: string }) =>
  expert.call('POST /api/remarks/:remarkId/confirm', { params: { remarkId }, body: { reason: '标准答案有误' } })
const work = () => remarkAll(app.db, timeZone)
const counted = async (question: Question, change: Parameters<typeof propose>[1]) => {
  const remark = await propose(question, change)
  expect(remark).toMatchObject({ state: 'counting', figures: null, inForce: false })
  await work()
  return read(remark)
}
/** The marks of all attempts, to see that nothing or something moved. */
const allMarks = () =>
  rows('select attempt_id, version, score, maximum, passed, slots from attempt_result order by 1, 2')
const board = () =>
  rows(`select person_id as id, row_number() over (order by score desc, elapsed_ms, last_answer_at, person_id)::int as rank
        from board_entry where period = 'all' order by person_id`)

test('what is foreseen is what then changes; nothing is written before, and once for all after', async () => {
  const [best, worst] = [await done('gut', 8), await done('schlecht', 0)]
  const running = await begun('offen')
  const question = await questionOf('single-choice')
  const before = await allMarks()
  const remark = await counted(question, { key: letter('D') })
  expect(remark).toMatchObject({ state: 'ready', figures: { asked: 2, changed: 2, passesGained: 0, passesLost: 0 } })
  expect(await allMarks()).toEqual(before)
  expect(await questionOf('single-choice')).toEqual(question)
  const { items } = await expert.call('GET /api/remarks/:remarkId/attempts', { params: remark, query: {} })
  expect(items.map(({ fromScore, toScore, done }) => [fromScore, toScore, done])).toEqual([
    [1_000, 900, false],
    [0, 100, false],
  ])
  // Handed in after the count, before the confirmation: by the old key, and found by the re-mark.
  await submit(running.worker, running.attempt, 8)
  const late = await done('spaet', 8)
  const places = await board()

  await confirm(remark)
  expect((await confirm(remark)).state).toBe('running')
  // Handed in after the confirmation, before anything was marked again: by the new key, of its own.
  const after = await done('danach', 0)
  expect(await scoreOf(after.attempt)).toMatchObject({ score: 100, version: 1 })
  await Promise.all([work(), work()])
  const end = await read(remark)
  expect(end).toMatchObject({ state: 'done', listed: 5, done: 5, reason: '标准答案有误', confirmedBy: 'fach' })
  expect(end.outcome).toMatchObject({ asked: 5, changed: 4, passesLost: 0 })
  for (const { attempt } of [best, running, late])
    expect(await scoreOf(attempt)).toMatchObject({ score: 900, version: 2 })
  expect(await scoreOf(worst.attempt)).toMatchObject({ score: 100, version: 2 })
  expect(await scoreOf(after.attempt)).toMatchObject({ score: 100, version: 1 })
  expect(places).not.toEqual(await board())

  const marks = await allMarks()
  await work()
  expect(await allMarks()).toEqual(marks)
})

test('a key that is mended elsewhere opens the re-mark of its attempts; figures, passes and places are what then is', async () => {
  for (const [name, right] of [
    ['a', 5],
    ['b', 4],
    ['c', 6],
    ['d', 1],
  ] as const)
    await done(`platz-${name}`, right)
  const question = await questionOf('multiple-choice')
  const { remarkId, keyVersion } = await expert.call('POST /api/questions/:questionId/keys', {
    params: question,
    body: {
      keyVersion: question.keyVersion,
      key: { type: 'multiple-choice', choices: [`${canary.key}-D`] },
      reason: '书上印错',
    },
  })
  await work()
  const ready = await read({ remarkId })
  expect(ready).toMatchObject({ state: 'ready', inForce: true })
  expect(ready.figures?.changed).toBe(ready.figures?.asked)
  const places = await expert.call('GET /api/remarks/:remarkId/places', { params: { remarkId }, query: {} })
  const before = new Map((await board()).map(({ id, rank }) => [id, rank]))
  expect(places.items).toHaveLength(ready.figures?.ranks ?? -1)
  expect(places.items.length).toBeGreaterThan(0)
  const marks = await allMarks()
  await confirm(ready)
  await work()
  const end = await read(ready)
  expect(end).toMatchObject({ state: 'done', outcome: ready.figures })
  const now = new Map((await board()).map(({ id, rank }) => [id, rank]))
  for (const { personId, fromRank, toRank } of places.items)
    expect([before.get(personId), now.get(personId)]).toEqual([fromRank, toRank])
  const moved = [...now].filter(([id, rank]) => before.get(id) !== rank)
  expect(moved).toHaveLength(ready.figures?.ranks ?? -1)
  // Old marks are all still there.
  const left = await allMarks()
  for (const row of marks) expect(left).toContainEqual(row)
  expect(await questionOf('multiple-choice')).toMatchObject({ keyVersion })
})

test('everybody gets the mark, a question is dropped, a further answer counts: alike for those before and after', async () => {
  const changes: [Question, Parameters<typeof propose>[1]][] = [
    [await questionOf('single-choice', 1), { treatment: 'everyone' }],
    [await questionOf('true-false'), { treatment: 'dropped' }],
    [await questionOf('single-choice', 2), { also: [letter('D')] }],
  ]
  const { worker, attempt } = await done('vorher', 0)
  // What is dropped is in no new paper: this one was begun before.
  const later = await begun('nachher')
  for (const [question, change] of changes) {
    const remark = await counted(question, change)
    await confirm(remark)
    await work()
    const end = await read(remark)
    expect(end).toMatchObject({ state: 'done', outcome: remark.figures })
  }
  await submit(later.worker, later.attempt, 0)
  const [old, fresh] = [await scoreOf(attempt), await scoreOf(later.attempt)]
  expect(old).toMatchObject({ maximum: 900 })
  expect(fresh).toMatchObject({ score: old?.score, maximum: 900, version: 1 })
  // The part that a re-mark marks is what marking the whole paper gives.
  const locked = await withTx(app.db, async (tx) =>
    rescoreAttempts(tx, [await lockAttempt(tx, worker.personId, attempt.attemptId)], {
      reason: '',
      actorId: null,
      timeZone,
    }),
  )
  expect(locked).toEqual(new Map())
  // Taken back, so that it is asked again.
  await confirm(await counted(await questionOf('true-false'), { treatment: 'key' }))
  await work()
  expect(await scoreOf(attempt)).toMatchObject({ maximum: 1_000 })
})

test('one at a time: what was foreseen of the others is counted again when marks have changed', async () => {
  await done('beides', 0)
  const remarks = [
    await counted(await questionOf('single-choice'), { treatment: 'everyone' }),
    await counted(await questionOf('true-false', 1), { treatment: 'everyone' }),
  ]
  // Both are at it at once: they wait for the bank.
  const bank = await app.db.$client.connect()
  await bank.query('begin; select from bank for update')
  const both = Promise.allSettled(remarks.map(confirm))
  await wait(200)
  await bank.query('rollback')
  bank.release()
  const [one, other] = await both
  expect([one?.status, other?.status].sort()).toEqual(['fulfilled', 'rejected'])
  const refused = one?.status === 'rejected' ? one : other
  expect(refused).toMatchObject({ reason: { code: 'remark.another_runs' } })
  const waiting = remarks[refused === one ? 0 : 1] as quizRemarks.Remark
  const late = await propose(await questionOf('multiple-choice'), { treatment: 'everyone' })
  expect(await countNext(app.db)).toBeUndefined()
  await work()
  const again = await read(waiting)
  expect(again.state).toBe('ready')
  const { items } = await expert.call('GET /api/remarks/:remarkId/attempts', { params: again, query: {} })
  expect(items.length).toBeGreaterThan(0)
  for (const { attemptId, fromScore } of items) expect((await scoreOf({ attemptId })).score).toBe(fromScore)
  expect(await read(late)).toMatchObject({ state: 'ready' })
  await confirm(again)
  await work()
  expect(await read(again)).toMatchObject({ state: 'done', outcome: again.figures })
})

test('who drops a question sees beforehand which quizzes nobody could start without it', async () => {
  const spare = await addQuiz(app, federation.city, { count: 2, title: '题目够' })
  const over = await addQuiz(app, federation.city, { title: '已结束' })
  await rows(`update quiz_opening set closes_at = now() - interval '1 minute' where quiz_id = $1`, [over])
  const blockedBy = async ({ remarkId }: quizRemarks.Remark) =>
    (await expert.call('GET /api/remarks/:remarkId/blocked-quizzes', { params: { remarkId } })).items
  const question = await questionOf('single-choice', 3)
  expect(await blockedBy(await counted(question, { treatment: 'everyone' }))).toEqual([])
  const remark = await counted(question, { treatment: 'dropped' })
  expect(await blockedBy(remark)).toMatchObject([{ quizId, title: '电工计时测验' }])
  await confirm(remark)
  await work()
  const worker = await signedIn(app, { username: 'beginnt', organisationId: federation.millTeam })
  await expect(startQuiz(worker, quizId)).rejects.toMatchObject({ code: 'quiz.questions_lacking' })
  await startQuiz(worker, spare)
  await confirm(await counted(await questionOf('single-choice', 3), { treatment: 'key' }))
  await work()
  await startQuiz(worker, quizId)
})

test('its worker is told once, with the marks before and after and why', async () => {
  const { worker, attempt } = await done('hoert', 8)
  const remark = await counted(await questionOf('single-choice', 3), { key: letter('C') })
  expect((await worker.call('GET /api/result-changes', {})).items).toEqual([])
  await confirm(remark)
  await work()
  const { score, version } = await scoreOf(attempt)
  const [change] = (await worker.call('GET /api/result-changes', {})).items
  expect(change).toMatchObject({
    attemptId: attempt.attemptId,
    title: '电工计时测验',
    reason: '标准答案有误',
    from: { score: score + 100 },
    to: { score },
    version,
  })
  const seen = { params: attempt, body: { version } }
  const other = await signedIn(app, { username: 'fremder', organisationId: federation.millTeam })
  await expect(other.call('PUT /api/attempts/:attemptId/seen', seen)).rejects.toMatchObject({ code: 'attempt.unknown' })
  await worker.call('PUT /api/attempts/:attemptId/seen', { ...seen, body: { version: version - 1 } })
  expect((await worker.call('GET /api/result-changes', {})).items).toHaveLength(1)
  await worker.call('PUT /api/attempts/:attemptId/seen', seen)
  expect((await worker.call('GET /api/result-changes', {})).items).toEqual([])
})

test('what was counted for a key that somebody else has replaced is not confirmed, and what is left stays', async () => {
  const question = await questionOf('multiple-choice', 1)
  const remark = await counted(question, { treatment: 'everyone' })
  await expert.call('DELETE /api/remarks/:remarkId', { params: remark })
  await expect(confirm(remark)).rejects.toMatchObject({ code: 'remark.not_ready' })
  const again = await counted(question, { treatment: 'everyone' })
  await expert.call('POST /api/questions/:questionId/keys', {
    params: question,
    body: { keyVersion: question.keyVersion, key: question.key, reason: '核对' },
  })
  await expect(confirm(again)).rejects.toMatchObject({ code: 'remark.not_ready' })
  await expect(propose(question, { treatment: 'everyone' })).rejects.toMatchObject({ code: 'question.changed' })
  await work()
  const { items } = await expert.call('GET /api/remarks', { query: { questionId: question.questionId } })
  // A key that says the same changes nothing and asks nobody.
  expect(items.map(({ state }): quizRemarks.Remark['state'] => state)).toEqual(['done', 'discarded', 'discarded'])
})

test('only who looks after the banks sees it, and names only who looks after the people', async () => {
  const question = await questionOf('single-choice')
  const worker = await signedIn(app, { username: 'neugierig', organisationId: federation.millTeam })
  const bound = await signedIn(app, { username: 'anderes', organisationId: federation.city, role: 'expert' })
  const { items } = await expert.call('GET /api/remarks', { query: { questionId: question.questionId } })
  const remarkId = items.at(-1)?.remarkId ?? ''
  for (const act of [
    () => worker.call('GET /api/remarks', { query: {} }),
    () => worker.call('GET /api/remarks/:remarkId/attempts', { params: { remarkId }, query: {} }),
    () => worker.call('POST /api/remarks/:remarkId/confirm', { params: { remarkId }, body: { reason: 'x' } }),
  ])
    await expect(act()).rejects.toMatchObject({ code: 'role.missing' })
  const names = (client: Client) =>
    client
      .call('GET /api/remarks/:remarkId/attempts', { params: { remarkId }, query: {} })
      .then(({ items }) => items.map(({ displayName }) => displayName))
  expect(await names(expert)).toContain('gut')
  for (const name of await names(bound)) expect(name).toContain('*')
})

test('what a worker is told of a change holds no key, nobody else’s result, and nothing of a quiz that shows no marks', async () => {
  const workers = new Map<string, Client>()
  for (const feedback of ['marks', 'none'] as const) {
    const own = await addQuiz(app, federation.city, { feedback })
    const worker = await signedIn(app, { username: `sieht-${feedback}`, organisationId: federation.millTeam })
    await submit(worker, await startQuiz(worker, own), 8)
    workers.set(feedback, worker)
  }
  await confirm(await counted(await questionOf('multiple-choice', 1), { treatment: 'dropped' }))
  await work()
  const [marks, none] = [workers.get('marks'), workers.get('none')]
  if (!marks || !none) throw new Error('two workers')
  const { items } = await marks.call('GET /api/result-changes', {})
  expect(items).toHaveLength(1)
  expect((await none.call('GET /api/result-changes', {})).items).toEqual([])
  const [{ attemptId, version } = { attemptId: '', version: 1 }] = items
  const seen = { params: { attemptId }, body: { version } }
  await expect(none.call('PUT /api/attempts/:attemptId/seen', seen)).rejects.toMatchObject({ code: 'attempt.unknown' })
  await marks.call('PUT /api/attempts/:attemptId/seen', seen)
  await marks.send(`/api/attempts/${attemptId}/result`)
  const said = [...marks.bodies, ...none.bodies]
  expect(said.some((body) => body.includes('标准答案有误'))).toBe(true)
  for (const word of [canary.key, canary.explanation]) expect(said.filter((body) => body.includes(word))).toEqual([])
})
