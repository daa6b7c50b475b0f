import { ProblemError } from '@lianbing/contract'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, createTestClient, startTestApp, type TestApp } from '../../../test/client.ts'
import { createFederation, type Federation, signedIn } from '../../../test/people.ts'
import { propertyRuns, propertyTimeoutMs } from '../../../test/property-runs.ts'
import { addBank } from '../../../test/questions.ts'
import { addQuiz, startQuiz } from '../../../test/quizzes.ts'
import {
  answerOf,
  begun,
  endsOf,
  type Happening,
  type State,
  scoreOf,
  type Tap,
  type Told,
} from '../../../test/reference-attempt.ts'

let app: TestApp
let federation: Federation
/** The same worker through each of two replicas. */
let replicas: readonly [Client, Client]

beforeAll(async () => {
  app = await startTestApp()
  federation = await createFederation(app)
  const worker = await signedIn(app, { username: 'arbeiter', organisationId: federation.millTeam })
  replicas = [worker, createTestClient((await app.addReplica()).app, worker.cookies)]
  await addBank(app, { single: 6, multiple: 3, truth: 3 })
})
afterAll(() => app.stop())

type Attempt = Awaited<ReturnType<typeof startQuiz>>
type Sent = { replica: 0 | 1; happening: Happening }

/** A tap's answer follows from its place in the order, but now and then a device breaks that rule. */
const saves = fc
  .record({
    epoch: fc.integer({ min: 1, max: 3 }),
    taps: fc.uniqueArray(
      fc.record({
        // Single choice twice, multiple choice, true or false.
        slot: fc.constantFrom(0, 1, 4, 6),
        seq: fc.integer({ min: 1, max: 9 }),
        pick: fc.oneof({ weight: 30, arbitrary: fc.constant(-1) }, { weight: 1, arbitrary: fc.nat(4) }),
      }),
      { minLength: 1, maxLength: 6, selector: ({ slot, seq }) => `${slot}/${seq}` },
    ),
  })
  .map(({ epoch, taps }) => ({
    epoch,
    taps: taps.map((tap): Tap => (tap.pick === -1 ? { ...tap, pick: (tap.seq * 3 + tap.slot + epoch) % 5 } : tap)),
  }))

const happenings = fc.oneof(
  { weight: 12, arbitrary: saves.map((batch): Happening => ({ kind: 'save', ...batch })) },
  { weight: 4, arbitrary: fc.constantFrom('a', 'b', 'c').map((device): Happening => ({ kind: 'takeover', device })) },
  { weight: 1, arbitrary: saves.map((batch): Happening => ({ kind: 'submit', ...batch })) },
)

/**
 * Requests with any taps, again and again, through either replica, with takeovers and submits anywhere between; up to
 * three at once.
 */
const histories = fc.array(
  fc.array(fc.record({ replica: fc.constantFrom<0 | 1>(0, 1), happening: happenings }), {
    minLength: 1,
    maxLength: 3,
  }),
  { minLength: 1, maxLength: 8 },
)

const deviceKeys: Record<string, string> = Object.fromEntries(
  ['a', 'b', 'c'].map((name) => [name, crypto.randomUUID()]),
)

const send = async ({ slots: paper, attemptId }: Attempt, { replica, happening }: Sent): Promise<Told> => {
  const { call } = replicas[replica]
  const params = { attemptId }
  try {
    if (happening.kind === 'takeover') {
      const deviceKey = deviceKeys[happening.device] ?? ''
      const { epoch } = await call('POST /api/attempts/:attemptId/takeover', { params, body: { deviceKey } })
      return { epoch }
    }
    const { epoch } = happening
    const ops = happening.taps.map(({ slot, seq, pick }) => {
      const shown = paper[slot]
      if (shown === undefined) throw new Error(`The paper has no slot ${slot}.`)
      return { slot, seq, response: answerOf(shown, pick), elapsedMs: 0 }
    })
    if (happening.kind === 'save') {
      const { stored } = await call('PUT /api/attempts/:attemptId/answers', { params, body: { epoch, ops } })
      return { stored: stored.sort(([a], [b]) => a - b) }
    }
    const { result, refused } = await call('POST /api/attempts/:attemptId/submit', { params, body: { epoch, ops } })
    const { score, answered, closeReason } = result
    return { score: score ?? -1, answered, closeReason, refused: refused.map(({ slot, code }) => [slot, code]) }
  } catch (error) {
    if (error instanceof ProblemError) return error.code
    throw error
  }
}

const storedOf = ({ slots: paper }: Attempt, { registers }: State) =>
  registers.map(({ slot, epoch, seq, pick }) => ({
    slot,
    epoch,
    seq,
    response: paper[slot] === undefined ? {} : answerOf(paper[slot], pick),
  }))

const rowsOf = async (attemptId: string) => {
  const { rows } = await app.db.$client.query(
    `select (select jsonb_agg(score) from attempt_result where attempt_id = $1) as scores,
       (select jsonb_agg(score) from participation_fact where source_id = $1) as facts,
       (select jsonb_agg(kind order by id) from attempt_event where attempt_id = $1) as events`,
    [attemptId],
  )
  return rows[0]
}

test(
  'whatever order requests arrive in, how often, and through which replica: the plain reference says the same',
  async () => {
    const strictly = { true: '', false: '' }
    for (const strict of [true, false])
      strictly[`${strict}`] = await addQuiz(app, federation.city, { strict, title: `strict ${strict}` })
    await fc.assert(
      fc.asyncProperty(fc.boolean(), histories, fc.nat(3), async (strict, history, again) => {
        const repeated = history.slice(0, again)
        const quizId = strictly[`${strict}`]
        let attempt = await startQuiz(replicas[0], quizId)
        // A run that failed left one behind, and shrinking runs on.
        if (attempt.epoch > 1 || attempt.stored.length > 0) {
          await send(attempt, { replica: 0, happening: { kind: 'submit', epoch: attempt.epoch, taps: [] } })
          attempt = await startQuiz(replicas[0], quizId)
        }
        let ends: State[] = [begun(strict)]
        const happen = async (atOnce: readonly Sent[]) => {
          const replies = await Promise.all(
            atOnce.map(async (sent) => ({ happening: sent.happening, told: await send(attempt, sent) })),
          )
          const before = ends
          ends = before.flatMap((begin) => endsOf(attempt.slots, begin, replies))
          expect(ends, JSON.stringify({ before, replies })).not.toEqual([])
        }
        for (const atOnce of [...history, ...repeated]) await happen(atOnce)

        const read = () =>
          Promise.all(
            replicas.map(({ call }) =>
              call('GET /api/attempts/:attemptId', { params: { attemptId: attempt.attemptId } }),
            ),
          )
        for (const { stored, epoch } of await read())
          expect(ends.map((end) => [end.epoch, storedOf(attempt, end)])).toContainEqual([epoch, stored])
        const epoch = (await read())[0]?.epoch ?? 1
        await happen([{ replica: 1, happening: { kind: 'submit', epoch, taps: [] } }])

        const { scores, facts, events } = await rowsOf(attempt.attemptId)
        const expected = ends.map((end) => ({
          scores: [scoreOf(attempt.slots, end)],
          facts: [scoreOf(attempt.slots, end)],
          events: ['opened', ...Array<string>(end.epoch - 1).fill('takeover'), 'closed'],
        }))
        expect(expected).toContainEqual({ scores, facts, events })
      }),
      propertyRuns('deliveries', 50),
    )
  },
  propertyTimeoutMs,
)
