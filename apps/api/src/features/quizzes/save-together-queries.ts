import { type Db, runNamed, runNamedWhenConnected, type Tx } from '../../db/client.ts'
import { type Saved, type SavedRow, savedOf, saveText, type WaitingSave, waitedSeconds } from './save-queries.ts'

/** $1 the saves, each with its place in the list. Of two with the same attempt, however it is spelled, one is taken. */
const severalSaves = `select distinct on (attempt) * from jsonb_to_recordset($1::jsonb)
             as s(place int, attempt uuid, person uuid, epoch int, waited float8, ops jsonb) order by attempt, place`

/**
 * The statement of `save-queries.ts` for several attempts: each save keeps its own guard and its own reply. An attempt
 * that somebody else is at is left out, so that nobody waits for the lock of another.
 */
const saveTogetherStatement = {
  name: 'save_answers_together',
  text: saveText(severalSaves, 'for no key update skip locked'),
}

/** A save with its ops as text, made once. */
export type PreparedSave = WaitingSave & { text: string }

const jsonOf = ({ attemptId, personId, epoch, waitedMs, text }: PreparedSave, place: number) =>
  `{"place":${place},"attempt":"${attemptId}","person":"${personId}","epoch":${epoch},"waited":${waitedSeconds(waitedMs())},"ops":${text}}`

/** What JSON escapes by number (U+0000, half a character) a jsonb may refuse: that is for its sender alone. */
export const isPlain = ({ text }: Pick<PreparedSave, 'text'>): boolean => !text.includes('\\u')

const valuesOf = (saves: readonly PreparedSave[]) => [`[${saves.map(jsonOf).join()}]`]
const inOrder = (saves: readonly PreparedSave[], rows: readonly SavedRow[]) => {
  const replies: (Saved | undefined)[] = saves.map(() => undefined)
  for (const row of rows) replies[row.place] = savedOf(row)
  return replies
}

/**
 * Saves the answers of several attempts in one statement. The replies stand in the order of the saves; one is undefined
 * where the person has no such attempt, somebody else is at it, or an earlier save of the list names it too.
 */
export const saveOpsTogether = async (db: Db, saves: readonly PreparedSave[]): Promise<(Saved | undefined)[]> =>
  inOrder(saves, await runNamedWhenConnected<SavedRow>(db, saveTogetherStatement, () => valuesOf(saves)))

/**
 * Runs it within a transaction, where `now()` is the transaction's beginning: `waitedMs` has to be taken then, for what
 * comes after it, such as the wait for an attempt's lock, is in neither.
 */
export const saveOpsIn = async (tx: Tx, saves: readonly PreparedSave[]): Promise<(Saved | undefined)[]> =>
  inOrder(saves, await runNamed<SavedRow>(tx, saveTogetherStatement, valuesOf(saves)))
