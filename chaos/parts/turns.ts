export type Turn = <T>(work: () => Promise<T>) => Promise<T>

/** Lets so many at once do their work; the others wait for their turn. */
export const createTurns = (atOnce: number): Turn => {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running >= atOnce) await new Promise<void>((go) => void waiting.push(go))
    running += 1
    try {
      return await work()
    } finally {
      running -= 1
      waiting.shift()?.()
    }
  }
}
