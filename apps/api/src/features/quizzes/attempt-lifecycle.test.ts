import { ProblemError } from '@lianbing/contract'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestClient, startTestApp, type TestApp } from '../../../test/client.ts'
import { type Attempt, batches, deliver, devices, type Replica, recordOf, storedOf } from '../../../test/deliver.ts'
import { createFederation, type Federation, signedIn } from '../../../test/people.ts'
import { propertyRuns, propertyTimeoutMs } from '../../../test/property-runs.ts'
import { addBank } from '../../../test/questions.ts'
import { addQuiz, expire, startQuiz } from '../../../test/quizzes.ts'
import {
  answeredOf,
  begun,
  close,
  type Happening,
  type State,
  step,
  type Time,
} from '../../../test/reference-attempt.ts'

let app: TestApp
let second: Awaited<ReturnType<TestApp['addReplica']>>
let federation: Federation
beforeAll(async () => {
  app = await startTestApp()
  second = await app.addReplica()
  federation = await createFederation(app)
  await addBank(app, { single: 6, multiple: 3, truth: 3 })
})
afterAll(() => app.stop())

const attemptsAllowed = 3
type Rules = { strict: boolean; reveals: boolean }
type Started = { attempt: Attempt; state: State; startKey: string; sent: Happening[] }
/** What should be: a worker's attempts in one quiz, oldest first. */
type Model = { rules: Rules; attempts: Started[] }
type Real = { quizId: string; replicas: readonly [Replica, Replica] }
type Command = fc.AsyncCommand<Model, Real>

const newest = (model: Model): Started => {
  const last = model.attempts.at(-1)
  if (last === undefined) throw new Error('Nothing was started.')
  return last
}

const statement = `
  select a.status, a.epoch, a.close_reason as "closeReason",
    (select max(score) from board_entry b where b.person_id = a.person_id and b.period = 'all') as board,
    (select count(*)::int from attempt n where n.opening_id = a.opening_id) as attempts
  from attempt a where id = $1`

/** All that is stored of every attempt has to be what the model says, after each command. */
const compare = async (model: Model) => {
  const counted = model.attempts.filter(({ state }) => state.closed !== null && answeredOf(state) > 0)
  const board = counted.length === 0 ? null : Math.max(...counted.map(({ state }) => (state.scores.at(-1) ?? 0) * 10))
  for (const { attempt, state } of model.attempts) {
    const { rows } = await app.db.$client.query(statement, [attempt.attemptId])
    expect(rows).toEqual([
      {
        status: state.closed === null ? 'active' : 'closed',
        epoch: state.epoch,
        closeReason: state.closed,
        board,
        attempts: model.attempts.length,
      },
    ])
    const { scores, events } = state
    expect(await recordOf(app.db, attempt.attemptId)).toEqual({ scores, facts: scores, events })
  }
}

/** Starting with a key: the attempt of that key, else the one that goes on, else a new one. */
class Start implements Command {
  constructor(
    private readonly at: 0 | 1,
    private readonly again: boolean,
  ) {}
  check = () => true
  async run(model: Model, { quizId, replicas }: Real) {
    const last = model.attempts.at(-1)
    const startKey = this.again && last !== undefined ? last.startKey : crypto.randomUUID()
    const replayed = model.attempts.find((started) => started.startKey === startKey)
    const goesOn = last?.state.closed === null && ['running', 'grace'].includes(last.state.time)
    const told = await startQuiz(replicas[this.at].worker, quizId, startKey).catch((error: ProblemError) => error)
    const expected = replayed ?? (goesOn ? last : undefined)
    if (expected === undefined && model.attempts.length === attemptsAllowed) {
      expect(told).toMatchObject({ code: 'quiz.attempts_used' })
      // A start that is refused leaves nothing behind, not even the close of the one before.
      return compare(model)
    }
    if (told instanceof ProblemError) throw told
    if (expected === undefined && last?.state.closed === null)
      last.state = close(last.attempt.slots, last.state, 'expired')
    if (expected === undefined) model.attempts.push({ attempt: told, state: begun(model.rules), startKey, sent: [] })
    const { attempt, state } = expected ?? newest(model)
    expect([told.attemptId, told.epoch, told.stored]).toEqual([
      attempt.attemptId,
      state.epoch,
      storedOf(attempt, state),
    ])
    await compare(model)
  }
  toString = () => `start(${this.again ? 'again' : 'anew'}, replica ${this.at})`
}

/** One request on the newest attempt, or one of those sent before once more. */
class Happen implements Command {
  constructor(
    private readonly at: 0 | 1,
    private readonly happening: Happening | { kind: 'again'; which: number },
  ) {}
  check = ({ attempts }: Readonly<Model>) =>
    attempts.length > 0 && (this.happening.kind !== 'again' || attempts.at(-1)?.sent.length !== 0)
  async run(model: Model, { replicas }: Real) {
    const started = newest(model)
    const again = this.happening.kind === 'again' ? started.sent[this.happening.which % started.sent.length] : undefined
    const happening = again ?? (this.happening as Happening)
    started.sent.push(happening)
    const told = await deliver(started.attempt, replicas[this.at], happening)
    const [state, expected] = step(started.attempt.slots, started.state, happening)
    started.state = state
    expect(told).toEqual(expected)
    await compare(model)
  }
  toString = () => `${JSON.stringify(this.happening)} on replica ${this.at}`
}

/** Time goes on: the attempt's, never the database's. */
class Pass implements Command {
  constructor(private readonly time: Time) {}
  check = ({ attempts }: Readonly<Model>) => attempts.at(-1)?.state.closed === null
  async run(model: Model) {
    const started = newest(model)
    const acceptSeconds = { running: 610, grace: 5, over: -5, due: -60 }[this.time]
    await expire(app, started.attempt.attemptId, { deadlineSeconds: acceptSeconds - 10, acceptSeconds })
    started.state = { ...started.state, time: this.time }
  }
  toString = () => `time: ${this.time}`
}

const replica = fc.constantFrom<0 | 1>(0, 1)
const happen = (happenings: fc.Arbitrary<Happening | { kind: 'again'; which: number }>) =>
  fc.tuple(replica, happenings).map(([at, happening]) => new Happen(at, happening))
const again = fc.nat(9).map((which) => ({ kind: 'again' as const, which }))
const commands: fc.Arbitrary<Command>[] = [
  fc.tuple(replica, fc.boolean()).map(([at, same]) => new Start(at, same)),
  happen(batches.map((batch) => ({ kind: 'save', ...batch }))),
  happen(batches.map(({ taps }) => ({ kind: 'save', epoch: 1, taps }))),
  happen(batches.map((batch) => ({ kind: 'submit', ...batch }))),
  happen(devices.map((device) => ({ kind: 'takeover', device }))),
  happen(again),
  happen(again),
  happen(fc.constant({ kind: 'sweep' })),
  happen(fc.constant({ kind: 'read' })),
  fc.constantFrom<Time>('running', 'grace', 'over', 'due').map((time) => new Pass(time)),
]

let people = 0
const begin = async (rules: Rules) => {
  const worker = await signedIn(app, { username: `arbeiter-${++people}`, organisationId: federation.millTeam })
  const feedback = rules.reveals ? ('each' as const) : ('review' as const)
  const quizId = await addQuiz(app, federation.city, { strict: rules.strict, feedback, attemptsAllowed })
  const replicas: Real['replicas'] = [
    { worker, db: app.db },
    { worker: createTestClient(second.app, worker.cookies), db: second.db },
  ]
  return { model: { rules, attempts: [] }, real: { quizId, replicas } }
}

test(
  'an attempt lives as the model says, whatever happens to it on either replica',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({ strict: fc.boolean(), reveals: fc.boolean() }),
        fc.commands(commands, { maxCommands: 30, size: 'max' }),
        async (rules, sequence) => fc.asyncModelRun(() => begin(rules), [new Start(0, false), ...sequence]),
      ),
      propertyRuns('lifecycles', 25),
    )
  },
  propertyTimeoutMs,
)
