import { sql } from 'drizzle-orm'
import { runNamed, type Tx } from '../../../db/client.ts'
import { ties } from '../../leaderboards/queries.ts'

const place = (of: string) =>
  `row_number() over (partition by ${of}.board order by ${of}.score desc, ${ties.map((tie) => `${of}.${tie}`).join(', ')}, ${of}.person_id)`
const long = { query_timeout: 60_000 }

const concernedStatement = {
  name: 'remark_concerned',
  text: `select distinct a.person_id as "personId", q.trade_code as "tradeCode"
         from remark_attempt l join attempt a on a.id = l.attempt_id
           join quiz_version v on v.id = a.quiz_version_id and v.feedback <> 'none'
           join quiz q on q.id = v.quiz_id
         where l.remark_id = $1 and l.changes`,
  ...long,
}
/** Whose results are foreseen to change, and on which board. */
export const findConcerned = (tx: Tx, remarkId: string): Promise<{ personId: string; tradeCode: string }[]> =>
  runNamed(tx, concernedStatement, [remarkId])

const scoresStatement = {
  name: 'remark_scores',
  text: `select l.attempt_id as "attemptId", l.to_score as score, l.to_maximum as maximum from remark_attempt l join attempt a on a.id = l.attempt_id
         where l.remark_id = $1 and l.changes and a.person_id = any($2::uuid[])`,
}
/** The scores that these people's attempts are foreseen to get, where they change. */
export const findForeseenScores = async (tx: Tx, remarkId: string, personIds: readonly string[]) => {
  type Row = { attemptId: string; score: number | null; maximum: number }
  const rows = await runNamed<Row>(tx, scoresStatement, [remarkId, personIds])
  return new Map(rows.map(({ attemptId, ...marks }) => [attemptId, marks]))
}

/** Boards as they are foreseen, for one transaction: who has an entry of all time, and who loses it (no score). */
export const makeForeseenBoard = (tx: Tx) =>
  tx.execute(sql`create temp table foreseen_entry (board text, person_id uuid, score int, elapsed_ms int,
    last_answer_at timestamptz, primary key (board, person_id)) on commit drop`)

export type ForeseenEntry = {
  board: string
  personId: string
  score: number | null
  elapsedMs: number | null
  lastAnswerAt: Date | null
}
export const addForeseenEntries = async (tx: Tx, entries: readonly ForeseenEntry[]): Promise<void> => {
  await tx.execute(sql`insert into foreseen_entry
    select board, "personId", score, "elapsedMs", "lastAnswerAt" from json_to_recordset(${JSON.stringify(entries)}::json)
      as e(board text, "personId" uuid, score int, "elapsedMs" int, "lastAnswerAt" timestamptz)`)
}

/** Whose place on these boards of all time would be another one. */
export const storeForeseenPlaces = async (tx: Tx, remarkId: string): Promise<void> => {
  await tx.execute(sql`
    with now as (
      select board, person_id, ${sql.raw(place('b'))} as rank
      from board_entry b where period = 'all' and board in (select board from foreseen_entry)),
    next as (
      select board, person_id, ${sql.raw(place('n'))} as rank
      from (
        select board, person_id, score, elapsed_ms, last_answer_at from foreseen_entry where score is not null
        union all
        select board, person_id, score, elapsed_ms, last_answer_at from board_entry b
        where period = 'all' and board in (select board from foreseen_entry)
          and not exists (select from foreseen_entry f where f.board = b.board and f.person_id = b.person_id)) n)
    insert into remark_place (remark_id, board, person_id, from_rank, to_rank)
    select ${remarkId}::uuid, board, person_id, now.rank, next.rank
    from now full join next using (board, person_id) where now.rank is distinct from next.rank`)
}

const movedStatement = {
  name: 'remark_places_moved',
  text: `with now as (
           select board, person_id, ${place('b')} as rank
           from board_entry b where period = 'all' and board in (select board from remark_place where remark_id = $1))
         select count(*)::int as moved from remark_place p left join now using (board, person_id)
         where p.remark_id = $1 and now.rank is distinct from p.from_rank`,
  ...long,
}
/** Of those whose place was foreseen to change: whose did, by the boards themselves. */
export const countMovedPlaces = async (tx: Tx, remarkId: string): Promise<number> =>
  (await runNamed<{ moved: number }>(tx, movedStatement, [remarkId]))[0]?.moved ?? 0
