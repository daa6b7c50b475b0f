import type { Response } from '@lianbing/scoring'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/client.ts'
import { untilBlocked, whileHeld } from '../../../test/locks.ts'
import { createFederation, signedIn } from '../../../test/people.ts'
import { propertyRuns, propertyTimeoutMs } from '../../../test/property-runs.ts'
import { addBank } from '../../../test/questions.ts'
import { addQuiz, startQuiz } from '../../../test/quizzes.ts'
import { answerOf } from '../../../test/reference-attempt.ts'
import { storedAbout, type Twin, twinOf } from '../../../test/twins.ts'
import { uuidV7 } from '../../db/uuid.ts'
import { gatherSubmits, submitAlone } from './submit-attempt.ts'

const timeZone = 'Asia/Shanghai'
const feedbacks = ['marks', 'review', 'none', 'each'] as const
const most = 8
type Model = Awaited<ReturnType<typeof startQuiz>>

let app: TestApp
/** One for each submit: their places on the board never meet. */
const people: string[] = []
const models: Model[] = []
beforeAll(async () => {
  app = await startTestApp()
  const { city, millTeam } = await createFederation(app)
  await addBank(app, { single: 6, multiple: 3, truth: 3 })
  for (let number = 0; number <= most; number++) {
    const worker = await signedIn(app, { username: `arbeiter${number}`, organisationId: millTeam })
    people.push(worker.personId)
    const feedback = feedbacks[number]
    if (feedback === undefined) continue
    const model = await startQuiz(worker, await addQuiz(app, city, { feedback }))
    const ops = [{ slot: 0, seq: 2, response: responseTo(model, 0, 1), elapsedMs: 0 }]
    const params = { attemptId: model.attemptId }
    await worker.call('PUT /api/attempts/:attemptId/answers', { params, body: { epoch: 1, ops } })
    models.push(model)
  }
})
afterAll(() => app.stop())

const responseTo = (model: Model, slot: number, pick: number): Response => {
  const shown = model.slots[slot]
  // What never fits: no such slot, or no such option.
  return shown === undefined || pick > 2 ? { choice: pick > 3 ? 'a\u0000' : 'x' } : answerOf(shown, pick)
}

type Case = {
  model: number
  state: 'open' | 'closed'
  attemptEpoch: number
  /** Seconds from now to the end of the grace. */
  acceptSeconds: number
  epoch: number
  waitedMs: number
  who: 'own' | 'foreign' | 'unknown'
  isDoubled: boolean
  ops: { slot: number; seq: number; pick: number }[]
}
const cases = fc.record<Case>({
  model: fc.nat({ max: feedbacks.length - 1 }),
  state: fc.constantFrom('open', 'open', 'open', 'closed'),
  attemptEpoch: fc.constantFrom(1, 1, 1, 2),
  acceptSeconds: fc.constantFrom(600, 600, -2, -60),
  epoch: fc.constantFrom(1, 1, 1, 2),
  waitedMs: fc.constantFrom(0, 90_000),
  who: fc.constantFrom('own', 'own', 'own', 'own', 'foreign', 'unknown'),
  isDoubled: fc.boolean(),
  ops: fc.array(
    fc.record({
      slot: fc.constantFrom(0, 0, 1, 2, 900),
      seq: fc.integer({ min: 1, max: 3 }),
      pick: fc.nat({ max: 4 }),
    }),
    { maxLength: 4 },
  ),
})

const modelOf = (one: Case) => models[one.model] as Model
const personOf = (number: number) => people[number] as string

const submitOf = (one: Case, { attemptId }: Twin, number: number) => ({
  attemptId: one.who === 'unknown' ? uuidV7() : attemptId,
  personId: personOf(one.who === 'foreign' ? most : number),
  epoch: one.epoch,
  ops: one.ops.map(({ slot, seq, pick }) => ({
    slot,
    seq,
    response: responseTo(modelOf(one), slot, pick),
    elapsedMs: 0,
  })),
  waitedMs: () => one.waitedMs,
})
type Submit = ReturnType<typeof submitOf>

const place = async (one: Case, number: number): Promise<Twin> => {
  const personId = personOf(number)
  const twin = await twinOf(app, modelOf(one).attemptId, personId, 'running')
  if (one.state === 'closed')
    await submitAlone(app.db, { ...twin, personId, epoch: 1, ops: [], waitedMs: () => 0 }, timeZone)
  await app.db.$client.query(
    `update attempt set epoch = $2, deadline_at = now() + make_interval(secs => $3::float8 - 10),
       accept_until = now() + make_interval(secs => $3) where id = $1`,
    [twin.attemptId, one.attemptEpoch, one.acceptSeconds],
  )
  return twin
}

/** Without the instants and what each twin has of its own. */
const told = async (reply: ReturnType<typeof submitAlone>) => {
  try {
    const { result, ...rest } = await reply
    const { attemptId, quizId, startedAt, closedAt, elapsedMs, ...shown } = result
    return { ...rest, shown }
  } catch (error) {
    return (error as { code?: string }).code ?? (error as Error).name
  }
}

/** Sends these, those that are doubled twice, and says what was told and what stands then. */
const historyOf = async (all: readonly Case[], sendAll: (submits: Submit[]) => Promise<unknown[]>) => {
  const twins: Twin[] = []
  for (const [number, one] of all.entries()) twins.push(await place(one, number))
  const submits = all.flatMap((one, number) => {
    const submit = submitOf(one, twins[number] as Twin, number)
    return one.isDoubled ? [submit, { ...submit, attemptId: submit.attemptId.toUpperCase() }] : [submit]
  })
  const given = await sendAll(submits)
  // Which of the same two comes first is open.
  const names = submits.map(({ attemptId }) => attemptId.toLowerCase())
  const replies = names.map((name, index) => {
    const same = given.filter((_, at) => names[at] === name).map((reply) => JSON.stringify(reply))
    return same.sort()[names.indexOf(name) === index ? 0 : 1]
  })
  const stored = []
  for (const twin of twins) stored.push(await storedAbout(app, twin))
  await app.db.$client.query('delete from board_entry')
  await app.db.$client.query(
    `update attempt set status = 'closed', closed_at = now(), close_reason = 'admin'
    where status = 'active' and id = any($1::uuid[])`,
    [twins.map(({ attemptId }) => attemptId)],
  )
  return { replies, stored }
}

test(
  'submits that are sent together are answered and kept as if each were sent alone',
  async () => {
    const property = fc.asyncProperty(fc.array(cases, { minLength: 2, maxLength: most }), async (all) => {
      const submit = gatherSubmits(app.db, timeZone)
      const apart = await historyOf(all, async (submits) => {
        const replies = []
        for (const one of submits) replies.push(await told(submitAlone(app.db, one, timeZone)))
        return replies
      })
      const together = await historyOf(all, (submits) => Promise.all(submits.map((one) => told(submit(one)))))
      expect(together).toEqual(apart)
    })
    await fc.assert(property, propertyRuns('submits together', 15))
  },
  propertyTimeoutMs,
)

const plain: Case = {
  model: 1,
  state: 'open',
  attemptEpoch: 1,
  acceptSeconds: 600,
  epoch: 1,
  waitedMs: 0,
  who: 'own',
  isDoubled: false,
  ops: [{ slot: 1, seq: 1, pick: 1 }],
}
const several = async () => {
  const submits: Submit[] = []
  for (let number = 0; number < 5; number++) submits.push(submitOf(plain, await place(plain, number), number))
  const [first, ...others] = submits
  return { first: first as Submit, others }
}

test('an attempt that somebody is at keeps no other submit waiting', async () => {
  const submit = gatherSubmits(app.db, timeZone)
  const { first, others } = await several()
  const lock = { text: 'select from attempt where id = $1 for no key update', values: [first.attemptId] }
  let isFree = false
  const { waiting } = await whileHeld(app.db, [lock], async ({ release }) => {
    const work = submit(first).then((reply) => ({ reply, isFree }))
    const replies = Promise.all(others.map(submit))
    await untilBlocked(app.db, work)
    // The one that waits is alone: the others have their locks behind them.
    const { rows } = await app.db.$client.query('select distinct status from attempt where id = any($1)', [
      others.map(({ attemptId }) => attemptId),
    ])
    expect(rows).toEqual([{ status: 'closed' }])
    for (const { result } of await replies) expect(result.closeReason).toBe('submitted')
    isFree = true
    await release()
    return { waiting: work }
  })
  expect(await waiting).toMatchObject({ isFree: true, reply: { result: { closeReason: 'submitted' }, refused: [] } })
})

test('an attempt that cannot be scored fails alone', async () => {
  const submit = gatherSubmits(app.db, timeZone)
  const { first, others } = await several()
  await app.db.$client.query(
    `update attempt set paper = jsonb_set(paper, '{0,questionVersionId}', to_jsonb($2::text)) where id = $1`,
    [first.attemptId, uuidV7()],
  )
  const failing = told(submit({ ...first, ops: [] }))
  const replies = await Promise.all(others.map(submit))
  expect(await failing).toBe('Unscorable')
  for (const { result } of replies) expect(result).toMatchObject({ closeReason: 'submitted', answered: 2 })
  const { rows } = await app.db.$client.query('select status from attempt where id = $1', [first.attemptId])
  expect(rows).toEqual([{ status: 'active' }])
})
