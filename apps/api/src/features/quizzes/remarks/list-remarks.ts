import { contentText, ProblemError, type quizRemarks } from '@lianbing/contract'
import { maskName } from '@lianbing/scoring'
import type { Db } from '../../../db/client.ts'
import { type BankScope, bankScope, type Principal } from '../../../http/session.ts'
import { pageOf, pageSize } from '../../banks/page.ts'
import { mended } from './other-versions.ts'
import { findRemarks, type RemarkListRow } from './remark-queries.ts'
import { findRemarkAttempts, findRemarkPlaces } from './shown-queries.ts'

const viewOf = ({ remark, stem, ...row }: RemarkListRow): quizRemarks.Remark => ({
  remarkId: remark.id,
  questionId: remark.questionId,
  tradeCode: row.tradeCode,
  stemText: contentText(stem),
  version: row.version,
  others: remark.others.map(({ version, taken, differs, asked, changed }) => ({
    version,
    taken,
    differs,
    asked,
    changed,
  })),
  state: remark.state,
  key: remark.key,
  also: remark.also,
  treatment: remark.treatment,
  replaces: remark.keyVersion ?? remark.replacedVersion,
  inForce: mended(remark).every(({ keyVersion }) => keyVersion !== null),
  reason: remark.reason,
  figures: remark.figures,
  outcome: remark.outcome,
  listed: row.listed,
  done: row.done,
  createdAt: remark.createdAt.toISOString(),
  createdBy: row.createdByName,
  confirmedAt: remark.confirmedAt?.toISOString() ?? null,
  confirmedBy: row.confirmedByName,
  endedAt: remark.endedAt?.toISOString() ?? null,
})

export const getRemark = async (db: Db, scope: BankScope, remarkId: string): Promise<quizRemarks.Remark> => {
  const [row] = await findRemarks(db, scope, { remarkId }, 1)
  if (row === undefined) throw new ProblemError('remark.unknown')
  return viewOf(row)
}

type Wanted = { cursor?: string | undefined; questionId?: string | undefined }
export const listRemarks = async (db: Db, scope: BankScope, { cursor, questionId }: Wanted) => {
  const rows = await findRemarks(db, scope, { questionId, before: cursor }, pageSize + 1)
  return pageOf(rows, viewOf, ({ remark }) => remark.id)
}

/** Who looks after banks alone reads no names of people. */
const nameFor = (principal: Principal, name: string, path: string): string => {
  const isTheirs = principal.grants.some(
    ({ role, path: own }) => (role === 'owner' || role === 'admin') && path.startsWith(own),
  )
  return isTheirs ? name : maskName(name)
}

type Page = { remarkId: string; cursor?: string | undefined }
export const listRemarkAttempts = async (db: Db, principal: Principal, { remarkId, cursor }: Page) => {
  const scope = bankScope(principal)
  await getRemark(db, scope, remarkId)
  const rows = await findRemarkAttempts(db, scope, remarkId, cursor, pageSize + 1)
  return pageOf(
    rows,
    ({ path, displayName, ...row }) => ({ ...row, displayName: nameFor(principal, displayName, path) }),
    ({ attemptId }) => attemptId,
  )
}

export const listRemarkPlaces = async (db: Db, principal: Principal, { remarkId, cursor }: Page) => {
  const scope = bankScope(principal)
  await getRemark(db, scope, remarkId)
  const rows = await findRemarkPlaces(db, scope, remarkId, cursor, pageSize + 1)
  return pageOf(
    rows,
    ({ path, displayName, ...row }) => ({ ...row, displayName: nameFor(principal, displayName, path) }),
    ({ personId }) => personId,
  )
}
