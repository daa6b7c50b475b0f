import cluster, { type Worker } from 'node:cluster'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { ConfigError } from './config.ts'
import type { Serving } from './serve-app.ts'

/** What a replica is told: where to serve and from which database, or to finish its requests and end. */
export type ToReplica = { url: string; port: number } | 'stop'

/** A replica that does not end by itself within its five seconds is ended. */
const patienceMs = 6_000
/** One that lived shorter than this has died of its start: the next one waits, longer each time. */
const soonMs = 10_000
const longestPauseMs = 30_000

type Settings = {
  count: number
  url: string
  port: number
  say: (line: string) => void
  /** What has to be done before new replicas serve beside old ones. */
  beforeRestart: () => Promise<void>
}

export type Replicas = Serving & {
  /** New replicas take the place of the old ones, one after another; the old one leaves when the new one serves. */
  restart: () => Promise<void>
}

/** Serves the same port from several processes: any of them takes any request, and one that dies is replaced. */
export const startReplicas = async ({ count, url, port, say, beforeRestart }: Settings): Promise<Replicas> => {
  cluster.setupPrimary({ exec: fileURLToPath(new URL('./replica.js', import.meta.url)), args: [] })
  const stopping = new AbortController()
  const ends = new Map<Worker, Promise<void>>()
  const serving = new Set<Worker>()
  let soonDeaths = 0
  let asked = port
  let given = port

  /** Starts one; done when it serves. */
  const launch = (): Promise<void> =>
    new Promise((done, fail) => {
      const worker = cluster.fork()
      const bornAt = performance.now()
      // A replica that is gone cannot be told anything; that it is gone is noticed below.
      worker.on('error', () => {})
      worker.once('message', () => {
        // Replicas share a port when they ask for the same one, be it 0; the first after all others have died asks for what 0 had given.
        if (serving.size === 0) asked = given
        worker.send({ url, port: asked } satisfies ToReplica)
      })
      worker.once('listening', (address) => {
        given = address.port
        serving.add(worker)
        done()
      })
      const ended = new Promise<void>((tell) => {
        worker.once('exit', (code, signal) => {
          ends.delete(worker)
          fail(new Error(`A replica ended (${signal ?? code}) before it served.`))
          if (serving.delete(worker) && !stopping.signal.aborted)
            void replace(signal ?? `code ${code}`, performance.now() - bornAt)
          tell()
        })
      })
      ends.set(worker, ended)
    })

  const replace = async (how: string, livedMs: number): Promise<void> => {
    soonDeaths = livedMs < soonMs ? soonDeaths + 1 : 0
    say(`A replica ended (${how}): another one takes its place.`)
    while (!stopping.signal.aborted) {
      const pauseMs = soonDeaths === 0 ? 0 : Math.min(longestPauseMs, 100 * 2 ** soonDeaths)
      await wait(pauseMs, undefined, { signal: stopping.signal }).catch(() => {})
      if (stopping.signal.aborted) return
      const served = await launch().then(
        () => true,
        () => false,
      )
      if (served) return
      soonDeaths++
    }
  }

  const drain = async (worker: Worker): Promise<void> => {
    serving.delete(worker)
    if (worker.isConnected()) worker.send('stop' satisfies ToReplica)
    const late = setTimeout(() => {
      say('A replica did not stop and had to be ended.')
      worker.process.kill('SIGKILL')
    }, patienceMs)
    await ends.get(worker)
    clearTimeout(late)
  }

  const stop = async () => {
    stopping.abort()
    await Promise.all([...ends.keys()].map(drain))
  }

  const restartAll = async () => {
    await beforeRestart()
    for (const old of [...serving]) {
      if (stopping.signal.aborted) return
      // One that has died meanwhile has its successor already.
      if (!serving.has(old)) continue
      await launch()
      await drain(old)
    }
    if (!stopping.signal.aborted) say('All replicas are new.')
  }

  let restarting: Promise<void> | undefined
  const restart = async () => {
    if (restarting !== undefined) return
    say('New replicas take the place of the old ones.')
    restarting = restartAll().catch((error: Error) => {
      if (!stopping.signal.aborted) say(`The replicas are not replaced, the others go on: ${error.message}`)
    })
    await restarting
    restarting = undefined
  }

  try {
    await Promise.all(Array.from({ length: count }, launch))
  } catch {
    await stop()
    throw new ConfigError('Not all replicas have started; what they said about it stands above.')
  }
  return { port: given, stop, restart }
}
