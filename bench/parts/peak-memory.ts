import { readFileSync } from 'node:fs'
import { setInterval } from 'node:timers'
import { family } from './family.ts'

const peakOf = (pid: number): number => {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

/** Watches a process and its children; `stop` tells the most memory (MiB) that it and that any child of it held. */
export const watchMemory = (pid: number) => {
  let own = 0
  let child = 0
  const timer = setInterval(() => {
    for (const member of family(pid)) {
      const peak = peakOf(member)
      if (member === pid) own = Math.max(own, peak)
      else child = Math.max(child, peak)
    }
  }, 10)
  return {
    stop: () => {
      clearInterval(timer)
      return { own, child }
    },
  }
}
