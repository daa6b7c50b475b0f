import { spawn } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { readPostmaster, stopPostmaster } from '../../apps/api/src/db/embedded/postmaster.ts'
import { startEmbedded } from '../../apps/api/src/db/embedded/start-embedded.ts'
import { connect } from './connect.ts'

/** A durable Postgres of our own that can be crashed and comes back on its port. */
export const startCrashablePostgres = async (dataDir: string) => {
  const embedded = await startEmbedded({ dataDir, log: () => {} })
  const running = () => readPostmaster(embedded.location)
  const first = await running()
  if (first === undefined) throw new Error('the database does not run')
  const { uid, gid } = await stat(embedded.location)
  const [program = '', ...options] = first.command.split(' ')

  const answers = async (): Promise<boolean> => {
    try {
      const connection = await connect(embedded.url)
      await connection.end()
      return true
    } catch {
      return false
    }
  }
  /** It refuses to start while children of the killed one are still ending, hence again and again. */
  const revive = async () => {
    const patience = Date.now() + 60_000
    while (!(await answers())) {
      if (Date.now() > patience) throw new Error('the database did not come back')
      if ((await running()) === undefined)
        spawn(program, options, { uid, gid, cwd: '/', detached: true, stdio: 'ignore', env: { LC_ALL: 'C' } })
          .on('error', () => {})
          .unref()
      await wait(50)
    }
  }
  return {
    url: embedded.url,
    port: first.port,
    /** An immediate stop (SIGQUIT) or none at all (SIGKILL), then a recovery. Tells how long it was away, in ms. */
    crash: async (signal: 'SIGQUIT' | 'SIGKILL'): Promise<number> => {
      const server = await running()
      if (server !== undefined) process.kill(server.pid, signal)
      const began = performance.now()
      await wait(20)
      await revive()
      return performance.now() - began
    },
    stop: async () => {
      const left = await running()
      if (left !== undefined) await stopPostmaster(left.pid)
      await embedded.stop()
    },
  }
}
export type CrashablePostgres = Awaited<ReturnType<typeof startCrashablePostgres>>
