import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import type { Db } from '../src/db/client.ts'
import { type Postmaster, readPostmaster } from '../src/db/embedded/postmaster.ts'
import { type Embedded, startEmbedded } from '../src/db/embedded/start-embedded.ts'
import { startSweeper } from '../src/features/quizzes/close-due.ts'
import { prepareDatabase } from '../src/prepare-database.ts'
import { createTestClient } from './client.ts'

let folder: string
let embedded: Embedded
let db: Db
let app: Awaited<ReturnType<typeof buildApp>>['app']
let sweeper: ReturnType<typeof startSweeper>
let first: Postmaster

const running = () => readPostmaster(embedded.location)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianbing-away-'))
  await chmod(folder, 0o711)
  embedded = await startEmbedded({ dataDir: folder, log: () => {}, durable: false })
  first = (await running()) as Postmaster
  db = await prepareDatabase(embedded.url)
  const config = readConfig({ LOG_LEVEL: 'silent' })
  app = (
    await buildApp({
      db,
      examDb: db,
      config,
      sessionSecret: 'x'.repeat(32),
      readerScript: '',
      writerScript: '',
      printScript: '',
    })
  ).app
  sweeper = startSweeper(db, config.timeZone, app.log)
}, 60_000)
afterAll(async () => {
  await app.close()
  await sweeper.stop()
  await db.$client.end()
  await embedded.stop()
  await rm(folder, { recursive: true, force: true })
})

test('a database that is killed is 503 with Retry-After, and served again when it is back, in the same process', async () => {
  const { send } = createTestClient(app)
  const statusOf = async (path: string) => (await send(path)).status
  const signIn = () =>
    send('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'jemand', password: 'irgendwas' }),
    })
  expect(await statusOf('/readyz')).toBe(200)
  expect((await signIn()).status).toBe(401)

  const busy = db.$client.query('select pg_sleep(2)').catch((error: Error) => error)
  process.kill(first.pid, 'SIGKILL')
  expect(await busy).toBeInstanceOf(Error)
  for (const reply of [await send('/api/trades'), await signIn(), await send('/readyz')]) {
    expect(reply.status).toBe(503)
    expect(reply.headers.get('retry-after')).toBe('3')
    expect(await reply.json()).toMatchObject({ code: 'server.unavailable', errors: [] })
  }
  expect(await statusOf('/livez')).toBe(200)

  // Nobody starts it but its owner, this process.
  await expect.poll(() => statusOf('/readyz'), { timeout: 60_000, interval: 500 }).toBe(200)
  expect((await running())?.pid).not.toBe(first.pid)
  expect((await signIn()).status).toBe(401)
  // Every place of the pool works again.
  const all = await Promise.all(Array.from({ length: 20 }, () => statusOf('/api/trades')))
  expect(new Set(all)).toEqual(new Set([200]))
}, 120_000)
