import type { Language } from '@lianbing/contract'
import { bankProblem } from '../problems.ts'
import type { Sheet } from '../sheets/sheet.ts'
import { type Assessed, bestReading } from './assess.ts'
import { tableBare } from './table-bare.ts'
import { tableWithHeader } from './table-header.ts'
import { tableOptionsBelow } from './table-options-below.ts'

/** Every layout of a sheet; a new one is a file here and a name in this list. */
const layouts = [tableWithHeader, tableOptionsBelow, tableBare]

/** Each sheet in the layout that suits it best, together as one reading; undefined where no sheet holds a question. */
export const readSheets = (sheets: readonly Sheet[], language: Language | undefined): Assessed | undefined => {
  const readings: Assessed[] = []
  const skipped: Assessed['warnings'] = []
  for (const sheet of sheets) {
    const best = sheet.rows.length === 0 ? undefined : bestReading(layouts, sheet, language)
    if (best) readings.push(best)
    else if (sheet.rows.length > 0)
      skipped.push(bankProblem('sheet.skipped', { sheet: sheet.name ?? '', rows: sheet.rows.length }))
  }
  const total = (layout: string) =>
    readings.reduce((sum, reading) => sum + (reading.layout === layout ? reading.score : 0), 0)
  const main = [...readings].sort((a, b) => total(b.layout) - total(a.layout))[0]
  if (!main) return undefined
  return {
    ...main,
    drafts: readings.flatMap((reading) => reading.drafts),
    rejected: readings.flatMap((reading) => reading.rejected),
    warnings: [...readings.flatMap((reading) => reading.warnings), ...skipped],
  }
}
