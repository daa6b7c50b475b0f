import { type banks, type Language, ProblemError } from '@lianbing/contract'
import { type Db, type Tx, withTx } from '../../../db/client.ts'
import { uuidV7 } from '../../../db/uuid.ts'
import { tradeExists } from '../../trades/queries.ts'
import { lockTradeForDrafts, touchBank } from '../draft-queries.ts'
import { insertEvent } from '../event-queries.ts'
import { writeText } from '../review/change-waiting.ts'
import { checkComplete, checkDraft, checkUnique } from '../review/check-text.ts'
import { handIn } from '../review/hand-in-question.ts'
import { getWaitingOf } from '../review/lock-waiting.ts'
import { insertDraft, lockQuestion, setWaitingState, updateQuestion } from '../review/waiting-queries.ts'
import { textMarks } from '../text-marks.ts'
import { countContributionsOfToday, findOwnTrade, lockContributor } from './contribution-queries.ts'
import { contributionText } from './contribution-text.ts'

/** A careful worker writes a handful in an evening; more is a queue that no expert can look through. */
const contributionsADay = 20

/** The bank of a trade that its workers fill. */
const workersBanks: Record<Language, string> = { 'zh-CN': '职工投稿', en: 'Contributions' }

/** Puts a worker's question among those that wait for their review. */
export const contribute = async (db: Db, personId: string, written: banks.Contribution) => {
  const { tradeCode, language } = written
  if (!(await tradeExists(db, tradeCode))) throw new ProblemError('trade.unknown')
  const text = contributionText(written)
  const questionId = uuidV7()
  await withTx(db, async (tx) => {
    await lockContributor(tx, personId)
    if ((await countContributionsOfToday(tx, personId)) >= contributionsADay)
      throw new ProblemError('request.rate_limited', { retryAfterSeconds: 6 * 3_600 })
    await checkDraft(tx, text)
    checkComplete(text)
    await lockTradeForDrafts(tx, tradeCode)
    const fingerprint = `draft:${await checkUnique(tx, { tradeCode, questionId }, text)}`
    const bank = { name: workersBanks[language], tradeCode, language, source: null, licence: null }
    const draft = { questionId, bankId: await touchBank(tx, bank), tradeCode, personId, fingerprint }
    await setWaitingState(tx, await insertDraft(tx, draft, text, textMarks(text)), 'review')
    await insertEvent(tx, { questionId, version: 1, act: 'contributed', actorId: personId })
  })
  return { contributionId: questionId }
}

/** A contribution of this person that was never published, locked after its trade. */
const lockOwn = async (tx: Tx, personId: string, questionId: string) => {
  const tradeCode = await findOwnTrade(tx, personId, questionId)
  if (tradeCode !== undefined) await lockTradeForDrafts(tx, tradeCode)
  const row = tradeCode === undefined ? undefined : await lockQuestion(tx, questionId)
  if (row?.state !== 'draft') throw new ProblemError('contribution.unknown')
  return getWaitingOf(tx, row)
}

/** Changes what was returned, and hands it in again. Its trade stays: the experts of another have never seen it. */
export const changeContribution = async (
  db: Db,
  personId: string,
  questionId: string,
  written: banks.Contribution,
): Promise<void> => {
  await withTx(db, async (tx) => {
    const waiting = await lockOwn(tx, personId, questionId)
    if (waiting.state !== 'draft' || written.tradeCode !== waiting.tradeCode)
      throw new ProblemError('contribution.not_returned')
    const text = contributionText(written)
    await writeText(tx, waiting, text, personId)
    await handIn(tx, { ...waiting, text }, personId)
  })
}

/** Taken back before anybody published it, it is on no list any more. */
export const withdrawContribution = async (db: Db, personId: string, questionId: string): Promise<void> => {
  await withTx(db, async (tx) => {
    const { versionId, version } = await lockOwn(tx, personId, questionId)
    await setWaitingState(tx, versionId, 'draft')
    await updateQuestion(tx, questionId, { state: 'withdrawn' })
    await insertEvent(tx, { questionId, version, act: 'discarded', actorId: personId })
  })
}
