/**
 * A shift's quiz ends for thousands at once. So many share a transaction, which holds their locks for some 50 ms: more
 * would keep a worker waiting who looks at the result just then.
 */
const closedTogether = 50
/** Transactions at once: enough for the database to be at work while this process marks, and most connections stay free. */
const closedAtOnce = 3

type Closers = {
  /** Closes all of them or none; undefined where each is to be tried alone. */
  together: (ids: readonly string[]) => Promise<number | undefined>
  alone: (id: string) => Promise<number>
}

/** Closes a list of attempts, lot after lot and some at once; hands back how many were closed. */
export const closeInLots = async (
  attemptIds: readonly string[],
  { together, alone }: Closers,
  signal?: AbortSignal,
): Promise<number> => {
  const waiting = [...attemptIds]
  let closed = 0
  const closeNext = async () => {
    while (waiting.length > 0 && signal?.aborted !== true) {
      const ids = waiting.splice(0, closedTogether)
      const all = ids.length > 1 ? await together(ids) : undefined
      if (all !== undefined) closed += all
      else for (const id of ids) closed += await alone(id)
    }
  }
  // Done when nothing runs any more, also where one has failed: who waits for the end may take the database away.
  const ends = await Promise.allSettled(Array.from({ length: closedAtOnce }, closeNext))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
  return closed
}
