import { type Db, type Tx, withTx } from '../../../db/client.ts'
import type { MarkingKey } from '../close-queries.ts'
import { findAsked } from './asked-queries.ts'
import { foreseePlaces } from './foresee-places.ts'
import {
  beforeAll,
  countAsked,
  type Foreseen,
  findPageOfAsked,
  listAttempts,
  startOfTimes,
  sumForeseen,
  takeTime,
} from './listed-queries.ts'
import { markAsked } from './mark-asked.ts'
import { mended, mendedVersions } from './other-versions.ts'
import { claimRemark, forgetCount, type RemarkRow, updateRemark } from './remark-queries.ts'

/** Papers are looked through one by one: so many take some 50 ms. */
const lookedAtOnce = 1_000

/** The key as it would be of each version that is mended. */
const keysOf = (remark: RemarkRow): Map<string, MarkingKey> => {
  const { key, also, treatment } = remark
  return new Map(
    mended(remark).map(({ questionVersionId, keyVersion, replacedVersion }) => [
      questionVersionId,
      { key, also, treatment, version: keyVersion ?? replacedVersion + 1 },
    ]),
  )
}

/**
 * What the key would make of each of these; those that run are listed too, for they may be closed by then. Counts along
 * those of the other versions.
 */
const foresee = async (tx: Tx, remark: RemarkRow, attemptIds: readonly string[]): Promise<Foreseen[]> => {
  const keys = keysOf(remark)
  const asked = await findAsked(tx, attemptIds, [...keys.keys()], remark.key.type)
  const changes = await markAsked(tx, asked.values(), keys)
  return attemptIds.map((attemptId): Foreseen => {
    const one = asked.get(attemptId)
    const to = changes.get(attemptId)?.rescored
    const other = remark.others.find((version) => version.questionVersionId === one?.places[0]?.slot.questionVersionId)
    if (other !== undefined) other.asked += 1
    if (other !== undefined && to !== undefined) other.changed += 1
    return {
      attemptId,
      changes: to !== undefined,
      fromScore: one?.score ?? null,
      toScore: (to ?? one)?.score ?? null,
      fromMaximum: one?.maximum ?? null,
      toMaximum: (to ?? one)?.maximum ?? null,
      fromPassed: one?.passed ?? null,
      toPassed: (to ?? one)?.passed ?? null,
    }
  })
}

/** Of versions that are left as they are only the attempts are counted. */
const countLeft = async (tx: Tx, { others }: RemarkRow, part: { after: string; last: string | null }) => {
  const left = others.filter(({ taken }) => !taken)
  if (left.length === 0) return
  const ids = left.map(({ questionVersionId }) => questionVersionId)
  for (const [place, asked] of (await countAsked(tx, part, ids)).entries()) {
    const other = left[place]
    if (other !== undefined) other.asked += asked
  }
}

/** One that was counted before begins anew. */
const begin = async (tx: Tx, remark: RemarkRow): Promise<void> => {
  await takeTime(tx)
  await forgetCount(tx, remark.id)
  for (const other of remark.others) Object.assign(other, { asked: 0, changed: 0 })
}

/** The figures of what is listed. A key that is in force already and changes nothing needs nobody's word. */
const finish = async (tx: Tx, remark: RemarkRow): Promise<void> => {
  await takeTime(tx)
  await foreseePlaces(tx, remark.id)
  const figures = await sumForeseen(tx, remark.id)
  const isInForce = mended(remark).every(({ keyVersion }) => keyVersion !== null)
  const isSettled = isInForce && figures.changed === 0
  await updateRemark(tx, remark.id, {
    others: remark.others,
    state: isSettled ? 'running' : 'ready',
    figures,
    lookedAt: isSettled ? startOfTimes(remark.createdAt) : null,
  })
}

/** Looks through the next attempts for one that counts; undefined where none counts or others are at it. No mark is written. */
export const countNext = (db: Db): Promise<'more' | 'ready' | undefined> =>
  withTx(db, async (tx) => {
    const remark = await claimRemark(tx, 'counting')
    if (remark === undefined) return undefined
    if (remark.lookedAt === null) await begin(tx, remark)
    const after = remark.lookedAt ?? beforeAll
    const { asked, last } = await findPageOfAsked(tx, after, mendedVersions(remark), lookedAtOnce)
    await listAttempts(tx, remark.id, await foresee(tx, remark, asked))
    await countLeft(tx, remark, { after, last })
    const { others } = remark
    if (last !== null) await updateRemark(tx, remark.id, { lookedAt: last, others })
    else await finish(tx, remark)
    return last === null ? 'ready' : 'more'
  })
