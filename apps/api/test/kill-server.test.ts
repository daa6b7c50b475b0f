import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { ProblemError } from '@lianbing/contract'
import { type Call, createClient, NetworkError } from '@lianbing/contract/client'
import { afterAll, beforeAll, expect, test } from 'vitest'

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url))
const password = 'Probe-Werkbank-9'
const rounds = 5

let folder: string
let port: number
let server: ChildProcess

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

const start = async () => {
  const environment = {
    PATH: process.env.PATH,
    PORT: String(port),
    DATA_DIR: join(folder, 'data'),
    LIANBING_DEMO_PASSWORD: password,
  }
  server = spawn(process.execPath, [main], { env: environment, stdio: 'ignore' })
  for (let tries = 0; tries < 300; tries++) {
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).then(
      (reply) => reply.ok,
      () => false,
    )
    if (ready) return
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`)
    await wait(200)
  }
  throw new Error('the server did not come up')
}

const kill = async () => {
  server.kill('SIGKILL')
  await once(server, 'exit')
}

beforeAll(async () => {
  expect(existsSync(main), 'the API has to be built: pnpm build').toBe(true)
  folder = await mkdtemp(join(tmpdir(), 'lianbing-kill-'))
  // Open to the user that Postgres runs as under root.
  await chmod(folder, 0o711)
  port = await freePort()
  await start()
})
afterAll(async () => {
  server.kill('SIGTERM')
  if (server.exitCode === null) await once(server, 'exit')
  await rm(folder, { recursive: true, force: true })
})

const signIn = async (): Promise<Call> => {
  let cookie = ''
  const origin = `http://127.0.0.1:${port}`
  const call = createClient({
    fetch: async (url, init) => {
      const reply = await fetch(`${origin}${url}`, {
        ...init,
        headers: { ...(init.headers as object), origin, cookie },
      })
      const set = reply.headers.getSetCookie().map((one) => one.split(';')[0])
      if (set.length > 0) cookie = set.join('; ')
      return reply
    },
  })
  await call('POST /api/session', { body: { username: 'worker', password } })
  return call
}

const mayTryAgain = (error: unknown) =>
  error instanceof NetworkError || (error instanceof ProblemError && error.status >= 500)

test(`a server that is killed ${rounds} times in the middle of a quiz loses no answer that it had acknowledged`, async () => {
  const call = await signIn()
  const { items } = await call('GET /api/quizzes', {})
  const quiz = items.find((one) => one.questions >= 10)
  if (quiz === undefined) throw new Error('the demonstration has no quiz')
  const { attemptId, slots, epoch } = await call('POST /api/quizzes/:quizId/attempts', {
    params: { quizId: quiz.quizId },
    body: { startKey: crypto.randomUUID() },
  })
  const acknowledged = new Map<number, number>()
  let seq = 0

  for (let round = 0; round < rounds; round++) {
    const killed = wait(50 + Math.random() * 250).then(kill)
    let running = true
    while (running) {
      seq++
      const slot = seq % slots.length
      const question = slots[slot]?.question
      const id = question?.options[seq % Math.max(1, question.options.length)]?.id ?? ''
      const response =
        question?.type === 'true-false'
          ? { truth: seq % 2 === 0 }
          : question?.type === 'multiple-choice'
            ? { choices: [id] }
            : { choice: id }
      try {
        const saved = await call('PUT /api/attempts/:attemptId/answers', {
          params: { attemptId },
          body: { epoch, ops: [{ slot, seq, response, elapsedMs: 0 }] },
        })
        for (const [place, , number] of saved.stored) acknowledged.set(place, number)
      } catch (error) {
        if (!mayTryAgain(error)) throw error
        running = false
      }
    }
    await killed
    await start()
    const attempt = await call('GET /api/attempts/:attemptId', { params: { attemptId } })
    for (const [slot, number] of acknowledged)
      expect(
        attempt.stored.find((answer) => answer.slot === slot)?.seq ?? 0,
        `slot ${slot} in round ${round}`,
      ).toBeGreaterThanOrEqual(number)
  }

  expect(acknowledged.size).toBeGreaterThan(0)
  const replies = []
  for (let time = 0; time < 2; time++)
    replies.push(
      await call('POST /api/attempts/:attemptId/submit', { params: { attemptId }, body: { epoch, ops: [] } }),
    )
  expect(replies[1]?.result).toEqual(replies[0]?.result)
  expect(replies[0]?.result.answered).toBeGreaterThanOrEqual(acknowledged.size)
})
