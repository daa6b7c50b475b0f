import { readFileSync } from 'node:fs'
import { family } from './family.ts'

/** What Linux counts in, on every platform that Node runs on. */
const ticksPerSecond = 100

/** The fields behind a process's name, which may hold anything: state, parent, … */
const statOf = (pid: number): string[] => {
  const line = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return line.slice(line.lastIndexOf(')') + 2).split(' ')
}

export const parentOf = (pid: number): number => Number(statOf(pid)[1])

/** Seconds of CPU that a process and those below it have taken, with children that have ended; null outside Linux. */
export const cpuSeconds = (pid: number): number | null => {
  try {
    const used = family(pid).map((member) =>
      statOf(member)
        .slice(11, 15)
        .reduce((sum, ticks) => sum + Number(ticks), 0),
    )
    return used.length === 0 ? null : used.reduce((sum, ticks) => sum + ticks, 0) / ticksPerSecond
  } catch {
    return null
  }
}
