import { readdirSync, readFileSync } from 'node:fs'

/** Processes below this one, and it itself; empty where the system does not tell (outside Linux). */
export const family = (pid: number): number[] => {
  try {
    const children = readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    )
    return [pid, ...children.flatMap(family)]
  } catch {
    return []
  }
}
