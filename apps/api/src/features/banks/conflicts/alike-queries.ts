import { sql } from 'drizzle-orm'
import { runNamed, type Tx } from '../../../db/client.ts'

/**
 * Seven in ten of what was typed have to stand there together: with the usual six, five times as many texts are looked at
 * of a bank that is written to one pattern. One processor for it: a second one is missed by everybody else.
 */
export const allowAlike = async (tx: Tx): Promise<void> => {
  await tx.execute(sql`select set_config('pg_trgm.word_similarity_threshold', '0.7', true),
    set_config('max_parallel_workers_per_gather', '0', true)`)
}

/** What was typed stands somewhere in the question's text, but for some of its trigrams. */
const alikeStatement = {
  name: 'questions alike',
  text: `select v.id from question q join question_version v on v.id = q.current_version_id
         where q.trade_code = $1 and v.search_text %> $2 and q.state = any($3::text[]) and q.id is distinct from $4::uuid
         order by word_similarity($2, v.search_text) desc, q.id limit $5`,
}

type Filter = {
  tradeCode: string
  /** As it is searched. */
  text: string
  states: readonly string[]
  exceptQuestionId: string | undefined
}

/** Current versions whose text holds most of what was typed, the nearest first. */
export const findAlike = async (tx: Tx, filter: Filter, limit: number): Promise<string[]> => {
  const values = [filter.tradeCode, filter.text, filter.states, filter.exceptQuestionId ?? null, limit]
  return (await runNamed<{ id: string }>(tx, alikeStatement, values)).map(({ id }) => id)
}
