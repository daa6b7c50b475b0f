import type { Db } from '../../apps/api/src/db/client.ts'
import { cpuSeconds, parentOf } from './cpu-time.ts'
import { report } from './report.ts'
import type { BuiltServer } from './server.ts'

/**
 * What each part takes of the processor for one piece of work, which tells more than a rate where all of them share it:
 * the server, the database and the load that this process makes.
 */
export const watchCpu = async (db: Db, server: BuiltServer) => {
  const { rows } = await db.$client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const postmaster = process.platform === 'linux' ? parentOf(rows[0]?.pid ?? 0) : 0
  const now = () => {
    const { user, system } = process.cpuUsage()
    return {
      server: cpuSeconds(server.process.pid ?? 0),
      database: cpuSeconds(postmaster),
      load: (user + system) / 1e6,
    }
  }
  const before = now()
  return {
    report: (name: string, count: number) => {
      const after = now()
      for (const part of ['server', 'database', 'load'] as const) {
        const [from, to] = [before[part], after[part]]
        if (from !== null && to !== null) report(`${name}.cpu.${part}`, ((to - from) / count) * 1e6, 'µs each')
      }
    },
  }
}
