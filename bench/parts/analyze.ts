import type { Db } from '../../apps/api/src/db/client.ts'

const tables = ['person', 'session', 'question', 'question_version', 'question_key', 'attempt', 'attempt_answer']

/** Statistics as autovacuum keeps them; table by table, for each has to be done within the statement's timeout. */
export const analyze = async (db: Db): Promise<void> => {
  for (const table of tables) await db.$client.query(`analyze ${table}`)
}
