import { type banks, ProblemError } from '@lianbing/contract'
import type { Db, Tx } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import { lockTradeForDrafts } from '../draft-queries.ts'
import { findEvents } from '../event-queries.ts'
import { findKeys, findVersions } from '../question-queries.ts'
import { revisionOf } from './revision-of.ts'
import { findTradeOfQuestion, findWaitingRow, lockQuestion } from './waiting-queries.ts'

/** The text of a version with its key, as somebody may write it. */
export const readText = async (db: Db | Tx, versionId: string): Promise<banks.QuestionText> => {
  const [versions, keys] = [await findVersions(db, [versionId]), await findKeys(db, [versionId])]
  const stored = versions.get(versionId)
  if (stored === undefined) throw new ProblemError('question.unknown')
  const { versionId: _, questionId: __, position: ___, reviewer: ____, ...content } = stored
  const found = keys.get(versionId)
  return { ...content, key: found?.key ?? null, explanation: found?.explanation ?? [] }
}

/** A question of the caller's trades, locked after its trade, as imports do it. */
export const lockQuestionOf = async (tx: Tx, scope: BankScope, questionId: string) => {
  const tradeCode = await findTradeOfQuestion(tx, scope, questionId)
  if (tradeCode === undefined) throw new ProblemError('question.unknown')
  await lockTradeForDrafts(tx, tradeCode)
  const row = await lockQuestion(tx, questionId)
  if (row === undefined) throw new ProblemError('question.unknown')
  return row
}
export type LockedQuestion = NonNullable<Awaited<ReturnType<typeof lockQuestion>>>

/** The waiting version of a locked question. */
export const getWaitingOf = async (tx: Tx, locked: LockedQuestion) => {
  const row = await findWaitingRow(tx, locked.questionId)
  if (row === undefined) throw new ProblemError('question.not_waiting')
  const text = await readText(tx, row.versionId)
  const { state: questionState, ...question } = locked
  return { ...question, questionState, ...row, text, revision: revisionOf(text) }
}
export type Waiting = Awaited<ReturnType<typeof getWaitingOf>>

/** Refuses what somebody decided about a text that is not the newest any more; says who changed it. */
export const refuseOldRevision = async (tx: Tx, waiting: Waiting, revision: string): Promise<void> => {
  if (waiting.revision === revision) return
  const [last] = await findEvents(tx, waiting.questionId)
  throw new ProblemError('question.changed', { errors: [{ pointer: '/body/revision', message: last?.by ?? '' }] })
}

/** The waiting version, locked, and as the caller has seen it. */
export const lockWaiting = async (tx: Tx, scope: BankScope, questionId: string, revision: string): Promise<Waiting> => {
  const waiting = await getWaitingOf(tx, await lockQuestionOf(tx, scope, questionId))
  await refuseOldRevision(tx, waiting, revision)
  return waiting
}
