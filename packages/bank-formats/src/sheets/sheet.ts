/** A row with content. Cells hold cleaned text (raised and lowered characters marked), '' where there is none. */
export interface SheetRow {
  /** As the program shows it, from 1. */
  number: number
  cells: string[]
  /** A picture is anchored here. */
  picture?: boolean
}

export interface Sheet {
  /** Undefined for a file that is one table. */
  name: string | undefined
  rows: SheetRow[]
}

/** The place of a row, for people. */
export const rowPlace = (sheet: Sheet, row: Pick<SheetRow, 'number'>): string =>
  sheet.name === undefined ? String(row.number) : `${sheet.name}!${row.number}`

/** The cell of a row; there is none beyond the row's end. */
export const cellOf = (row: SheetRow, column: number | undefined): string =>
  column === undefined ? '' : (row.cells[column] ?? '')
