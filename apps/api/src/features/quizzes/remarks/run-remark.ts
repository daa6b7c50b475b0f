import { type Db, type Tx, withTx } from '../../../db/client.ts'
import { findMarkingKeys } from '../close-queries.ts'
import { findAsked } from './asked-queries.ts'
import { countMovedPlaces } from './foreseen-place-queries.ts'
import {
  beforeAll,
  findPageOfAsked,
  isAnyLeft,
  listAttempts,
  lockListed,
  setDone,
  setForPart,
  sumOutcome,
  takeListed,
  takeTime,
} from './listed-queries.ts'
import { markAsked } from './mark-asked.ts'
import { mendedVersions } from './other-versions.ts'
import { claimRemark, countOthersAgain, findRunning, type RemarkRow, updateRemark } from './remark-queries.ts'
import { writeChanges } from './rescore-attempts.ts'

/** So many share a transaction, which holds their locks for some 50 ms: a worker who looks at the result just then waits. */
const markedTogether = 250
const lookedAtOnce = 1_000

/** Attempts that were begun since the count are listed too. True when all have been looked at. */
const listLater = (db: Db): Promise<boolean> =>
  withTx(db, async (tx) => {
    const remark = await claimRemark(tx, 'running')
    if (remark === undefined || remark.lookedAt === null) return true
    const { asked, last } = await findPageOfAsked(tx, remark.lookedAt, mendedVersions(remark), lookedAtOnce)
    const unforeseen = { fromScore: null, toScore: null, fromMaximum: null, toMaximum: null, fromPassed: null }
    const rows = asked.map((attemptId) => ({ attemptId, changes: false, ...unforeseen, toPassed: null }))
    await listAttempts(tx, remark.id, rows)
    await updateRemark(tx, remark.id, { lookedAt: last })
    return last === null
  })

const markThese = async (tx: Tx, remark: RemarkRow, ids: readonly string[], timeZone: string): Promise<void> => {
  await lockListed(tx, ids)
  const { reason, confirmedBy: actorId } = remark
  const versionIds = mendedVersions(remark)
  const keys = await findMarkingKeys(tx, versionIds)
  const asked = await findAsked(tx, ids, versionIds, remark.key.type)
  const changes = await markAsked(tx, asked.values(), keys)
  const written = await writeChanges(tx, [...changes.values()], { reason: reason ?? '', actorId, timeZone })
  await setDone(tx, remark.id, ids, written)
}

/** One that is open now is marked by its own close, for the key is in force. */
const markNext = async (db: Db, remark: RemarkRow, after: string, timeZone: string): Promise<string | undefined> =>
  withTx(db, async (tx) => {
    await setForPart(tx)
    const ids = await takeListed(tx, remark.id, after, markedTogether)
    if (ids.length > 0) await markThese(tx, remark, ids, timeZone)
    return ids.at(-1)
  })

/** Done when nothing is left that another process may still be at. */
const finish = (db: Db, remarkId: string): Promise<boolean> =>
  withTx(db, async (tx) => {
    const remark = await claimRemark(tx, 'running')
    if (remark?.id !== remarkId) return false
    if (await isAnyLeft(tx, remarkId)) return false
    await takeTime(tx)
    const outcome = await sumOutcome(tx, remarkId, await countMovedPlaces(tx, remarkId))
    await updateRemark(tx, remarkId, { state: 'done', outcome, endedAt: new Date() })
    if (outcome.changed > 0) await countOthersAgain(tx, remarkId)
    return true
  })

type Pause = (workedMs: number) => Promise<void>

/**
 * Marks what one running re-mark has listed, part after part in short transactions; true where it came to an end. Any
 * number of processes may: a part that another is at is passed by, and looked at again at the end.
 */
export const runRemark = async (db: Db, timeZone: string, pause: Pause, signal?: AbortSignal): Promise<boolean> => {
  const remark = await findRunning(db)
  if (remark === undefined) return false
  while (signal?.aborted !== true && !(await listLater(db))) {}
  for (let after: string | undefined = beforeAll; after !== undefined && signal?.aborted !== true; ) {
    const begin = performance.now()
    after = await markNext(db, remark, after, timeZone)
    if (after !== undefined) await pause(performance.now() - begin)
  }
  return signal?.aborted === true ? false : finish(db, remark.id)
}
