import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { runningProcess } from './running-process.ts'

/** A living Postgres server of one cluster, as its `postmaster.pid` names it. */
export type Postmaster = { pid: number; port: number; ready: boolean; command: string }

/** The living server of a cluster, or undefined; a pid that now belongs to another program does not count. */
export async function readPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = text.split('\n')
  const pid = Number.parseInt(lines[0] ?? '', 10)
  const found = pid > 0 ? await runningProcess(pid) : undefined
  if (!found || !/\bpostgres\b/.test(found.command) || !found.command.includes(cluster)) return undefined
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready', command: found.command }
}

/** Fast shutdown: open transactions are rolled back, what was acknowledged is on disk; returns when it has ended. */
export async function stopPostmaster(pid: number): Promise<void> {
  const started = (await runningProcess(pid))?.started
  if (started === undefined) return
  signal(pid, 'SIGINT')
  // A checkpoint to a slow disk may take long; an immediate stop after a minute costs a recovery, not data.
  const patience = Date.now() + 60_000
  let pressed = false
  while ((await runningProcess(pid))?.started === started) {
    if (!pressed && Date.now() > patience) {
      signal(pid, 'SIGQUIT')
      pressed = true
    }
    await wait(10)
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
