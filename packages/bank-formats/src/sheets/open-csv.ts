import { limits } from '../file/limits.ts'
import { BankFileError } from '../problems.ts'
import { cleanText } from '../text/marks.ts'
import type { Sheet, SheetRow } from './sheet.ts'

/** How the fields of a table in text are told apart. */
export interface CsvDialect {
  delimiter: string
  quote: string
}

/** Fields of each record. A quote inside an unquoted field is text; an unclosed one ends with the file. */
const parseCsv = (text: string, { delimiter, quote }: CsvDialect, records = Number.POSITIVE_INFINITY) => {
  const rows: string[][] = []
  let fields: string[] = []
  let index = 0
  while (index < text.length && rows.length < records) {
    let field = ''
    let start = index
    while (text[start] === ' ') start++
    if (text[start] === quote) {
      index = start + 1
      for (;;) {
        const end = text.indexOf(quote, index)
        field += text.slice(index, end === -1 ? text.length : end)
        index = end === -1 ? text.length : end + 1
        if (end === -1 || text[index] !== quote) break
        field += quote
        index++
      }
    }
    const rest = index
    while (index < text.length && text[index] !== delimiter && text[index] !== '\n') index++
    fields.push(field + text.slice(rest, index))
    if (text[index] !== delimiter) {
      rows.push(fields)
      fields = []
    } else if (index + 1 === text.length) fields.push('')
    index++
  }
  if (fields.length > 0) rows.push(fields)
  return rows
}

const delimiters = [',', '\t', ';', '|', '，']

/** The pair that makes most records equally wide, and wide at all. */
const sniffDialect = (text: string): CsvDialect => {
  const sample = text.slice(0, 200_000)
  const opening = (pattern: RegExp) => sample.match(pattern)?.length ?? 0
  const singles = opening(/(^|[\n,\t;|])'/g)
  const quote = singles > opening(/\n/g) && singles > opening(/(^|[\n,\t;|])"/g) ? "'" : '"'
  let best = { delimiter: ',', quote }
  let bestScore = 0
  for (const delimiter of delimiters) {
    const widths = new Map<number, number>()
    const rows = parseCsv(sample, { delimiter, quote }, 200)
    for (const row of rows) widths.set(row.length, (widths.get(row.length) ?? 0) + 1)
    for (const [width, count] of widths) {
      const score = width > 1 ? (count / rows.length) * Math.min(width, 8) : 0
      if (score > bestScore) {
        bestScore = score
        best = { delimiter, quote }
      }
    }
  }
  return best
}

/** A table in text as one sheet without a name; rows are counted as a spreadsheet would. */
export const openCsv = (text: string): Sheet => {
  const rows: SheetRow[] = []
  // Excel writes such a line before the table, and does not show it as a part of it.
  const [line = '', said] = /^["']?sep=(.)["']?[ \t,;]*\n/i.exec(text.slice(0, 40)) ?? []
  const table = text.slice(line.length)
  const sniffed = sniffDialect(table)
  parseCsv(table, said ? { ...sniffed, delimiter: said } : sniffed).forEach((fields, record) => {
    const index = said ? record + 1 : record
    const cells = fields.slice(0, limits.columns).map((field) => cleanText(field).slice(0, limits.cellCharacters))
    if (!cells.some((cell) => cell.trim() !== '')) return
    if (rows.length >= limits.rows) throw new BankFileError('bank.too-many', { limit: limits.rows })
    rows.push({ number: index + 1, cells })
  })
  return { name: undefined, rows }
}
