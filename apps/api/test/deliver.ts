import { ProblemError } from '@lianbing/contract'
import fc from 'fast-check'
import type { Db } from '../src/db/client.ts'
import { closeDueAttempts } from '../src/features/quizzes/close-due.ts'
import type { Client } from './client.ts'
import type { startQuiz } from './quizzes.ts'
import { answerOf, type Happening, type State, type Tap, type Told } from './reference-attempt.ts'

export type Attempt = Awaited<ReturnType<typeof startQuiz>>
/** A replica as the worker and the office meet it, and its pool. */
export type Replica = { worker: Client; office: Client; db: Db }

/** Single choice twice, multiple choice, true or false, in a paper of `addQuiz`. */
const slots = fc.constantFrom(0, 1, 4, 6)
const truthSlot = 6

/** Requests with taps of any order; a tap's answer follows from its place, but now and then a device breaks that rule. */
export const batches = fc
  .record({
    epoch: fc.integer({ min: 1, max: 3 }),
    taps: fc.uniqueArray(
      fc.record({
        slot: slots,
        seq: fc.integer({ min: 1, max: 9 }),
        pick: fc.oneof({ weight: 30, arbitrary: fc.constant(-1) }, { weight: 1, arbitrary: fc.nat(4) }),
      }),
      { minLength: 1, maxLength: 6, selector: ({ slot, seq }) => `${slot}/${seq}` },
    ),
  })
  .map(({ epoch, taps }) => ({
    epoch,
    taps: taps.map(({ slot, seq, pick }): Tap => {
      const answers = slot === truthSlot ? 3 : 5
      return { slot, seq, pick: (pick === -1 ? seq * 3 + slot + epoch : pick) % answers }
    }),
  }))
export const devices = fc.constantFrom('a', 'b', 'c')

const deviceKeys: Record<string, string> = Object.fromEntries(
  ['a', 'b', 'c'].map((name) => [name, crypto.randomUUID()]),
)

/** Sweepers of the tests run where everything can be closed: an error is one. */
const log = {
  error: (failure: unknown) => {
    throw new Error(JSON.stringify(failure))
  },
}

const reason = '停电'

const request = async ({ slots: paper, attemptId }: Attempt, { worker, office, db }: Replica, happening: Happening) => {
  const { call } = worker
  const params = { attemptId }
  if (happening.kind === 'sweep') {
    await closeDueAttempts(db, 'Asia/Shanghai', log)
    return ''
  }
  if (happening.kind === 'read') return (await call('GET /api/attempts/:attemptId', { params })).state
  if (happening.kind === 'takeover') {
    const deviceKey = deviceKeys[happening.device] ?? ''
    const { epoch } = await call('POST /api/attempts/:attemptId/takeover', { params, body: { deviceKey } })
    return { epoch }
  }
  if (happening.kind === 'extend') {
    const body = { seconds: 600, reason, extendKey: crypto.randomUUID() }
    await office.call('POST /api/attempts/:attemptId/extend', { params, body })
    return ''
  }
  if (happening.kind === 'reopen') {
    await office.call('POST /api/attempts/:attemptId/reopen', { params, body: { seconds: 600, reason } })
    return ''
  }
  if (happening.kind === 'void') {
    await office.call('POST /api/attempts/:attemptId/void', { params, body: { reason } })
    return ''
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
  return {
    score: score ?? -1,
    answered,
    closeReason,
    refused: refused.map(({ slot, code }): [number, string] => [slot, code]),
  }
}

/** Does it through the contract and says what the caller is told. */
export const deliver = async (attempt: Attempt, replica: Replica, happening: Happening): Promise<Told> =>
  request(attempt, replica, happening).catch((error: unknown) => {
    if (error instanceof ProblemError && error.status < 500) return error.code
    throw error
  })

/** The answers of a state as the attempt's view shows them. */
export const storedOf = ({ slots: paper }: Attempt, { registers }: State) =>
  registers.map(({ slot, epoch, seq, pick }) => {
    const shown = paper[slot]
    return { slot, epoch, seq, response: shown === undefined ? {} : answerOf(shown, pick) }
  })

/** What stays of an attempt: the scores of its results and facts (null: counts no longer), and its log. */
export const recordOf = async (db: Db, attemptId: string) => {
  const { rows } = await db.$client.query<{ scores: (number | null)[]; facts: (number | null)[]; events: string[] }>(
    `select (select coalesce(jsonb_agg(score order by version), '[]') from attempt_result where attempt_id = $1) as scores,
       (select coalesce(jsonb_agg(case when not voided then score end order by version), '[]') from participation_fact where source_id = $1) as facts,
       (select jsonb_agg(kind order by id) from attempt_event where attempt_id = $1) as events`,
    [attemptId],
  )
  const [row] = rows
  if (row === undefined) throw new Error(`There is no attempt ${attemptId}.`)
  return row
}
