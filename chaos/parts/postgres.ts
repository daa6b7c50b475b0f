import { setTimeout as wait } from 'node:timers/promises'
import { readPostmaster } from '../../apps/api/src/db/embedded/postmaster.ts'
import { startEmbedded } from '../../apps/api/src/db/embedded/start-embedded.ts'
import { connect } from './connect.ts'

/** A durable Postgres of our own that can be crashed and comes back on its port. */
export const startCrashablePostgres = async (dataDir: string) => {
  const embedded = await startEmbedded({ dataDir, log: () => {} })
  const running = () => readPostmaster(embedded.location)
  const first = await running()
  if (first === undefined) throw new Error('the database does not run')
  const answers = async (): Promise<boolean> => {
    try {
      const connection = await connect(embedded.url)
      await connection.end()
      return true
    } catch {
      return false
    }
  }
  /** Its owner, this process, starts it again. */
  const revived = async () => {
    const patience = Date.now() + 60_000
    while (!(await answers())) {
      if (Date.now() > patience) throw new Error('the database did not come back')
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
      await revived()
      return performance.now() - began
    },
    stop: embedded.stop,
  }
}
export type CrashablePostgres = Awaited<ReturnType<typeof startCrashablePostgres>>
