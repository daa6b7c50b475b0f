import { ProblemError } from '@lianbing/contract'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, createTestClient, startTestApp, type TestApp } from '../../../test/client.ts'
import { type Attempt, batches, deliver, devices, type Replica, recordOf, storedOf } from '../../../test/deliver.ts'
import { createFederation, type Federation, signedIn } from '../../../test/people.ts'
import { propertyRuns, propertyTimeoutMs } from '../../../test/property-runs.ts'
import { addBank } from '../../../test/questions.ts'
import { addQuiz, expire, startQuiz } from '../../../test/quizzes.ts'
import { begun, close, type Happening, type State, step, type Time } from '../../../test/reference-attempt.ts'

let app: TestApp
let offices: readonly [Client, Client]
let second: Awaited<ReturnType<TestApp['addReplica']>>
let federation: Federation
beforeAll(async () => {
  app = await startTestApp()
  second = await app.addReplica()
  federation = await createFederation(app)
  const office = await signedIn(app, { username: 'leitung', organisationId: federation.city, role: 'admin' })
  offices = [office, createTestClient(second.app, office.cookies)]
  await addBank(app, { single: 6, multiple: 3, truth: 3 })
})
afterAll(() => app.stop())

const attemptsAllowed = 3
type Rules = { strict: boolean; reveals: boolean }
type Started = { attempt: Attempt; state: State; startKeys: string[]; sent: Happening[] }
/** What should be: a worker's attempts in one quiz, oldest first. */
type Model = { rules: Rules; attempts: Started[] }
type Real = { quizId: string; replicas: readonly [Replica, Replica] }
type Command = fc.AsyncCommand<Model, Real>

/** The one that runs, else the newest. */
const current = ({ attempts }: Readonly<Model>) =>
  attempts.find(({ state }) => state.closed === null) ?? attempts.at(-1)
const chosen = (model: Model, which: number): Started => {
  const started = which < 0 ? current(model) : model.attempts[which % model.attempts.length]
  if (started === undefined) throw new Error('Nothing was started.')
  return started
}

const statement = `
  select a.status, a.epoch, a.close_reason as "closeReason",
    (select max(score) from board_entry b where b.person_id = a.person_id and b.period = 'all') as board,
    (select count(*)::int from attempt n where n.opening_id = a.opening_id) as attempts
  from attempt a where id = $1`

/** All that is stored of every attempt has to be what the model says, after each command. */
const compare = async (model: Model) => {
  const counted = model.attempts.filter(({ state }) => !state.isVoid && state.answered > 0)
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
    // Reports take back only what they have counted.
    const facts = scores.some((score) => score !== null) ? scores : []
    expect(await recordOf(app.db, attempt.attemptId)).toEqual({ scores, facts, events })
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
    const last = current(model)
    const startKey = this.again && last !== undefined ? (last.startKeys.at(-1) ?? '') : crypto.randomUUID()
    const replayed = model.attempts.find((started) => started.startKeys.includes(startKey))
    const goesOn = last?.state.closed === null && ['running', 'grace'].includes(last.state.time)
    const told = await startQuiz(replicas[this.at].worker, quizId, startKey).catch((error: ProblemError) => error)
    const expected = replayed ?? (goesOn ? last : undefined)
    if (expected === undefined && model.attempts.length === attemptsAllowed) {
      expect(told).toMatchObject({ code: 'quiz.attempts_used' })
      // A start that is refused leaves nothing behind, not even the close of the one before.
      return compare(model)
    }
    if (told instanceof ProblemError) throw told
    if (expected === undefined) {
      if (last?.state.closed === null) last.state = close(last.attempt.slots, last.state, 'expired')
      model.attempts.push({ attempt: told, state: begun(model.rules), startKeys: [], sent: [] })
    }
    const started = expected ?? model.attempts.at(-1)
    if (started === undefined) throw new Error('Nothing was started.')
    const { attempt, state, startKeys } = started
    if (!startKeys.includes(startKey)) startKeys.push(startKey)
    expect([told.attemptId, told.epoch, told.stored]).toEqual([
      attempt.attemptId,
      state.epoch,
      storedOf(attempt, state),
    ])
    await compare(model)
  }
  toString = () => `start(${this.again ? 'again' : 'anew'}, replica ${this.at})`
}

/** One request, or one of those sent before once more: on the attempt that runs, or on any. */
class Happen implements Command {
  constructor(
    private readonly at: 0 | 1,
    private readonly happening: Happening | { kind: 'again'; which: number },
    private readonly which = -1,
  ) {}
  check = (model: Readonly<Model>) => {
    const started = current(model)
    return started !== undefined && (this.happening.kind !== 'again' || started.sent.length > 0)
  }
  async run(model: Model, { replicas }: Real) {
    const started = chosen(model, this.which)
    const again = this.happening.kind === 'again' ? started.sent[this.happening.which % started.sent.length] : undefined
    const happening = again ?? (this.happening as Happening)
    started.sent.push(happening)
    const told = await deliver(started.attempt, replicas[this.at], happening)
    const [state, expected] = step(started.attempt.slots, started.state, happening)
    const isOther = model.attempts.some((other) => other !== started && other.state.closed === null)
    if (happening.kind === 'reopen' && expected === '' && isOther) expect(told).toBe('attempt.other_active')
    else {
      started.state = state
      expect(told).toEqual(expected)
    }
    await compare(model)
  }
  toString = () => `${JSON.stringify(this.happening)} to attempt ${this.which} on replica ${this.at}`
}

/** Time goes on: the attempt's, never the database's. */
class Pass implements Command {
  constructor(private readonly time: Time) {}
  check = (model: Readonly<Model>) => current(model)?.state.closed === null
  async run(model: Model) {
    const started = chosen(model, -1)
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
  fc
    .tuple(
      replica,
      fc.constantFrom<'extend' | 'reopen' | 'void'>('extend', 'reopen', 'void'),
      fc.constantFrom(-1, -1, 0, 1),
    )
    .map(([at, kind, which]) => new Happen(at, { kind }, which)),
  happen(fc.constant({ kind: 'reopen' })),
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
    { worker, office: offices[0], db: app.db },
    { worker: createTestClient(second.app, worker.cookies), office: offices[1], db: second.db },
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
      propertyRuns('lifecycles', 15),
    )
  },
  propertyTimeoutMs,
)
