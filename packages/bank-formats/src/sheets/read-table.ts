import { plain } from '../text/comparable.ts'
import { openSheets } from './open-sheets.ts'
import { rowPlace, spreadCellOf } from './sheet.ts'

/** The rows of one table; cells say what stands there, on one line each. */
export interface TableReading {
  rows: { at: string; cells: string[] }[]
}

/** More people than any list that is typed, and more numbers than any paper has. */
const most = { rows: 5_000, cells: 400 }

/**
 * Reads the first sheet that has rows.
 *
 * @throws BankFileError where the file is no table, is broken or is refused for safety.
 */
export const readTable = async (bytes: Uint8Array): Promise<TableReading> => {
  const sheet = (await openSheets(bytes)).find(({ rows }) => rows.length > 0)
  if (sheet === undefined) return { rows: [] }
  return {
    rows: sheet.rows.slice(0, most.rows).map((row) => ({
      at: rowPlace({ ...sheet, name: undefined }, row),
      cells: row.cells.slice(0, most.cells).map((_, column) => plain(spreadCellOf(row, column))),
    })),
  }
}
