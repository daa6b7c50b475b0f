import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Call, createClient } from '@lianbing/contract/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPostmaster, stopPostmaster } from '../src/db/embedded/postmaster.ts'

const main = join(import.meta.dirname, '../dist/main.js')
const password = 'Probe-Werkbank-9'
const clients = 6
const patienceMs = 15_000

let folder: string
let server: ChildProcess
let port: number
let output: string

const start = async () => {
  output = ''
  const env = { PATH: process.env.PATH, PORT: '0', DATA_DIR: join(folder, 'data'), LIANBING_DEMO_PASSWORD: password }
  // A group of its own, as a terminal gives it.
  server = spawn(process.execPath, [main, '--replicas', '2'], { env, detached: true })
  for (const stream of [server.stdout, server.stderr]) stream?.on('data', (text) => (output += text))
  while (!/ready: \S+:\d+\//.test(output)) {
    if (server.exitCode !== null) throw new Error(`the server ended: ${output}`)
    await wait(50)
  }
  port = Number(/ready: \S+:(\d+)\//.exec(output)?.[1])
}
const database = () => readPostmaster(join(folder, 'data/postgres'))

beforeAll(async () => {
  expect(existsSync(main), 'the API has to be built: pnpm build').toBe(true)
  folder = await mkdtemp(join(tmpdir(), 'lianbing-replicas-'))
  await chmod(folder, 0o711)
  await start()
})
afterAll(async () => {
  if (server.exitCode === null && server.signalCode === null) {
    process.kill(-(server.pid as number), 'SIGKILL')
    await once(server, 'exit')
  }
  const left = await database()
  if (left) await stopPostmaster(left.pid)
  await rm(folder, { recursive: true, force: true })
})

const processes = () => execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n')
const replicas = (): number[] =>
  processes().flatMap((line) => {
    const [pid, parent, ...words] = line.trim().split(/\s+/)
    return Number(parent) === server.pid && words.join(' ').includes('replica.js') ? [Number(pid)] : []
  })

/** A browser that keeps its connection, or with `false` takes a new one each time, which then is another replica's. */
const signIn = async (username: string, agent: Agent | false = false): Promise<Call> => {
  const origin = `http://127.0.0.1:${port}`
  let cookie = ''
  const call = createClient({
    fetch: async (url, init) => {
      const asked = new Request(`${origin}${url}`, init as RequestInit)
      const body = Buffer.from(await asked.arrayBuffer())
      const type = asked.headers.get('content-type')
      const headers = { ...(init.headers as object), ...(type && { 'content-type': type }), origin, cookie }
      const sent = request(`${origin}${url}`, { agent, method: asked.method, headers })
      // A connection on its way to a replica that is killed is answered by nobody: a phone's patience ends it too.
      sent.setTimeout(patienceMs, () => sent.destroy(new Error('no answer')))
      sent.end(body)
      const [reply] = await once(sent, 'response').catch((cause) => {
        throw sent.reusedSocket ? new Error('a connection in use was cut', { cause }) : cause
      })
      const parts: Buffer[] = []
      for await (const part of reply) parts.push(part)
      const set = (reply.headers['set-cookie'] ?? []).map((one: string) => one.split(';')[0])
      if (set.length > 0) cookie = set.join('; ')
      const noBody = reply.statusCode === 204
      return new Response(noBody ? null : new Uint8Array(Buffer.concat(parts)), {
        status: reply.statusCode,
        headers: { 'content-type': reply.headers['content-type'] ?? '' },
      })
    },
  })
  await call('POST /api/session', { body: { username, password } })
  return call
}

/** Saves from several phones at once, each over its own connection, until `stop`; what fails is handed back. */
const keepSaving = async () => {
  const call = await signIn('worker')
  const { items } = await call('GET /api/quizzes', {})
  const quizId = items.find((one) => one.questions >= 10)?.quizId ?? ''
  const startKey = crypto.randomUUID()
  const attempt = await call('POST /api/quizzes/:quizId/attempts', { params: { quizId }, body: { startKey } })
  const { attemptId, epoch } = attempt
  const before = Math.max(0, ...attempt.stored.map(({ seq }) => seq))
  const acknowledged = new Map<number, number>()
  const failures: unknown[] = []
  let running = true
  const signedIn = () => signIn('worker', new Agent({ keepAlive: true, maxSockets: 1 }))
  const calls = await Promise.all(Array.from({ length: clients }, signedIn))
  const phone = async (save: Call, slot: number) => {
    const question = attempt.slots[slot]?.question
    const id = question?.options[0]?.id ?? ''
    const response =
      question?.type === 'true-false'
        ? { truth: true }
        : question?.type === 'multiple-choice'
          ? { choices: [id] }
          : { choice: id }
    for (let seq = before + 1; running; seq++)
      await save('PUT /api/attempts/:attemptId/answers', {
        params: { attemptId },
        body: { epoch, ops: [{ slot, response, seq, elapsedMs: 0 }] },
      }).then(
        () => acknowledged.set(slot, seq),
        (error) => failures.push(error),
      )
  }
  const phones = Promise.all(calls.map(phone))
  const saves = () => [...acknowledged.values()].reduce((sum, seq) => sum + seq - before, 0)
  const some = async () => {
    const seen = saves()
    await expect.poll(saves, { timeout: 30_000, interval: 10 }).toBeGreaterThan(seen + 50)
  }
  await some()
  return {
    /** Waits for more saves that went well. */
    some,
    stop: async () => {
      running = false
      await phones
      const { stored } = await call('GET /api/attempts/:attemptId', { params: { attemptId } })
      for (const [slot, seq] of acknowledged)
        expect(stored.find((one) => one.slot === slot)?.seq).toBeGreaterThanOrEqual(seq)
      return failures
    },
  }
}

test('a file uploaded at one replica is read by any, and what is published at one is drawn at all', async () => {
  const admin = await signIn('admin')
  const tradeCode = '6-31-01-04'
  const drawable = async () => {
    const { items } = await admin('GET /api/trades', {})
    return items.find(({ code }) => code === tradeCode)?.questions.reduce((sum, { count }) => sum + count, 0) ?? -1
  }
  const everywhere = async (): Promise<number[]> => {
    const seen = []
    for (let time = 0; time < 6; time++) seen.push(await drawable())
    return [...new Set(seen)]
  }
  const [count = 0, ...others] = await everywhere()
  expect(others).toEqual([])
  const form = new FormData()
  form.set('tradeCode', tradeCode)
  const csv = `题型,题目,选项A,选项B,答案\n单选题,第${crypto.randomUUID()}号灯是什么颜色,红,绿,A`
  form.set('file', new Blob([csv]), '题库.csv')
  const { importId } = await admin('POST /api/banks/imports', { body: form })
  const params = { importId }
  const state = async () => (await admin('GET /api/banks/imports/:importId', { params })).state
  await expect.poll(state, { timeout: 30_000 }).toBe('ready')
  await admin('POST /api/banks/imports/:importId/commit', { params })
  expect(await everywhere()).toEqual([count + 1])
})

test('replicas are replaced one after another, and no request fails', async () => {
  const before = replicas()
  expect(before).toHaveLength(2)
  const load = await keepSaving()
  server.kill('SIGUSR2')
  await expect.poll(() => output, { timeout: 60_000 }).toContain('All replicas are new.')
  await load.some()
  expect(await load.stop()).toEqual([])
  expect(replicas().filter((pid) => before.includes(pid))).toEqual([])
  expect(output).not.toContain('cut off')
})

test('of a replica that is killed only the requests in its hands fail, and another one takes its place', async () => {
  const before = replicas()
  const load = await keepSaving()
  process.kill(before[0] as number, 'SIGKILL')
  await load.some()
  await expect.poll(() => replicas().length, { timeout: 30_000 }).toBe(2)
  await load.some()
  const failures = (await load.stop()).map((error) => String((error as Error).cause ?? error))
  expect(failures.filter((failure) => /ECONNREFUSED/.test(failure))).toEqual([])
  expect(failures.length).toBeLessThanOrEqual(clients)
  expect(replicas()).not.toContain(before[0])
})

test('a database that is killed under the running server is started again, and nothing acknowledged is lost', async () => {
  const first = await database()
  const load = await keepSaving()
  process.kill(first?.pid as number, 'SIGKILL')
  await expect.poll(() => output, { timeout: 60_000 }).toContain('The database runs again.')
  await load.some()
  const failures = await load.stop()
  expect(failures.filter((error) => (error as { status?: number }).status !== 503)).toEqual([])
  expect(await database()).toMatchObject({ port: first?.port })
})

test('replicas end with the process that started them, also when that is killed; the next start goes on', async () => {
  const orphans = replicas()
  server.kill('SIGKILL')
  await once(server, 'exit')
  const alive = () => processes().filter((line) => orphans.includes(Number(line.trim().split(/\s+/)[0])))
  await expect.poll(alive, { timeout: 10_000 }).toEqual([])
  await start()
})

test('Ctrl-C at the terminal: everybody ends by himself, with every request answered and the database last', async () => {
  const signedIn = () => signIn('worker', new Agent({ keepAlive: true, maxSockets: 1 }))
  const calls = await Promise.all(Array.from({ length: clients }, signedIn))
  const asking = calls.map(async (call) => {
    for (let served = 0; ; served++)
      try {
        await call('GET /api/me', {})
      } catch (error) {
        return { served, failure: String((error as Error).cause ?? error) }
      }
  })
  await wait(500)
  process.kill(-(server.pid as number), 'SIGINT')
  const [code] = await once(server, 'exit')
  expect(code).toBe(0)
  expect(output).toMatch(/Stopped\.\s*$/)
  expect(output).not.toMatch(/cut off|had to be ended|takes its place/)
  // The last thing each one sees is that nobody takes a new connection; one that stood in line meanwhile is reset.
  for (const { failure } of await Promise.all(asking))
    expect(failure).toMatch(/^Error: .*(ECONNREFUSED|ECONNRESET|hang up)/)
  expect([await database(), replicas()]).toEqual([undefined, []])
})
