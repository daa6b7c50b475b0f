import { setTimeout as wait } from 'node:timers/promises'
import { runningProcess } from './running-process.ts'

/** Looking is a read of /proc on Linux, and a process of its own elsewhere. */
const lookEveryMs = process.platform === 'linux' ? 200 : 2_000
const longestPauseMs = 30_000

type Watch = {
  pid: number
  log: (line: string) => void
  /** Starts the server again where it was, and gives its new pid. */
  startAgain: () => Promise<number>
}

/** Starts the database again whenever it has died under its owner, until `stop`, which hands over the pid of what runs. */
export const watchPostmaster = (watch: Watch): { stop: () => Promise<number | undefined> } => {
  const { log, startAgain } = watch
  const stopping = new AbortController()
  const { signal } = stopping
  const pause = (ms: number) => wait(ms, undefined, { signal }).catch(() => {})
  let pid: number | undefined = watch.pid

  const hasDied = async (pid: number): Promise<boolean> => {
    const started = (await runningProcess(pid))?.started
    while (!signal.aborted) {
      if (started === undefined || (await runningProcess(pid))?.started !== started) return true
      await pause(lookEveryMs)
    }
    return false
  }

  const keepRunning = async () => {
    while (pid !== undefined && (await hasDied(pid))) {
      pid = undefined
      log('The database has died and is started again; what was acknowledged is on the disk.')
      for (let failures = 0; !signal.aborted; failures++) {
        try {
          pid = await startAgain()
          log('The database runs again.')
          break
        } catch (error) {
          log((error as Error).message)
          await pause(Math.min(longestPauseMs, 500 * 2 ** failures))
        }
      }
    }
  }

  const running = keepRunning()
  return {
    stop: async () => {
      stopping.abort()
      await running
      return pid
    },
  }
}
