import { bankProblem } from '../../problems.ts'
import type { Sheet } from '../../sheets/sheet.ts'
import { mendSheet } from '../../source/replace-text.ts'
import { sheetStrips } from '../../source/strips.ts'
import { type Assessed, bestReading, countsOf, type Wanted } from '../assess.ts'
import { isGuideSheet, ownPlacesOf, readOwnSheet } from './own-sheet.ts'
import { tableBare } from './table-bare.ts'
import { tableTurned, tableWithHeader } from './table-header.ts'
import { tableOptionsBelow } from './table-options-below.ts'
import { tablePaper } from './table-paper.ts'

/** Every layout of a sheet; a new one is a file here and a name in this list. */
const layouts = [tableWithHeader, tableTurned, tableOptionsBelow, tableBare, tablePaper]

/** What the other layouts would make of the sheets together. */
const otherReadings = (readings: readonly Assessed[], main: Assessed) => {
  const codes = new Set(
    readings.flatMap(({ layout, alternatives }) => [layout, ...alternatives.map((one) => one.layout)]),
  )
  codes.delete(main.layout)
  return [...codes].map((layout) => {
    const counts = readings.map(
      (reading) => reading.alternatives.find((one) => one.layout === layout) ?? countsOf(reading),
    )
    const sum = (name: 'questions' | 'rejected') => counts.reduce((total, one) => total + one[name], 0)
    return { layout, questions: sum('questions'), rejected: sum('rejected') }
  })
}

/** Each sheet in the layout that suits it best, together as one reading; undefined where no sheet holds a question. */
export const readSheets = (given: readonly Sheet[], wanted: Wanted): Assessed | undefined => {
  const sheets = given.map((sheet) => mendSheet(sheet, wanted.mend))
  const readings: Assessed[] = []
  const skipped: Assessed['warnings'] = []
  const ours = sheets.some((sheet) => ownPlacesOf(sheet))
  for (const sheet of sheets) {
    if (ours && isGuideSheet(sheet)) continue
    const places = ownPlacesOf(sheet)
    // A template that nobody has filled in is no bank.
    const own = places && sheet.rows.length > 1 ? readOwnSheet(sheet, places, wanted) : undefined
    const best = own ?? (places || sheet.rows.length === 0 ? undefined : bestReading(layouts, sheet, wanted))
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
    score: readings.reduce((sum, reading) => sum + reading.score, 0),
    alternatives: otherReadings(readings, main),
    source: () => sheetStrips(sheets),
  }
}
