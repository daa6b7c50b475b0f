import { ProblemError } from '@lianbing/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, createTestClient, startTestApp, type TestApp } from '../../../test/client.ts'
import { untilWaiting, whileHeld } from '../../../test/locks.ts'
import { createFederation, signedIn } from '../../../test/people.ts'
import { addBank } from '../../../test/questions.ts'
import { addQuiz, startQuiz } from '../../../test/quizzes.ts'
import { answerOf } from '../../../test/reference-attempt.ts'
import { type Situation, storedAbout, type Twin, twinOf } from '../../../test/twins.ts'
import { type Db, openDatabase, withTx } from '../../db/client.ts'
import { lockPerson } from './attempt-queries.ts'
import { closeOpenAttempts } from './close-attempt.ts'
import { closeDueAttempts } from './close-due.ts'

/** A replica: its app as the worker and the office meet it, and its pool. */
type Replica = { worker: Client; office: Client; db: Db }

let app: TestApp
let replicas: readonly [Replica, Replica]
/** The third party, which holds what the two want. */
let third: Db
let personId: string
let template: Awaited<ReturnType<typeof startQuiz>>

beforeAll(async () => {
  app = await startTestApp()
  const federation = await createFederation(app)
  await addBank(app, { single: 2, multiple: 1, truth: 1 })
  const worker = await signedIn(app, { username: 'arbeiter', organisationId: federation.millTeam })
  personId = worker.personId
  const office = await signedIn(app, { username: 'leitung', organisationId: federation.city, role: 'admin' })
  const second = await app.addReplica()
  replicas = [
    { worker, office, db: app.db },
    {
      worker: createTestClient(second.app, worker.cookies),
      office: createTestClient(second.app, office.cookies),
      db: second.db,
    },
  ]
  third = openDatabase(app.url, 2)
  const colleague = await signedIn(app, { username: 'kollege', organisationId: federation.millTeam })
  template = await startQuiz(colleague, await addQuiz(app, federation.city, { count: 2 }))
  const params = { attemptId: template.attemptId }
  await colleague.call('PUT /api/attempts/:attemptId/answers', { params, body: { epoch: 1, ops: [op(0, 1, 2)] } })
})
afterAll(async () => {
  await third.$client.end()
  await app.stop()
})

const timeZone = 'Asia/Shanghai'
/** What a sweeper could not do: nothing, ever. */
const failures: unknown[] = []
const log = { error: (failure: unknown) => void failures.push(failure) }
const op = (slot: number, seq: number, pick: number) => {
  const shown = template.slots[slot]
  if (shown === undefined) throw new Error(`The paper has no slot ${slot}.`)
  return { slot, seq, response: answerOf(shown, pick), elapsedMs: 0 }
}

const save =
  (slot: number, seq: number, pick: number) =>
  async ({ worker }: Replica, { attemptId }: Twin) => {
    const body = { epoch: 1, ops: [op(slot, seq, pick)] }
    return (await worker.call('PUT /api/attempts/:attemptId/answers', { params: { attemptId }, body })).stored
  }
const takeOver =
  (deviceKey: string) =>
  async ({ worker }: Replica, { attemptId }: Twin) => {
    const params = { attemptId }
    return (await worker.call('POST /api/attempts/:attemptId/takeover', { params, body: { deviceKey } })).epoch
  }

const extend =
  (extendKey: string) =>
  async ({ office }: Replica, { attemptId }: Twin) => {
    const body = { seconds: 600, reason: '停电', extendKey }
    await office.call('POST /api/attempts/:attemptId/extend', { params: { attemptId }, body })
  }
const reopen = async ({ office }: Replica, { attemptId }: Twin) => {
  const body = { seconds: 600, reason: '停电' }
  await office.call('POST /api/attempts/:attemptId/reopen', { params: { attemptId }, body })
}

/** What its caller is told, as far as it is decided under the lock. */
type Operation = (replica: Replica, twin: Twin) => Promise<unknown>
const operations: Record<string, Operation> = {
  start: async ({ worker }, { attemptId, quizId }) => {
    const attempt = await startQuiz(worker, quizId)
    return [attempt.attemptId === attemptId, attempt.epoch]
  },
  save: save(1, 5, 1),
  'save (an older tap)': save(1, 4, 3),
  submit: async ({ worker }, { attemptId }) => {
    const body = { epoch: 1, ops: [op(2, 1, 1)] }
    const reply = await worker.call('POST /api/attempts/:attemptId/submit', { params: { attemptId }, body })
    return [reply.result.score, reply.result.closeReason, reply.refused]
  },
  takeover: takeOver(crypto.randomUUID()),
  'takeover (a third device)': takeOver(crypto.randomUUID()),
  extend: extend(crypto.randomUUID()),
  reopen,
  void: async ({ office }, { attemptId }) =>
    void (await office.call('POST /api/attempts/:attemptId/void', { params: { attemptId }, body: { reason: '替考' } })),
  'shutting the account': ({ db }) =>
    withTx(db, async (tx) => {
      await lockPerson(tx, personId)
      await closeOpenAttempts(tx, personId, timeZone)
    }),
  // These two pass by what somebody else is at: what they tell says nothing about the order.
  sweep: async ({ db }) => void (await closeDueAttempts(db, timeZone, log)),
  'late read': async ({ worker }, { attemptId }) =>
    void (await worker.call('GET /api/attempts/:attemptId', { params: { attemptId } })),
}
const passesBy = (name: string) => name === 'sweep' || name === 'late read'

const told = (work: Promise<unknown>) =>
  work.catch((error: unknown) => {
    if (error instanceof ProblemError && error.status < 500) return error.code
    throw error
  })
/** The end of a history: the sweeper comes by again, as it always does. */
const endOf = async (twin: Twin, replies: unknown[]) => {
  await closeDueAttempts(app.db, timeZone, log)
  const stored = await storedAbout(app, twin)
  // What is left open would be closed with the next one's account.
  await app.db.$client.query(
    `update attempt set status = 'closed', closed_at = now(), close_reason = 'admin' where person_id = $1 and status = 'active'`,
    [personId],
  )
  await app.db.$client.query('delete from board_entry')
  return JSON.stringify({ replies, stored, failures })
}

const fresh = async (situation: Situation | 'closed') => {
  const twin = await twinOf(app, template.attemptId, personId, situation === 'closed' ? 'running' : situation)
  if (situation === 'closed') await run('submit', 0, twin)
  return twin
}
const run = (name: string, at: 0 | 1, twin: Twin) => {
  const operation = operations[name]
  if (operation === undefined) throw new Error(`There is no operation ${name}.`)
  return told(operation(replicas[at], twin))
}

const inTurn = async (first: string, then: string, situation: Situation | 'closed') => {
  const twin = await fresh(situation)
  const one = await run(first, 0, twin)
  const other = await run(then, 1, twin)
  return endOf(twin, [one, other])
}

/** Both want the attempt at once: it is held until both wait for it. */
const atOnce = async (first: string, then: string, situation: Situation | 'closed') => {
  const twin = await fresh(situation)
  const lock = { text: 'select from attempt where id = $1 for no key update', values: [twin.attemptId] }
  return whileHeld(third, [lock], async ({ release }) => {
    const one = run(first, 0, twin)
    const waitingAlone = await untilWaiting(third, 1, one)
    const other = run(then, 1, twin)
    const waiting = await untilWaiting(third, waitingAlone + 1, other)
    await release()
    return { waiting, end: await endOf(twin, await Promise.all([one, other])) }
  })
}

/** What an operation needs only after it has the attempt: a save its slot, all others the log or the result. */
const laterNeed = (name: string, { attemptId }: Twin) =>
  name.startsWith('save')
    ? {
        text: `insert into attempt_answer (attempt_id, slot, response, epoch, seq, received_at, late, elapsed_ms)
               values ($1, 1, '{}', 1, 1, now(), false, 0)`,
        values: [attemptId],
      }
    : { text: 'lock table attempt_event, attempt_result in share mode', values: [] }

/** The second comes while the first is in the middle. */
const inTheMiddle = async (first: string, then: string, situation: Situation | 'closed') => {
  const twin = await fresh(situation)
  return whileHeld(third, [laterNeed(first, twin)], async ({ release }) => {
    const one = run(first, 0, twin)
    const waitingAlone = await untilWaiting(third, 1, one)
    const other = run(then, 1, twin)
    await untilWaiting(third, waitingAlone + 1, other)
    await release()
    return endOf(twin, await Promise.all([one, other]))
  })
}

/** Every pair; what differs from an operation in its values alone meets only that one. */
const isVariant = (name: string) => name.includes('(')
const names = Object.keys(operations)
const pairs = names.flatMap((first, at) =>
  names
    .slice(at)
    .filter((then) => !isVariant(first) && (!isVariant(then) || then.startsWith(first)))
    .map((then): [string, string] => [first, then]),
)

/** Where a pair is put: what passes by meets only what is due, and what reopens what is closed. */
const isMeant = (pair: [string, string], situation: Situation | 'closed') => {
  if (pair.some(passesBy)) return situation === 'due' && !pair.includes('reopen')
  return situation === (pair.includes('reopen') ? 'closed' : 'running')
}
/** No attempt is open that a start could wait for, then it waits for the person alone. */
const waits = (name: string, situation: string) => !passesBy(name) && !(name === 'start' && situation === 'closed')

describe.each(['running', 'due', 'closed'] as const)('%s', (situation) => {
  const meant = pairs.filter((pair) => isMeant(pair, situation))
  test.each(meant)('%s and %s at once end as one after the other', async (first, then) => {
    const serial = [await inTurn(first, then, situation), await inTurn(then, first, situation)]
    const { waiting, end } = await atOnce(first, then, situation)
    expect(serial).toContain(end)
    if (waits(first, situation)) expect(waiting).toBe(waits(then, situation) ? 2 : 1)
    expect(await inTheMiddle(first, then, situation)).toBe(serial[0])
    expect(await inTheMiddle(then, first, situation)).toBe(serial[1])
  })
})

test.each(names.filter((name) => !isVariant(name) && name !== 'late read' && name !== 'reopen'))(
  '%s after a sweeper made its list and before it closes: it looks again',
  async (name) => {
    const serial = await inTurn(name, 'sweep', 'due')
    const twin = await fresh('due')
    const narrow = openDatabase(app.url, 1)
    const sweeping = closeDueAttempts(narrow, timeZone, log)
    // The next in line for the sweeper's only connection gets it when the list is made.
    const taken = await narrow.$client.connect()
    const reply = await run(name, 0, twin)
    taken.release()
    await sweeping
    await narrow.$client.end()
    expect(await endOf(twin, [reply, undefined])).toBe(serial)
  },
)
