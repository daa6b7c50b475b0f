import { limits } from '../file/limits.ts'
import { walkXml } from '../file/xml.ts'
import { BankFileError } from '../problems.ts'
import { UNDERLINE, unmarked } from '../text/marks.ts'
import type { MergedArea } from './merged-areas.ts'
import { numberText } from './number-text.ts'
import type { SheetRow } from './sheet.ts'
import type { CellPictures } from './xlsx-cell-pictures.ts'
import { stringCollector } from './xlsx-strings.ts'

/** What a sheet's cells refer to. */
export interface XlsxContext {
  strings: readonly string[]
  /** Kind of number by cell style. */
  kinds: readonly ('date' | 'percent' | 'number')[]
  from1904: boolean
  pictures: CellPictures
}

/** Column of a reference such as C17, from 0. */
const columnOf = (reference: string): number => {
  let column = 0
  for (const letter of reference) {
    if (letter < 'A' || letter > 'Z') break
    column = column * 26 + letter.charCodeAt(0) - 64
  }
  return column - 1
}

const cellText = (type: string, style: number, raw: string, context: XlsxContext): string => {
  if (raw === '') return ''
  if (type === 's') return context.strings[Number(raw)] ?? ''
  if (type === 'b') return raw === '1' ? 'TRUE' : 'FALSE'
  // #N/A and the like say nothing that belongs into a question.
  if (type === 'e') return ''
  if (type === 'str' || type === 'd') return raw.slice(0, limits.cellCharacters)
  const value = Number(raw)
  return Number.isFinite(value) ? numberText(value, context.kinds[style] ?? 'number', context.from1904) : raw
}

/** Real sheets merge some hundreds of areas; more are not looked at. */
const mostAreas = 20_000

/** The area of a reference such as A2:B17. */
const areaOf = (reference: string): MergedArea => {
  const [start = '', end = start] = reference.split(':')
  const row = (cell: string) => Number(/\d+$/.exec(cell.slice(0, 20))?.[0] ?? 0)
  return { top: row(start), bottom: row(end), left: columnOf(start), right: columnOf(end) }
}

/** Text without marks of underlining; underlined blanks become lines to write on. */
const withoutUnderlines = (text: string) =>
  text.includes(UNDERLINE) ? unmarked(text.replace(/\uE002[\s\u00A0_]*\uE003/g, '____')) : text

/** Rows with content, and which areas are merged; validations and empty rows are never looked at, whatever they claim. */
export const readXlsxRows = (
  part: Buffer,
  context: XlsxContext,
  room: number,
): { rows: SheetRow[]; areas: MergedArea[] } => {
  const areas: MergedArea[] = []
  const rows: SheetRow[] = []
  const inline = stringCollector()
  let row: SheetRow = { number: 0, cells: [] }
  let column = -1
  let type = ''
  let style = 0
  let raw = ''
  let inValue = false
  let inFormula = false
  let formula = ''
  let value = 0

  /** What a cell shows that holds a picture instead of words. */
  const pictureOf = (shown: string, formula: string, value: number) => {
    const id = /DISPIMG\(\s*"([^"]{1,80})"/.exec(shown.includes('DISPIMG') ? shown : formula)?.[1]
    return id === undefined ? context.pictures.byValue[value - 1] : (context.pictures.byId.get(id) ?? '')
  }

  const closeCell = () => {
    const shown = type === 'inlineStr' ? inline.value() : cellText(type, style, raw, context)
    const picture = pictureOf(shown, formula, value)
    const text = picture ?? shown
    if (picture) row.pictured = true
    if (text.trim() === '' || column < 0 || column >= limits.columns) return
    while (row.cells.length < column) row.cells.push('')
    row.cells[column] = withoutUnderlines(text)
    if (text.includes(UNDERLINE)) {
      row.underlined ??= new Map()
      row.underlined.set(column, text)
    }
  }
  walkXml(part, {
    open: (name, attributes) => {
      if (name === 'row') {
        row = { number: Number(attributes.r) || row.number + 1, cells: [] }
        column = -1
      } else if (name === 'c') {
        column = attributes.r ? columnOf(attributes.r) : column + 1
        type = attributes.t ?? 'n'
        style = Number(attributes.s ?? 0)
        raw = ''
        formula = ''
        value = Number(attributes.vm ?? 0)
        inline.start()
      } else if (name === 'v') inValue = true
      else if (name === 'f') inFormula = true
      else if (name === 'mergeCell' && attributes.ref && areas.length < mostAreas) areas.push(areaOf(attributes.ref))
      else if (type === 'inlineStr') inline.open(name, attributes)
    },
    close: (name) => {
      if (name === 'v') inValue = false
      else if (name === 'f') inFormula = false
      else if (name === 'c') {
        closeCell()
        type = ''
      } else if (name === 'row' && row.cells.length > 0) {
        if (rows.length >= room) throw new BankFileError('bank.too-many', { limit: limits.rows })
        rows.push(row)
      } else if (type === 'inlineStr') inline.close(name)
    },
    text: (text) => {
      if (inValue) raw += text
      else if (inFormula) formula = (formula + text).slice(0, 200)
      else if (type === 'inlineStr') inline.text(text)
    },
  })
  return { rows, areas }
}
