import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestClient, startTestApp, type TestApp } from '../../../test/client.ts'
import { batches, deliver, devices, type Replica, recordOf, storedOf } from '../../../test/deliver.ts'
import { createFederation, type Federation, signedIn } from '../../../test/people.ts'
import { propertyRuns, propertyTimeoutMs } from '../../../test/property-runs.ts'
import { addBank } from '../../../test/questions.ts'
import { addQuiz, startQuiz } from '../../../test/quizzes.ts'
import { begun, endsOf, type Happening, type State } from '../../../test/reference-attempt.ts'

let app: TestApp
let federation: Federation
let replicas: readonly [Replica, Replica]

beforeAll(async () => {
  app = await startTestApp()
  federation = await createFederation(app)
  const worker = await signedIn(app, { username: 'arbeiter', organisationId: federation.millTeam })
  const second = await app.addReplica()
  replicas = [
    { worker, office: worker, db: app.db },
    { worker: createTestClient(second.app, worker.cookies), office: worker, db: second.db },
  ]
  await addBank(app, { single: 6, multiple: 3, truth: 3 })
})
afterAll(() => app.stop())

type Sent = { replica: 0 | 1; happening: Happening }
const happenings = fc.oneof(
  { weight: 12, arbitrary: batches.map((batch): Happening => ({ kind: 'save', ...batch })) },
  { weight: 4, arbitrary: devices.map((device): Happening => ({ kind: 'takeover', device })) },
  { weight: 1, arbitrary: batches.map((batch): Happening => ({ kind: 'submit', ...batch })) },
)

/** Requests with any taps through either replica, with takeovers and submits anywhere between; up to three at once. */
const histories = fc.array(
  fc.array(fc.record({ replica: fc.constantFrom<0 | 1>(0, 1), happening: happenings }), { minLength: 1, maxLength: 3 }),
  { minLength: 1, maxLength: 8 },
)
/** Strict or not, with feedback at once or after the end. */
const rules = fc.record({ strict: fc.boolean(), reveals: fc.boolean() })

const judge = async (rule: { strict: boolean; reveals: boolean }, history: readonly Sent[][]) => {
  const feedback = rule.reveals ? ('each' as const) : ('review' as const)
  const quizId = await addQuiz(app, federation.city, { strict: rule.strict, feedback })
  const attempt = await startQuiz(replicas[0].worker, quizId)
  let ends: State[] = [begun(rule)]
  const happen = async (atOnce: readonly Sent[]) => {
    const replies = await Promise.all(
      atOnce.map(async ({ replica, happening }) => ({
        happening,
        told: await deliver(attempt, replicas[replica], happening),
      })),
    )
    const before = ends
    ends = before.flatMap((begin) => endsOf(attempt.slots, begin, replies))
    expect(ends, JSON.stringify({ before, replies })).not.toEqual([])
  }
  for (const atOnce of history) await happen(atOnce)

  const params = { attemptId: attempt.attemptId }
  const views = await Promise.all(replicas.map(({ worker }) => worker.call('GET /api/attempts/:attemptId', { params })))
  for (const { stored, epoch } of views)
    expect(ends.map((end) => [end.epoch, storedOf(attempt, end)])).toContainEqual([epoch, stored])
  await happen([{ replica: 1, happening: { kind: 'submit', epoch: views[0]?.epoch ?? 1, taps: [] } }])
  const expected = ends.map(({ scores, events }) => ({ scores, facts: scores, events }))
  expect(expected).toContainEqual(await recordOf(app.db, attempt.attemptId))
}

test(
  'whatever order requests arrive in, how often, and through which replica: the plain reference says the same',
  async () => {
    await fc.assert(
      // What was sent first comes again at the end, as after a lost reply.
      fc.asyncProperty(rules, histories, fc.nat(3), (rule, history, again) =>
        judge(rule, [...history, ...history.slice(0, again)]),
      ),
      propertyRuns('deliveries', 40),
    )
  },
  propertyTimeoutMs,
)
