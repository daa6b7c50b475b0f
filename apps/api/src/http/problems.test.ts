import { PassThrough } from 'node:stream'
import Fastify from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestDatabase } from '../../test/database.ts'
import { type Db, openDatabase, withTx } from '../db/client.ts'
import { secret } from '../db/schema/accounts.ts'
import { failureMessage } from '../failure-message.ts'
import { logOptions } from './log-options.ts'
import { handleError } from './problems.ts'

let database: Awaited<ReturnType<typeof createTestDatabase>>
let db: Db
beforeAll(async () => {
  database = await createTestDatabase()
  db = openDatabase(database.url)
})
afterAll(async () => {
  await db.$client.end()
  await database.drop()
})

let logged: string
beforeEach(() => {
  logged = ''
})

/** The reply and the log of a server whose one address does this work. */
const replyOf = async (work: () => Promise<unknown>) => {
  const stream = new PassThrough().on('data', (line) => {
    logged += line
  })
  const server = Fastify({ logger: { ...logOptions({ logLevel: 'warn' }), stream } })
  server.setErrorHandler(handleError)
  server.get('/', async () => work())
  const reply = await server.inject('/')
  await server.close()
  return {
    status: reply.statusCode,
    code: reply.json().code,
    retryAfter: reply.headers['retry-after'],
    body: reply.body,
  }
}

test('a connection that is cut between two statements of a transaction is a database that is away, not a fault', async () => {
  const reply = await replyOf(() =>
    withTx(db, async (tx) => {
      const cut = new Promise((resolve) => tx.$client.once('end', resolve))
      await tx.$client.query('select pg_terminate_backend(pg_backend_pid())').catch(() => undefined)
      await cut
      await tx.$client.query('select 1')
    }),
  )
  expect(reply).toMatchObject({ status: 503, code: 'server.unavailable', retryAfter: '3' })
  expect((await db.$client.query('select 1 as one')).rows).toEqual([{ one: 1 }])
})

test.each(['40001', '40P01'])('what the database asks to have done again (%s) is a busy server', async (code) => {
  const raise = `do $$ begin raise exception using errcode = '${code}'; end $$`
  const reply = await replyOf(() => db.$client.query(raise))
  expect(reply).toMatchObject({ status: 503, code: 'server.busy', retryAfter: '2' })
})

test('no value of a failed statement reaches the log, the reply or the terminal', async () => {
  const insert = () => db.insert(secret).values({ name: 'twice', value: 'value-4711' })
  await insert()
  const failed = await insert().catch((error: unknown) => error)
  const reply = await replyOf(insert)
  expect(reply).toMatchObject({ status: 500, code: 'server.failed' })
  expect(logged).toContain('23505')
  expect(logged).toContain('insert into')
  for (const text of [logged, reply.body, failureMessage(failed)]) expect(text).not.toContain('4711')
  expect(failureMessage(failed)).toContain('secret_pkey')
})
