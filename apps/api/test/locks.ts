import type { Db } from '../src/db/client.ts'

/** Waits until something waits for a lock in this database, or until `work` is over without having waited. */
export const untilBlocked = async (db: Db, work: Promise<unknown>): Promise<void> => {
  let over = false
  const settled = () => {
    over = true
  }
  work.then(settled, settled)
  while (!over) {
    const { rows } = await db.$client.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if (rows.length > 0) return
  }
}
