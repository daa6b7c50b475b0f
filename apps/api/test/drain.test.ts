import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { readPostmaster, stopPostmaster } from '../src/db/embedded/postmaster.ts'

const main = join(import.meta.dirname, '../dist/main.js')

let folder: string
let server: ChildProcess
let port: number
let output: string

beforeAll(async () => {
  expect(existsSync(main), 'the API has to be built: pnpm build').toBe(true)
  folder = await mkdtemp(join(tmpdir(), 'lianbing-drain-'))
  await chmod(folder, 0o711)
})
afterAll(() => rm(folder, { recursive: true, force: true }))
beforeEach(async () => {
  output = ''
  const env = { PATH: process.env.PATH, PORT: '0', DATA_DIR: join(folder, 'data') }
  server = spawn(process.execPath, [main], { env })
  for (const stream of [server.stdout, server.stderr]) stream?.on('data', (text) => (output += text))
  await expect.poll(() => output, { timeout: 60_000, interval: 20 }).toMatch(/ready: \S+:\d+\//)
  port = Number(/ready: \S+:(\d+)\//.exec(output)?.[1])
}, 70_000)
afterEach(async () => {
  if (server.exitCode === null) {
    server.kill('SIGKILL')
    await once(server, 'exit')
  }
  const left = await readPostmaster(join(folder, 'data/postgres'))
  if (left) await stopPostmaster(left.pid)
})

const bodyOf = async (reply: IncomingMessage) => {
  let text = ''
  for await (const part of reply) text += part
  return text
}

const get = async (agent: Agent, path = '/api/trades'): Promise<{ asked: ClientRequest; reply: IncomingMessage }> => {
  const asked = request({ port, host: '127.0.0.1', path, agent }).end()
  const [reply] = (await once(asked, 'response')) as [IncomingMessage]
  JSON.parse(await bodyOf(reply))
  return { asked, reply }
}

/** Asks again and again over one kept connection, until that is closed in order; a cut one throws. */
const askUntilClosed = async (served: () => void) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  for (;;) {
    const { reply } = await get(agent)
    expect(reply.statusCode).toBe(200)
    served()
    if (reply.headers.connection === 'close') return
  }
}

test('a stop under load answers every request that was sent, and tells each connection that it closes', async () => {
  let replies = 0
  const clients = Array.from({ length: 24 }, () => askUntilClosed(() => replies++))
  await expect.poll(() => replies, { timeout: 30_000, interval: 5 }).toBeGreaterThan(200)
  server.kill('SIGTERM')
  const ended = once(server, 'exit')
  await Promise.all(clients)
  expect((await ended)[0]).toBe(0)
  expect(output).toMatch(/Stopped\.\s*$/)
}, 60_000)

test('a request that is sent when the stop has begun is answered, a new connection is not taken', async () => {
  const [agent, probe] = [new Agent({ keepAlive: true, maxSockets: 1 }), new Agent({ keepAlive: true, maxSockets: 1 })]
  await get(agent)
  expect((await get(probe, '/readyz')).reply.statusCode).toBe(200)
  server.kill('SIGTERM')
  await expect.poll(() => output, { interval: 5 }).toContain('Stopping')
  const [{ reply }, ready] = await Promise.all([get(agent), get(probe, '/readyz')])
  expect([reply.statusCode, reply.headers.connection]).toEqual([200, 'close'])
  // Whoever sends work here must learn that it ends.
  expect(ready.reply.statusCode).toBe(503)
  await expect(get(new Agent())).rejects.toThrow('ECONNREFUSED')
  if (server.exitCode === null) await once(server, 'exit')
}, 60_000)

test('somebody who never ends a request does not keep the server from stopping', async () => {
  const slow = connect(port, '127.0.0.1')
  slow.on('error', () => {})
  slow.write('POST /api/session HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{')
  await wait(200)
  server.kill('SIGTERM')
  const [code] = server.exitCode === null ? await once(server, 'exit') : [server.exitCode]
  expect(code).toBe(0)
}, 10_000)
