import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { openPools } from '../src/db/pools.ts'
import { startSweeper } from '../src/features/quizzes/close-due.ts'
import { type Client, createTestClient, startTestApp, type TestApp } from './client.ts'
import { createFederation, type Federation, signedIn } from './people.ts'
import { addBank } from './questions.ts'
import { addQuiz, startQuiz } from './quizzes.ts'
import { type ProxyMode, startTcpProxy } from './tcp-proxy.ts'

let healthy: TestApp
let federation: Federation
let quizId: string

beforeAll(async () => {
  healthy = await startTestApp()
  federation = await createFederation(healthy)
  await addBank(healthy, { single: 4, multiple: 2, truth: 2 })
  quizId = await addQuiz(healthy, federation.city)
})
afterAll(() => healthy.stop())

/** A process of its own, as far as the database can tell, behind a network of its own. */
const startBehindProxy = async () => {
  const { hostname, port } = new URL(healthy.url)
  const proxy = await startTcpProxy({ host: hostname, port: Number(port || 5432) })
  const { end, ...pools } = openPools(proxy.through(healthy.url))
  const config = readConfig({ LOG_LEVEL: 'silent' })
  const sessionSecret = 'a secret of the tests, long enough for HS256'
  const { app } = await buildApp({
    ...pools,
    config,
    sessionSecret,
    readerScript: '',
    writerScript: '',
    printScript: '',
  })
  const sweeper = startSweeper(pools.examDb, config.timeZone, app.log)
  const stop = async () => {
    await app.close()
    await sweeper.stop()
    await end()
    await proxy.stop()
  }
  return { app, proxy, pools, stop }
}

const clientOf = (app: Parameters<typeof createTestClient>[0], { cookies }: Client): Client => {
  const client = createTestClient(app)
  for (const [name, value] of cookies) client.cookies.set(name, value)
  return client
}

const faults: [fault: string, mode: ProxyMode, amount: number][] = [
  ['cut', 'reset', 0],
  ['a black hole', 'blackhole', 0],
  ['deaf', 'no-replies', 0],
  ['closed on one side', 'half-close', 0],
  ['ten bytes a second', 'trickle', 10],
]

test.concurrent.for(faults)(
  'a network that is %s: 503 with Retry-After meanwhile, no place lost, served again after it without a restart',
  async ([, mode, amount], { expect }) => {
    const { app, proxy, pools, stop } = await startBehindProxy()
    const worker = await signedIn(healthy, { username: `arbeiter-${mode}`, organisationId: federation.millTeam })
    const attempt = await startQuiz(worker, quizId)
    const { attemptId, epoch } = attempt
    const slot = attempt.slots.findIndex(({ question }) => question.type === 'true-false')
    const { send } = clientOf(app, worker)
    const save = (seq: number) =>
      send(`/api/attempts/${attemptId}/answers`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ epoch, ops: [{ slot, response: { truth: true }, seq, elapsedMs: 1 }] }),
      })
    const all = () => [
      ...Array.from({ length: 12 }, (__, index) => save(index + 1)),
      ...Array.from({ length: 8 }, () => send('/api/trades')),
      send(`/api/quizzes/${quizId}/attempts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ startKey: crypto.randomUUID() }),
      }),
      send('/readyz'),
    ]
    const served = async () => (await Promise.all(all())).every(({ ok }) => ok)
    await expect.poll(served, { timeout: 30_000 }).toBe(true)

    proxy.set(mode, amount)
    const replies = await Promise.all(all())
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([503]))
    expect(replies.filter(({ headers }) => !headers.has('retry-after'))).toEqual([])
    expect((await send('/livez')).status).toBe(200)

    proxy.set('pass')
    await expect.poll(served, { timeout: 30_000 }).toBe(true)
    expect((await save(13)).status).toBe(200)
    for (const [{ $client: pool }, most] of [[pools.examDb, 10] as const, [pools.db, 4] as const])
      expect([pool.waitingCount, pool.totalCount <= most]).toEqual([0, true])
    const { stored } = await worker.call('GET /api/attempts/:attemptId', { params: { attemptId } })
    expect(stored).toMatchObject([{ slot, seq: 13 }])
    await stop()
  },
)

test('a network that is only slow serves', async () => {
  const { app, proxy, stop } = await startBehindProxy()
  proxy.set('latency', 100)
  const { send } = createTestClient(app)
  expect((await send('/api/trades')).status).toBe(200)
  await stop()
})
