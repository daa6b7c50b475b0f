import { contentText, ProblemError } from '@lianbing/contract'
import { z } from 'zod'
import type { Db } from '../../db/client.ts'
import type { BankScope } from '../../http/session.ts'
import { pageOf, pageSize, readCursor } from './page.ts'
import { findReports, type ReportRow, updateReportState } from './report-queries.ts'

type State = ReportRow['state']

export const reportView = ({ stem, createdAt, ...row }: ReportRow) => ({
  ...row,
  stemText: contentText(stem),
  createdAt: createdAt.toISOString(),
})

export const listReports = async (
  db: Db,
  scope: BankScope,
  { cursor, state }: { cursor?: string | undefined; state?: State | undefined },
) => {
  const before = readCursor(z.uuid(), cursor)
  const rows = await findReports(db, scope, { state, before }, pageSize + 1)
  return pageOf(rows, reportView, (row) => row.reportId)
}

export const setReportState = async (db: Db, scope: BankScope, reportId: string, state: State) => {
  await updateReportState(db, scope, reportId, state)
  const [row] = await findReports(db, scope, { reportId }, 1)
  if (row === undefined) throw new ProblemError('report.unknown')
  return reportView(row)
}
