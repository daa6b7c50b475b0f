import { contentText } from '@lianbing/contract'
import { z } from 'zod'
import type { Db } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import { type Figures, figuresOf, findFigures } from '../figure-queries.ts'
import { pageOf, pageSize, readCursor } from '../page.ts'
import { findReports, type ReportRow } from './report-queries.ts'

export const reportView = ({ stem, versionId, createdAt, ...row }: ReportRow, figures: Figures) => ({
  ...row,
  stemText: contentText(stem),
  createdAt: createdAt.toISOString(),
  ...figuresOf(figures, versionId),
})

/** How these reports' questions were answered: what most get wrong may have a wrong key. */
export const figuresOfReports = (db: Db, rows: readonly ReportRow[]): Promise<Figures> => {
  const trades = new Set(rows.map(({ tradeCode }) => tradeCode))
  const versions = new Set(rows.map(({ versionId }) => versionId))
  return findFigures(db, [...trades], [...versions])
}

export const listReports = async (
  db: Db,
  scope: BankScope,
  { cursor, state }: { cursor?: string | undefined; state?: ReportRow['state'] | undefined },
) => {
  const before = readCursor(z.uuid(), cursor)
  const rows = await findReports(db, scope, { state, before }, pageSize + 1)
  const figures = await figuresOfReports(db, rows)
  return pageOf(
    rows,
    (row) => reportView(row, figures),
    (row) => row.reportId,
  )
}
