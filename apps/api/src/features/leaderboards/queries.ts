import { boardRule } from '@lianbing/scoring'
import { runNamed, type Tx } from '../../db/client.ts'

/** The words of the board rule as columns; the smaller value stands first. */
const tieColumns = { elapsed: 'elapsed_ms', earlier: 'last_answer_at' } as const
/** The columns that decide between equal scores, in the order of the rule. */
export const ties = boardRule.ties.map((tie) => tieColumns[tie])

const standing = (row: string) => `(-${row}.score, ${ties.map((column) => `${row}.${column}`).join(', ')})`

/** Two attempts of one person in one list are one row: Postgres takes no row twice in a statement. */
const keepBetter = {
  name: 'board_entries_keep_better',
  text: `insert into board_entry as kept (board, period, person_id, score, elapsed_ms, last_answer_at, attempt_id)
         select distinct on (person_id, board, period) board, period, person_id, score, elapsed_ms, last_answer_at, attempt_id
         from (select board, "personId" as person_id, score, "elapsedMs" as elapsed_ms, "lastAnswerAt" as last_answer_at,
                 "attemptId" as attempt_id, jsonb_array_elements_text(periods) as period
               from jsonb_to_recordset($1::jsonb) as e(board text, periods jsonb, "personId" uuid, score int, "elapsedMs" int,
                 "lastAnswerAt" timestamptz, "attemptId" uuid)) as given
         order by person_id, board, period, ${standing('given')}
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

const deletePlacesStatement = {
  name: 'board_entry_delete',
  text: `delete from board_entry b using unnest($1::uuid[], $2::uuid[]) as gone(person_id, attempt_id)
         where b.person_id = gone.person_id and b.attempt_id = gone.attempt_id`,
}
type Place = { personId: string; attemptId: string }

/** Takes away the places that people have by these attempts. */
export const deletePlaces = async (tx: Tx, places: readonly Place[]): Promise<void> => {
  const people = places.map(({ personId }) => personId)
  const attempts = places.map(({ attemptId }) => attemptId)
  await runNamed(tx, deletePlacesStatement, [people, attempts])
}

/**
 * Writes each entry into each of its periods where the person has none, or a worse one. The rows are taken in the order
 * of the people, so that two who write many never wait for each other.
 */
export const keepBetterEntries = async (tx: Tx, entries: readonly NewEntry[]): Promise<void> => {
  if (entries.length > 0) await runNamed(tx, keepBetter, [JSON.stringify(entries)])
}
