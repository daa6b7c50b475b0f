import { sql } from 'drizzle-orm'
import { runNamed, type Tx } from '../../../db/client.ts'
import { ties } from '../../leaderboards/queries.ts'

const place = (of: string) =>
  `row_number() over (partition by ${of}.board order by ${of}.score desc, ${ties.map((tie) => `${of}.${tie}`).join(', ')}, ${of}.person_id)`
const long = { query_timeout: 60_000 }

/** One row, as with the answers. */
const concernedStatement = {
  name: 'remark_concerned',
  text: `with l as materialized (
           select * from remark_attempt where remark_id = $1 and changes and attempt_id > $2 order by attempt_id limit $3)
         select (select attempt_id from l order by attempt_id desc limit 1) as last,
           coalesce(json_agg(json_build_array(l.attempt_id, a.person_id, q.trade_code,
             coalesce(v.rules ->> 'counts', 'best') = 'best', l.from_score, l.from_maximum, l.to_score, l.to_maximum,
             coalesce(b.attempt_id = l.attempt_id, false),
             exists (select from attempt o where o.person_id = a.person_id and o.id <> a.id))), '[]') as rows
         from l join attempt a on a.id = l.attempt_id
           join quiz_version v on v.id = a.quiz_version_id and v.feedback <> 'none'
           join quiz q on q.id = v.quiz_id
           left join board_entry b on b.board = q.trade_code and b.period = 'all' and b.person_id = a.person_id`,
}
type ConcernedRow = [
  attemptId: string,
  personId: string,
  tradeCode: string,
  countsAlone: boolean,
  fromScore: number | null,
  fromMaximum: number,
  toScore: number | null,
  toMaximum: number,
  holds: boolean,
  hasOthers: boolean,
]
/** The next attempts whose results are foreseen to change and stand on a board, and whether they hold its place of all time; and where to go on. */
export const findConcerned = async (tx: Tx, remarkId: string, after: string, limit: number) => {
  const [row] = await runNamed<{ last: string | null; rows: ConcernedRow[] }>(tx, concernedStatement, [
    remarkId,
    after,
    limit,
  ])
  const concerned = (row?.rows ?? []).map(([attemptId, personId, tradeCode, countsAlone, ...marks]) => {
    const [fromScore, fromMaximum, toScore, toMaximum, holds, hasOthers] = marks
    const [before, after] = [
      { score: fromScore, maximum: fromMaximum },
      { score: toScore, maximum: toMaximum },
    ]
    return { attemptId, personId, tradeCode, countsAlone, before, after, holds, hasOthers }
  })
  return { concerned, last: row?.last ?? null }
}

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

const keptStatement = {
  name: 'remark_kept_places',
  text: `insert into foreseen_entry
         select b.board, b.person_id, k.score, b.elapsed_ms, b.last_answer_at
         from unnest($1::text[], $2::uuid[], $3::int[]) as k(board, person_id, score)
           join board_entry b on b.board = k.board and b.period = 'all' and b.person_id = k.person_id`,
}
/** Places that only take other marks, in hundredths of a percent. */
export const addKeptPlaces = async (
  tx: Tx,
  kept: readonly { board: string; personId: string; score: number }[],
): Promise<void> => {
  const columns = (['board', 'personId', 'score'] as const).map((name) => kept.map((place) => place[name]))
  await runNamed(tx, keptStatement, columns)
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
