import { sql } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'

/** Takes the name of somebody who leaves off the questions that they wrote, changed or reviewed, however it stands there. */
export const removeNames = async (tx: Tx, personId: string, names: readonly string[]): Promise<void> => {
  const theirs = sql.param(names)
  await tx.execute(sql`
    update question_version set
      author = case when author = any(${theirs}::text[]) then null else author end,
      reviewer = case when reviewer = any(${theirs}::text[]) then null else reviewer end
    where question_id in (select question_id from question_event where actor_id = ${personId})
      and (author = any(${theirs}::text[]) or reviewer = any(${theirs}::text[]))`)
}
