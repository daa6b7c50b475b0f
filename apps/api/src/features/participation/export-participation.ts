import type { Db } from '../../db/client.ts'
import type { Principal } from '../../http/session.ts'
import { listTradeNames } from './queries.ts'
import { type Asked, readParticipation } from './read-participation.ts'
import { type WorkbookLocale, workbookWords } from './workbook-words.ts'
import { writeWorkbook } from './write-workbook.ts'

/** The report as a workbook in the reader's language. */
export const exportParticipation = async (
  db: Db,
  principal: Principal,
  { locale, ...asked }: Asked & { locale: WorkbookLocale },
  timeZone: string,
) => {
  const report = await readParticipation(db, principal, asked, timeZone)
  const names = new Map((await listTradeNames(db)).map((trade) => [trade.code, trade.names[locale]]))
  const { from, to, organisation } = report
  return {
    bytes: writeWorkbook(report, names, locale),
    fileName: `${workbookWords[locale].file} ${organisation.name} ${from} ${to}.xlsx`,
  }
}
