import { sql } from 'drizzle-orm'
import { runNamed, type Tx } from '../../../db/client.ts'

/** More than these that are as near say that they follow one pattern: which of them are looked at matters little then. */
const mostCompared = 200

/** What was typed stands somewhere in the question's text, but for some of its trigrams. */
const alikeStatement = {
  name: 'questions alike',
  text: `select id from (
           select v.id, v.search_text from question q join question_version v on v.id = q.current_version_id
           where q.trade_code = $1 and v.search_text %> $2 and q.state = any($3::text[]) and q.id is distinct from $4::uuid
           limit ${mostCompared}) found
         order by word_similarity($2, search_text) desc, id limit $5`,
}

type Filter = {
  tradeCode: string
  /** As it is searched. */
  text: string
  states: readonly string[]
  exceptQuestionId: string | undefined
}

/**
 * What share of the trigrams has to stand together: nearly the whole, which few texts have and a glance finds, and as
 * much as 94 of 100 near-duplicates have. Of a bank that is written to one pattern thousands of texts pass the latter.
 */
const shares = ['0.85', '0.65'] as const

/** Current versions whose text holds what was typed, the nearest first; only where there are none, those that hold most of it. */
export const findAlike = async (tx: Tx, filter: Filter, limit: number): Promise<string[]> => {
  const values = [filter.tradeCode, filter.text, filter.states, filter.exceptQuestionId ?? null, limit]
  for (const share of shares) {
    // One processor for it: a second one is missed by everybody else.
    await tx.execute(sql`select set_config('pg_trgm.word_similarity_threshold', ${share}, true),
      set_config('max_parallel_workers_per_gather', '0', true)`)
    const found = await runNamed<{ id: string }>(tx, alikeStatement, values)
    if (found.length > 0) return found.map(({ id }) => id)
  }
  return []
}
