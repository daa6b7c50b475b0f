import { type Db, type Tx, withTx } from './client.ts'

/**
 * Opens the connections that a pool may have and has not, and runs `rehearse` on each, which makes the server read its
 * catalogue and plan the statements: the first piece of work of a connection costs ten times what the next one does.
 */
export const fillPool = async (db: Db, rehearse: (tx: Tx) => Promise<void>): Promise<void> => {
  const { options, totalCount, idleCount, waitingCount } = db.$client
  const missing = options.max - totalCount
  // Where somebody waits the work itself opens them.
  if (missing <= 0 || waitingCount > 0) return
  // A pool hands out those that are idle before it opens one.
  await Promise.all(Array.from({ length: idleCount + missing }, () => withTx(db, rehearse)))
}
