import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** What tells two processes apart that were given the same pid one after the other. */
export type RunningProcess = { started: string; command: string }

/** The process with this pid, or undefined when there is none. */
export async function runningProcess(pid: number): Promise<RunningProcess | undefined> {
  return process.platform === 'linux' ? fromProc(pid) : fromPs(pid)
}

async function fromProc(pid: number): Promise<RunningProcess | undefined> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'latin1')
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8')
    // The name in brackets may hold spaces, so count from the last bracket: state is field 3, start time field 22.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined
    return { started: fields[19] ?? '', command: command.replaceAll('\0', ' ').trim() }
  } catch {
    return undefined
  }
}

async function fromPs(pid: number): Promise<RunningProcess | undefined> {
  try {
    const { stdout } = await run('ps', ['-ww', '-o', 'lstart=,args=', '-p', String(pid)])
    const line = stdout.trim()
    return line === '' ? undefined : { started: line.slice(0, 24), command: line.slice(25) }
  } catch {
    return undefined
  }
}
