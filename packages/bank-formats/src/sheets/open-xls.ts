import { read, utils, type WorkSheet } from '@e965/xlsx'
import { limits } from '../file/limits.ts'
import type { Wanted } from '../layouts/assess.ts'
import { pictureShelf } from '../pictures/pictures.ts'
import { BankFileError } from '../problems.ts'
import { cleanText } from '../text/marks.ts'
import { textObjects } from '../text/objects.ts'
import { type MergedArea, spreadMerged } from './merged-areas.ts'
import { numberKind, numberText } from './number-text.ts'
import type { Sheet, SheetRow } from './sheet.ts'
import { readXlsPictures } from './xls-pictures.ts'
import { putPictures } from './xlsx-pictures.ts'

interface XlsCell {
  t: string
  v?: unknown
  z?: unknown
}

const cellText = (cell: XlsCell | undefined, from1904: boolean): string => {
  if (!cell || cell.t === 'z' || cell.t === 'e' || cell.v === undefined || cell.v === null) return ''
  if (cell.t === 'b') return cell.v ? 'TRUE' : 'FALSE'
  if (typeof cell.v === 'number')
    return numberText(cell.v, numberKind(0, typeof cell.z === 'string' ? cell.z : 'General'), from1904)
  return cleanText(String(cell.v)).slice(0, limits.cellCharacters)
}

const rowsOf = (sheet: WorkSheet, from1904: boolean): SheetRow[] => {
  const grid: (XlsCell | undefined)[][] = (sheet['!data'] ?? []) as (XlsCell | undefined)[][]
  const rows: SheetRow[] = []
  // The table may start below row 1, but its grid always counts from there.
  grid.forEach((line, index) => {
    const cells = Array.from(line ?? [], (cell) => cellText(cell, from1904)).slice(0, limits.columns)
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ number: index + 1, cells })
  })
  return rows
}

const areasOf = (sheet: WorkSheet): MergedArea[] =>
  (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r + 1, bottom: e.r + 1, left: s.c, right: e.c }))

/** The sheets of an old binary workbook (BIFF), pictures as characters in the cells over which they begin. Throws BankFileError where it is broken or protected. */
export const openXls = (
  bytes: Uint8Array,
  { pictures = pictureShelf(), objects = textObjects() }: Pick<Wanted, 'pictures' | 'objects'> = {},
): Sheet[] => {
  try {
    const book = read(bytes, {
      type: 'buffer',
      dense: true,
      cellNF: true,
      cellHTML: false,
      cellFormula: false,
      cellText: false,
      sheetRows: limits.rows,
    })
    const from1904 = book.Workbook?.WBProps?.date1904 === true
    const floating = readXlsPictures(bytes)
    return book.SheetNames.slice(0, limits.sheets).map((name) => {
      const sheet = book.Sheets[name]
      const rows = sheet?.['!ref'] && utils.decode_range(sheet['!ref']) ? rowsOf(sheet, from1904) : []
      spreadMerged(rows, sheet ? areasOf(sheet) : [])
      const placed = (floating.get(name) ?? []).map(({ row, column, bytes: shown }) => ({
        row,
        column,
        text: shown ? objects.add(pictures.add(shown)) : '',
      }))
      return { name, rows: putPictures(rows, placed) }
    })
  } catch (error) {
    const detail = error instanceof Error ? error.message : 'unknown'
    throw /password|encrypt/i.test(detail)
      ? new BankFileError('file.encrypted')
      : new BankFileError('file.damaged', { detail })
  }
}
