import { setTimeout as wait } from 'node:timers/promises'
import { type Db, type Tx, withTx } from '../../../db/client.ts'
import { makeSheet } from './make-sheet.ts'
import {
  findNews,
  findShapes,
  findSources,
  findUnread,
  lockSheets,
  storeSheets,
  type VersionShape,
} from './sheet-queries.ts'

/** So many papers of a hundred questions take this process some ten milliseconds. */
const batchSize = 25
const lookedAt = 5_000
const first = '00000000-0000-0000-0000-000000000000'

const shapesKept = new Map<string, VersionShape>()
/** Some 200 bytes each. */
const mostShapesKept = 30_000

const shapesOf = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, VersionShape>> => {
  const lacking = [...new Set(ids)].filter((id) => !shapesKept.has(id))
  if (lacking.length === 0) return shapesKept
  const found = await findShapes(tx, lacking)
  if (shapesKept.size + found.size <= mostShapesKept) {
    for (const [id, shape] of found) shapesKept.set(id, shape)
    return shapesKept
  }
  shapesKept.clear()
  return findShapes(tx, [...new Set(ids)])
}

/** Makes the sheets of these attempts; false where another process is at it. */
const fillSheets = (db: Db, attemptIds: readonly string[]): Promise<boolean> =>
  withTx(db, async (tx) => {
    if (!(await lockSheets(tx))) return false
    const sources = await findSources(tx, attemptIds)
    const shapes = await shapesOf(
      tx,
      sources.flatMap(({ paper }) => paper.map((slot) => slot.questionVersionId)),
    )
    await storeSheets(
      tx,
      sources.map((source) => makeSheet(source, shapes)),
    )
    return true
  })

/** Batch after batch, at rest as long as at work: exams go first. */
const fillAll = async (db: Db, attemptIds: readonly string[], signal?: AbortSignal): Promise<boolean> => {
  for (let from = 0; from < attemptIds.length; from += batchSize) {
    if (signal?.aborted === true) return false
    const begin = performance.now()
    if (!(await fillSheets(db, attemptIds.slice(from, from + batchSize)))) return false
    if (signal !== undefined) await wait(performance.now() - begin, undefined, { signal }).catch(() => undefined)
  }
  return true
}

/** Makes what lacks a sheet among the attempts in the news; hands back up to which event that was all. */
export const fillNewSheets = async (db: Db, after: number, signal?: AbortSignal): Promise<number> => {
  const { seen, attemptIds } = await findNews(db, after, lookedAt)
  return (await fillAll(db, attemptIds, signal)) ? seen : after
}

/** Looks through all attempts: those of before there were sheets, and whatever a kill or another process left behind. */
export const fillMissingSheets = async (db: Db, signal?: AbortSignal): Promise<void> => {
  for (let after: string | null = first; after !== null && signal?.aborted !== true; ) {
    const { last, attemptIds }: { last: string | null; attemptIds: string[] } = await findUnread(db, after, lookedAt)
    if (!(await fillAll(db, attemptIds, signal))) return
    after = last
    if (signal !== undefined) await wait(20, undefined, { signal }).catch(() => undefined)
  }
}
