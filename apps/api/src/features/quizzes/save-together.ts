import type { Db } from '../../db/client.ts'
import { opsText, type Saved, saveOps, type WaitingSave } from './save-queries.ts'
import { type PreparedSave, saveOpsTogether } from './save-together-queries.ts'

/** Statements under way at once: while the database is at one, this process makes the other ready. */
const sentAtOnce = 2
/** A statement of so many takes a few milliseconds. One save has at most 50 ops, and goes out however many it has. */
const longest = { saves: 64, ops: 256 }

type Waiting = { save: PreparedSave; tell: (saved: Saved | undefined) => void; fail: (error: unknown) => void }

/** What JSON escapes by number (U+0000, half a character) a jsonb may refuse: that is for its sender alone. */
const isPlain = ({ text }: PreparedSave) => !text.includes('\\u')

/** The same for every spelling of an id. */
const nameOf = ({ attemptId }: WaitingSave) => attemptId.toLowerCase()

const takeBatch = (waiting: Waiting[]): Waiting[] => {
  let ops = 0
  const end = waiting.findIndex(({ save }, index) => {
    ops += save.ops.length
    return index > 0 && (index >= longest.saves || ops > longest.ops)
  })
  return waiting.splice(0, end === -1 ? waiting.length : end)
}

/**
 * Saves that arrive while others are on their way share the next statement. Nothing is promised that a save by itself
 * does not promise: each has its own guard and reply, which it gets after the commit. Whatever goes wrong with the
 * shared statement, and an attempt that somebody else is at, sends each on its way alone.
 */
export const gatherSaves = (db: Db) => {
  const waiting: Waiting[] = []
  const attempts = new Set<string>()
  let underWay = 0
  let isDue = false

  const sendAlone = ({ save, tell, fail }: Waiting) => void saveOps(db, save).then(tell, fail)
  const sendBatch = async (batch: readonly Waiting[]) => {
    const saves = batch.map(({ save }) => save)
    const replies = await saveOpsTogether(db, saves).catch((): undefined[] => [])
    for (const [index, one] of batch.entries()) {
      attempts.delete(nameOf(one.save))
      const saved = replies[index]
      if (saved === undefined) sendAlone(one)
      else one.tell(saved)
    }
    underWay--
    sendOut()
  }
  const sendOut = () => {
    isDue = false
    while (underWay < sentAtOnce && waiting.length > 0) {
      underWay++
      void sendBatch(takeBatch(waiting))
    }
  }
  return (save: WaitingSave): Promise<Saved | undefined> =>
    new Promise((tell, fail) => {
      const one = { save: { ...save, text: opsText(save.ops) }, tell, fail }
      // The second of one attempt would find its lock taken by the first.
      if (attempts.has(nameOf(save)) || !isPlain(one.save)) return sendAlone(one)
      attempts.add(nameOf(save))
      waiting.push(one)
      if (isDue) return
      isDue = true
      // After whatever else has arrived with it has been read.
      setImmediate(sendOut)
    })
}
