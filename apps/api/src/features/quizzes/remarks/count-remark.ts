import { type Db, type Tx, withTx } from '../../../db/client.ts'
import type { MarkingKey } from '../close-queries.ts'
import { getQuizVersion } from '../quiz-queries.ts'
import { findAsked } from './asked-queries.ts'
import { foreseePlaces } from './foresee-places.ts'
import { type Foreseen, findPageOfAsked, listAttempts, startOfTimes, sumForeseen, takeTime } from './listed-queries.ts'
import { markAsked } from './mark-asked.ts'
import { claimRemark, type RemarkRow, updateRemark } from './remark-queries.ts'

/** Papers are looked through one by one: so many take some 50 ms. */
const lookedAtOnce = 1_000
export const beforeAll = '00000000-0000-0000-0000-000000000000'

const keyOf = ({ key, also, treatment, keyVersion, replacedVersion }: RemarkRow): MarkingKey => ({
  key,
  also,
  treatment,
  version: keyVersion ?? replacedVersion + 1,
})

/** What the key would make of each of these; those that run are listed too, for they may be closed by then. */
const foresee = async (tx: Tx, remark: RemarkRow, attemptIds: readonly string[]): Promise<Foreseen[]> => {
  const asked = await findAsked(tx, attemptIds, remark.questionVersionId)
  const rows: Foreseen[] = []
  for (const attemptId of attemptIds) {
    const one = asked.get(attemptId)
    const rules = one && (await getQuizVersion(tx, one.quizVersionId))
    const to = one && rules && markAsked(one, rules, keyOf(remark))?.rescored
    rows.push({
      attemptId,
      changes: to !== undefined,
      fromScore: one?.score ?? null,
      toScore: (to ?? one)?.score ?? null,
      fromMaximum: one?.maximum ?? null,
      toMaximum: (to ?? one)?.maximum ?? null,
      fromPassed: one?.passed ?? null,
      toPassed: (to ?? one)?.passed ?? null,
    })
  }
  return rows
}

/** The figures of what is listed. A key that is in force already and changes nothing needs nobody's word. */
const finish = async (tx: Tx, remark: RemarkRow): Promise<void> => {
  await takeTime(tx)
  await foreseePlaces(tx, remark.id)
  const figures = await sumForeseen(tx, remark.id)
  const isSettled = remark.keyVersion !== null && figures.changed === 0
  await updateRemark(tx, remark.id, {
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
    const { asked, last } = await findPageOfAsked(
      tx,
      remark.lookedAt ?? beforeAll,
      remark.questionVersionId,
      lookedAtOnce,
    )
    await listAttempts(tx, remark.id, await foresee(tx, remark, asked))
    if (last !== null) await updateRemark(tx, remark.id, { lookedAt: last })
    else await finish(tx, remark)
    return last === null ? 'ready' : 'more'
  })
