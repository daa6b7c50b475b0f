import type { Db } from './client.ts'

/**
 * Opens the connections that a pool may have and has not, by so many runs of `rehearse` at once, each of which takes a
 * connection: the first piece of work of one costs ten times what the next one does, for then the server reads its
 * catalogue and plans the statements. Whether any was missing.
 */
export const fillPool = async (db: Db, rehearse: (place: number) => Promise<void>): Promise<boolean> => {
  const { options, totalCount, idleCount, waitingCount } = db.$client
  const missing = options.max - totalCount
  // Where somebody waits the work itself opens them.
  if (missing <= 0 || waitingCount > 0) return false
  // A pool hands out those that are idle before it opens one.
  await Promise.all(Array.from({ length: idleCount + missing }, (_, place) => rehearse(place)))
  return true
}
