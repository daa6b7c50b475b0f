import { contentText, ProblemError } from '@lianbing/contract'
import { type Db, withTx } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import { insertNotice } from '../../accounts/notice-queries.ts'
import { figuresOfReports, reportView } from './list-reports.ts'
import { findReports, lockReport, type ReportRow, updateReportState } from './report-queries.ts'

type Outcome = { state: ReportRow['state']; reply: string }

const unknown = () => new ProblemError('report.unknown')

/** Closes a report and tells the reporter, once for each outcome. */
export const setReportState = async (db: Db, scope: BankScope, reportId: string, { state, reply }: Outcome) => {
  await withTx(db, async (tx) => {
    const before = await lockReport(tx, scope, reportId)
    if (before === undefined) throw unknown()
    if (before.state === state) return
    await updateReportState(tx, scope, reportId, { state, reply: state === 'open' ? '' : reply })
    if (state === 'open' || before.personId === null) return
    const params = { stem: contentText(before.stem).slice(0, 80), ...(reply === '' ? {} : { reply }) }
    await insertNotice(tx, { personId: before.personId, kind: `report.${state}`, params })
  })
  const rows = await findReports(db, scope, { reportId }, 1)
  const [row] = rows
  if (row === undefined) throw unknown()
  return reportView(row, await figuresOfReports(db, rows))
}
