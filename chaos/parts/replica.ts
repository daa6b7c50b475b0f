import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** A server whose clock is wrong: only the database's clock may count. */
const skewedBy = (milliseconds: number) =>
  `data:text/javascript,${encodeURIComponent(
    `const Real = Date; globalThis.Date = class extends Real { constructor(...a) { a.length === 0 ? super(Real.now() + ${milliseconds}) : super(...a) } static now() { return Real.now() + ${milliseconds} } }`,
  )}`

type Settings = {
  name: string
  port: number
  databaseUrl: string
  clockSkewMs: number
  /** The built server, where it does not lie beside this script. */
  main?: string
}

const besideUs = fileURLToPath(new URL('./main.js', import.meta.url))

/** One process of the built API that is killed and started again and again on its port. */
export const createReplica = ({ name, port, databaseUrl, clockSkewMs, main = besideUs }: Settings) => {
  const origin = `http://127.0.0.1:${port}`
  const complaints: string[] = []
  let crashes = 0
  let child: ChildProcess | undefined
  let readySince: number | undefined
  let starts = 0
  let wanted = false

  const launch = () => {
    starts += 1
    const env = { PATH: process.env.PATH, PORT: String(port), DATABASE_URL: databaseUrl, LOG_LEVEL: 'error' }
    const options = clockSkewMs === 0 ? [] : ['--import', skewedBy(clockSkewMs)]
    const started = spawn(process.execPath, [...options, main], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    const say = (bytes: Buffer) => {
      complaints.push(`${name}: ${bytes.toString().trim().slice(0, 400)}`)
      if (complaints.length > 200) complaints.shift()
    }
    started.stderr.on('data', say)
    started.stdout.on('data', (bytes: Buffer) => {
      if (bytes.includes('"level"')) say(bytes)
    })
    child = started
    return started
  }
  const isReady = () =>
    fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(1_000) }).then(
      (reply) => reply.ok,
      () => false,
    )
  /** Keeps one process running: one that ends by itself (no database at its start) is started again. */
  const keepRunning = async () => {
    while (wanted) {
      const running = launch()
      const ended = once(running, 'exit')
      while (running.exitCode === null && running.signalCode === null) {
        if (readySince === undefined && (await isReady())) readySince = performance.now()
        await Promise.race([ended, wait(readySince === undefined ? 25 : 100)])
      }
      // A start without a database ends by itself; a server that serves never does.
      if (running.signalCode === null && wanted && readySince !== undefined) crashes += 1
      readySince = undefined
      if (running.signalCode === null) await wait(100)
    }
  }
  let keeping: Promise<void> | undefined
  return {
    name,
    origin,
    complaints,
    crashes: () => crashes,
    starts: () => starts,
    isReady: () => readySince !== undefined,
    run: () => {
      wanted = true
      keeping = keepRunning()
    },
    kill: () => {
      readySince = undefined
      child?.kill('SIGKILL')
    },
    stop: async () => {
      wanted = false
      child?.kill('SIGTERM')
      const patience = setTimeout(() => child?.kill('SIGKILL'), 10_000)
      await keeping
      clearTimeout(patience)
    },
  }
}
export type Replica = ReturnType<typeof createReplica>
