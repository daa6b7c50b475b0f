import type { Db } from '../../db/client.ts'
import { gather } from './gather.ts'
import { opsText, type Saved, saveOps, type WaitingSave } from './save-queries.ts'
import { isPlain, type PreparedSave, saveOpsTogether } from './save-together-queries.ts'

/** A statement of so many takes a few milliseconds. One save has at most 50 ops, and goes out however many it has. */
const longest = { saves: 64, ops: 256 }

const lotOf = (waiting: readonly PreparedSave[]): number => {
  let ops = 0
  const end = waiting.findIndex((save, index) => {
    ops += save.ops.length
    return index > 0 && (index >= longest.saves || ops > longest.ops)
  })
  return end === -1 ? waiting.length : end
}

/** Saves that arrive while others are on their way share the next statement; an attempt somebody is at goes alone. */
export const gatherSaves = (db: Db) => {
  const save = gather<PreparedSave, Saved | undefined>({
    // While the database is at one, this process makes the other ready.
    lotsAtOnce: 2,
    lotOf,
    attemptOf: ({ attemptId }) => attemptId,
    mayShare: isPlain,
    sendTogether: (saves) => saveOpsTogether(db, saves),
    sendAlone: (one) => saveOps(db, one),
  })
  return (one: WaitingSave): Promise<Saved | undefined> => save({ ...one, text: opsText(one.ops) })
}
