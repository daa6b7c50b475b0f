import { limits } from '../file/limits.ts'
import { cellOf, type SheetRow } from './sheet.ts'

/** Rows from 1, columns from 0, both ends inside. */
export interface MergedArea {
  top: number
  bottom: number
  left: number
  right: number
}

/** Cells that merged areas may fill in one sheet, far more than any real one has; the rest stays as it stands. */
const mostCells = 200_000

/** The first of the rows whose number is not below; rows are in order. */
const firstFrom = (rows: readonly SheetRow[], number: number) => {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle]?.number ?? 0) < number) low = middle + 1
    else high = middle
  }
  return low
}

/** Gives each row what the merged areas around its cells say. Only rows with content are looked at, whatever size an area claims. */
export const spreadMerged = (rows: readonly SheetRow[], areas: readonly MergedArea[]): void => {
  const sorted = [...rows].sort((a, b) => a.number - b.number)
  let room = mostCells
  for (const { top, bottom, left, right } of areas) {
    const start = firstFrom(sorted, top)
    const first = sorted[start]
    if (!first || first.number !== top || left >= limits.columns) continue
    const text = cellOf(first, left)
    if (text.trim() === '') continue
    for (let index = start; index < sorted.length && (sorted[index]?.number ?? bottom + 1) <= bottom; index++) {
      const row = sorted[index]
      if (!row) break
      row.merged ??= new Map()
      for (let column = left; column <= right && column < limits.columns && room > 0; column++, room--)
        if (index > start || column > left) row.merged.set(column, text)
      if (room <= 0) return
    }
  }
}
