/**
 * A row with content. Cells hold cleaned text (raised and lowered characters marked, pictures as characters), '' where
 * there is none.
 */
export interface SheetRow {
  /** As the program shows it, from 1. */
  number: number
  cells: string[]
  /** Cells inside a merged area but its first, by column: what the area says. */
  merged?: Map<number, string>
  /** Cells with underlined runs, by column, with their marks. */
  underlined?: Map<number, string>
  /** Some cell holds a picture. */
  pictured?: boolean
  /** A picture is anchored here that cannot be read. */
  picture?: boolean
}

export interface Sheet {
  /** Undefined for a file that is one table. */
  name: string | undefined
  rows: SheetRow[]
  /** Whether rows and columns changed places: then a row's number counts the columns of the file. */
  turned?: boolean
}

/** The letters of a column, from 0: A, B … AA. */
const columnName = (column: number): string =>
  (column >= 26 ? columnName(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))

/** The place of a row, for people; of a cell where several questions share the row. */
export const rowPlace = (sheet: Sheet, row: Pick<SheetRow, 'number'>, column?: number): string => {
  const letters = column === undefined ? '' : columnName(column)
  const place = sheet.turned ? columnName(row.number - 1) : `${letters}${row.number}`
  return sheet.name === undefined ? place : `${sheet.name}!${place}`
}

/** The cell of a row; there is none beyond the row's end. */
export const cellOf = (row: SheetRow, column: number | undefined): string =>
  column === undefined ? '' : (row.cells[column] ?? '')

/** The cell of a row, or what the merged area around it says. */
export const spreadCellOf = (row: SheetRow, column: number | undefined): string => {
  const own = cellOf(row, column)
  return own.trim() === '' && column !== undefined ? (row.merged?.get(column) ?? '') : own
}
