import { letteredDraft } from '../lettered-draft.ts'
import { lossList } from '../notes.ts'
import { groupNames } from '../package/package-value.ts'
import type { BankToWrite, WrittenFile } from '../written.ts'
import { headingRow, type SheetShape, sheetColumns, sheetRow } from './sheet-row.ts'
import { type PlacedPicture, workbookFile } from './workbook.ts'

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Wide where people read, narrow where a letter stands. */
export const sheetWidths = (shape: SheetShape): number[] =>
  sheetColumns(shape).map((column) => {
    if (typeof column !== 'string') return 18
    if (column === 'stem' || column === 'explanation' || column === 'material') return 48
    return column === 'answer' || column === 'source' || column === 'examPoint' ? 20 : 12
  })

export const sheetNames = { 'zh-CN': '题目', en: 'Questions' }

const most = (counts: readonly number[], least: number) => counts.reduce((a, b) => Math.max(a, b), least)

/** One sheet, a row a question, in columns that our reader takes for exactly what they say. */
export const writeXlsx = (bank: BankToWrite): WrittenFile => {
  const losses = lossList()
  const shape: SheetShape = {
    options: most(
      bank.questions.map(({ draft }) => draft.options.length),
      4,
    ),
    targets: most(
      bank.questions.map(({ draft }) => draft.targets.length),
      0,
    ),
    language: bank.language,
  }
  const rows = [headingRow(shape)]
  const pictures: PlacedPicture[] = []
  const group = groupNames()
  for (const [index, { draft: given }] of bank.questions.entries()) {
    const draft = letteredDraft(given)
    const row = sheetRow({ ...draft, group: group(draft) }, rows.length, shape, bank.pictures, losses.of(index))
    if (!row) continue
    rows.push(row.cells)
    pictures.push(...row.placed)
  }
  const sheet = { name: sheetNames[bank.language], rows, widths: sheetWidths(shape), pictures, headed: true }
  return {
    bytes: workbookFile([sheet]),
    extension: 'xlsx',
    type: xlsxType,
    questions: rows.length - 1,
    notes: losses.notes,
  }
}
