import { boardRule } from '@lianbing/scoring'
import { runNamed, type Tx } from '../../db/client.ts'

/** The words of the board rule as columns; the smaller value stands first. */
const tieColumns = { elapsed: 'elapsed_ms', earlier: 'last_answer_at' } as const
/** The columns that decide between equal scores, in the order of the rule. */
export const ties = boardRule.ties.map((tie) => tieColumns[tie])

const standing = (row: string) => `(-${row}.score, ${ties.map((column) => `${row}.${column}`).join(', ')})`

const keepBetter = {
  name: 'board_entry_keep_better',
  text: `insert into board_entry as kept (board, period, person_id, score, elapsed_ms, last_answer_at, attempt_id)
         select $1, period, $3::uuid, $4::int, $5::int, $6::timestamptz, $7::uuid from unnest($2::text[]) as period
         on conflict (board, period, person_id) do update
         set score = excluded.score, elapsed_ms = excluded.elapsed_ms, last_answer_at = excluded.last_answer_at,
             attempt_id = excluded.attempt_id
         where ${standing('excluded')} < ${standing('kept')}`,
}

export type NewEntry = {
  board: string
  periods: readonly string[]
  personId: string
  /** Hundredths of a percent of the marks. */
  score: number
  elapsedMs: number
  lastAnswerAt: Date
  attemptId: string
}

/** Writes the entry into each period where the person has none, or a worse one. */
export const keepBetterEntry = async (tx: Tx, entry: NewEntry): Promise<void> => {
  const { board, periods, personId, score, elapsedMs, lastAnswerAt, attemptId } = entry
  await runNamed(tx, keepBetter, [board, periods, personId, score, elapsedMs, lastAnswerAt, attemptId])
}
