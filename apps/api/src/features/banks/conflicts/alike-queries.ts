import { type Db, runNamed } from '../../../db/client.ts'

/** What was typed stands somewhere in the question's text, but for four in ten of its trigrams. */
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
export const findAlike = async (db: Db, filter: Filter, limit: number): Promise<string[]> => {
  const values = [filter.tradeCode, filter.text, filter.states, filter.exceptQuestionId ?? null, limit]
  return (await runNamed<{ id: string }>(db, alikeStatement, values)).map(({ id }) => id)
}
