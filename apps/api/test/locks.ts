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

/** Waits until so many connections of this database wait for somebody's lock, or `newest` is over; says how many wait. */
export const untilWaiting = async (db: Db, count: number, newest: Promise<unknown>): Promise<number> => {
  let over = false
  const settled = () => {
    over = true
  }
  newest.then(settled, settled)
  for (;;) {
    const { rows } = await db.$client.query<{ waiting: number }>(
      `select count(*)::int as waiting from pg_stat_activity
       where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`,
    )
    const waiting = rows[0]?.waiting ?? 0
    if (over || waiting >= count) return waiting
  }
}

type Statement = { text: string; values: unknown[] }
export type Held = { query: (statement: Statement) => Promise<unknown>; release: () => Promise<void> }

/** Runs `work` while a third party's transaction has done `statements` and keeps their locks, at most until it is over. */
export const whileHeld = async <T>(
  third: Db,
  statements: readonly Statement[],
  work: (held: Held) => Promise<T>,
): Promise<T> => {
  const client = await third.$client.connect()
  let isHeld = true
  const release = async () => {
    if (isHeld) await client.query('rollback')
    isHeld = false
  }
  try {
    await client.query('begin')
    for (const statement of statements) await client.query(statement)
    return await work({ query: (statement) => client.query(statement), release })
  } finally {
    await release()
    client.release()
  }
}
