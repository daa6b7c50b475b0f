import { guideSheets, type SheetLanguage } from '../../layouts/tables/own-columns.ts'
import { typeWords } from '../type-names.ts'
import type { WrittenFile } from '../written.ts'
import { headingRow, type SheetShape, sheetColumns } from './sheet-row.ts'
import { type Example, examplesIn } from './template-examples.ts'
import { guideRows } from './template-guide.ts'
import { workbookFile } from './workbook.ts'
import { sheetNames, sheetWidths, xlsxType } from './write-xlsx.ts'

const rowOf = (shape: SheetShape, { options = [], targets = [], ...cells }: Example): string[] =>
  sheetColumns(shape).map((column) => {
    if (typeof column === 'string') return cells[column] ?? ''
    return ('option' in column ? options[column.option] : targets[column.target]) ?? ''
  })

/** The sheet that the import page offers: empty, with an example of each type and how to fill it in. */
export const writeTemplate = (language: SheetLanguage): WrittenFile => {
  const shape: SheetShape = { options: 6, targets: 4, language }
  const headings = headingRow(shape)
  const widths = sheetWidths(shape)
  const { examples, guide } = guideSheets[language]
  const list = { column: 0, values: Object.values(typeWords[language]) }
  const bytes = workbookFile([
    { name: sheetNames[language], rows: [headings], widths, list, headed: true },
    { name: examples, rows: [headings, ...examplesIn(language).map((one) => rowOf(shape, one))], widths, headed: true },
    { name: guide, rows: guideRows(language), widths: [30, 100], headed: false },
  ])
  return { bytes, extension: 'xlsx', type: xlsxType, questions: 0, notes: [] }
}
