import { fileURLToPath } from 'node:url'
import { type Call, createClient } from '@lianbing/contract/client'
import { type App, buildApp } from '../src/app.ts'
import { type Config, readConfig } from '../src/config.ts'
import { openPools } from '../src/db/pools.ts'
import { createTestDatabase } from './database.ts'

const origin = 'http://lianbing.test'

export type Client = {
  /** The client of the contract, over the app without a socket. */
  call: Call
  /** For what the contract does not allow: any method, address, headers and body. */
  send: (url: string, init?: RequestInit & { headers?: Record<string, string> }) => Promise<Response>
  cookies: Map<string, string>
  /** Every body that came back, as text. */
  bodies: string[]
}

/** A browser's worth of client: keeps cookies and names its origin. One that is given cookies shares their session. */
export const createTestClient = (app: App, cookies = new Map<string, string>()): Client => {
  const bodies: string[] = []
  const send: Client['send'] = async (url, init = {}) => {
    const headers: Record<string, string> = {
      host: 'lianbing.test',
      origin,
      ...(init.headers as Record<string, string>),
    }
    if (cookies.size > 0) headers.cookie ??= [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const request = new Request(`${origin}${url}`, { method: init.method ?? 'GET', body: init.body ?? null })
    const payload = Buffer.from(await request.arrayBuffer())
    const type = request.headers.get('content-type')
    if (init.body instanceof FormData && type !== null) headers['content-type'] = type
    const reply = await app.inject({ method: (init.method ?? 'GET') as 'GET', url, headers, payload })
    for (const cookie of reply.cookies) {
      if (cookie.value === '') cookies.delete(cookie.name)
      else cookies.set(cookie.name, cookie.value)
    }
    bodies.push(reply.body)
    const replyHeaders = Object.entries(reply.headers).map(([name, value]): [string, string] => [name, String(value)])
    return new Response(
      reply.statusCode === 204 || reply.statusCode === 304 ? null : new Uint8Array(reply.rawPayload),
      {
        status: reply.statusCode,
        headers: replyHeaders,
      },
    )
  }
  const call = createClient({
    fetch: (url, init) => send(url, init as RequestInit & { headers: Record<string, string> }),
  })
  return { call, send, cookies, bodies }
}

/** The reader's process as `pnpm build` leaves it; a test that uploads files builds its own (`buildReaderScript`). */
const builtReaderScript = fileURLToPath(new URL('../dist/child-main.js', import.meta.url))
/** The writer's process likewise. */
const printScript = fileURLToPath(new URL('../dist/print-main.js', import.meta.url))
const writerScript = fileURLToPath(new URL('../dist/writer-main.js', import.meta.url))

/** The app on a database of its own; stop it after the tests of the file. */
export const startTestApp = async (settings: Partial<Config> = {}, readerScript = builtReaderScript) => {
  const database = await createTestDatabase()
  const config: Config = { ...readConfig({ LOG_LEVEL: 'error' }), ...settings }
  const sessionSecret = 'a secret of the tests, long enough for HS256'
  const startReplica = async () => {
    const pools = openPools(database.url)
    const { app, routed } = await buildApp({ ...pools, config, sessionSecret, readerScript, writerScript, printScript })
    await app.ready()
    /** Tests ask as exam traffic does, whose pool is the larger one. */
    return { app, db: pools.examDb, restDb: pools.db, end: pools.end, routed }
  }
  const first = await startReplica()
  const replicas = [first]
  return {
    ...first,
    url: database.url,
    client: () => createTestClient(first.app),
    /** A second process's worth: an app and a pool of its own on the same database. */
    addReplica: async () => {
      const added = await startReplica()
      replicas.push(added)
      return added
    },
    stop: async () => {
      for (const { app } of replicas) await app.close()
      for (const { end } of replicas) await end()
      await database.drop()
    },
  }
}
export type TestApp = Awaited<ReturnType<typeof startTestApp>>
