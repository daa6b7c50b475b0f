import { ProblemError } from '@lianbing/contract'
import type { Db } from '../../db/client.ts'
import type { BankScope } from '../../http/session.ts'
import { figuresOf, findFigures } from './figure-queries.ts'
import { findKeyHistory, getQuestionFrame } from './office-question-queries.ts'
import { findVersions } from './question-queries.ts'
import { reportView } from './reports/list-reports.ts'
import { findReports } from './reports/report-queries.ts'
import { findWaitingRow } from './review/waiting-queries.ts'

/** More reports than these of one question say nothing new. */
const reportsShown = 100

/** Everything about a question, for those who look after the bank. */
export const getQuestion = async (db: Db, scope: BankScope, questionId: string) => {
  const { versionId, ...frame } = await getQuestionFrame(db, scope, questionId)
  const [versions, keys, reports, figures, waiting] = await Promise.all([
    findVersions(db, [versionId]),
    findKeyHistory(db, scope, versionId),
    findReports(db, scope, { questionId }, reportsShown),
    findFigures(db, [frame.tradeCode], [versionId]),
    findWaitingRow(db, questionId),
  ])
  const stored = versions.get(versionId)
  if (stored === undefined) throw new ProblemError('question.unknown')
  const { versionId: _, questionId: __, position: ___, ...content } = stored
  return {
    ...frame,
    content,
    keys: keys.map((key) => ({ ...key, createdAt: key.createdAt.toISOString() })),
    reports: reports.map((row) => reportView(row, figures)),
    waiting: waiting === undefined ? null : { version: waiting.version, state: waiting.state },
    ...figuresOf(figures, versionId),
  }
}
