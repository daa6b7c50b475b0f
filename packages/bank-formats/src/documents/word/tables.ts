import type { Inline } from '@lianbing/contract'
import { limits } from '../../file/limits.ts'
import { toContent } from '../../question/to-content.ts'
import type { Sheet, SheetRow } from '../../sheets/sheet.ts'
import { plain } from '../../text/comparable.ts'
import type { TextObjects } from '../../text/objects.ts'
import { typeOf } from '../../text/words.ts'
import type { Line } from '../document.ts'
import type { Block } from './blocks.ts'
import { keyTableLines } from './key-table.ts'
import { recordTableLines } from './record-table.ts'
import { tableKind } from './table-kind.ts'
import { paragraphLines, type UsualLook } from './write-lines.ts'
import { cellText, joinedLine, unrolled, type WrittenCell, writeTable } from './written-table.ts'

/** A document as lines, and the sheets of questions that stand in it as tables; their rows are paragraph numbers. */
export interface WrittenDocument {
  lines: Line[]
  sheets: Sheet[]
}

type Rows = WrittenCell[][]

/** The table's grid: a merged cell has its text in its first column. */
const gridOf = (row: readonly WrittenCell[]): string[] =>
  row.flatMap((cell) => [cellText(cell), ...Array.from({ length: cell.span - 1 }, () => '')]).slice(0, limits.columns)

const firstLine = (row: readonly WrittenCell[]) => row.find(({ lines }) => lines.length > 0)?.lines[0]
const sheetRow = (row: readonly WrittenCell[]): SheetRow => ({
  number: Number(firstLine(row)?.at.slice(1)),
  cells: gridOf(row).map((text) => text.slice(0, limits.cellCharacters)),
})
const widthOf = (rows: readonly SheetRow[]) => Math.max(0, ...rows.slice(0, 100).map(({ cells }) => cells.length))

/** The model's bounds of a table. */
const largest = { rows: 200, columns: 50, inlines: 100 }

/** A table of data as one character; a larger one than questions can show goes as text. */
const dataLines = (rows: Rows, objects: TextObjects): Line[] => {
  const children = (text: string): Inline[] =>
    objects
      .place(toContent(text))
      .flatMap((block, index) =>
        block.type === 'table' ? [] : [...(index > 0 ? [{ type: 'run' as const, text: ' ' }] : []), ...block.children],
      )
  const grids = rows.map(gridOf)
  const width = Math.max(...grids.map((grid) => grid.length))
  // Where columns were split for the sake of other rows, nothing stands in some of them.
  const columns = Array.from({ length: width }, (_, column) => column).filter((column) =>
    grids.some((grid) => (grid[column] ?? '').trim() !== ''),
  )
  const cells = grids.map((grid) => columns.map((column) => children(grid[column] ?? '')))
  const fits =
    rows.length <= largest.rows &&
    columns.length <= largest.columns &&
    cells.every((row) => row.every((cell) => cell.length <= largest.inlines))
  const at = rows[0] && firstLine(rows[0])?.at
  if (!fits || at === undefined) return rows.flatMap(joinedLine)
  return [{ at, text: objects.add({ type: 'table', rows: cells }) }]
}

/** All lines of a document; tables become lines, characters or sheets, whichever they are. */
export const writeDocument = (
  blocks: readonly Block[],
  usual: UsualLook,
  objects: TextObjects,
  isSheet: (sheet: Sheet) => boolean,
): WrittenDocument => {
  const lines: Line[] = []
  const sheets: Sheet[] = []
  /** The sheet that the table just before belongs to. */
  let open: Sheet | undefined
  /** The words just before. */
  let before = ''
  const put = (more: readonly Line[]) => {
    for (const line of more) {
      lines.push(line)
      if (line.text.trim() === '') continue
      before = line.text
      open = undefined
    }
  }
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      put(paragraphLines(block, usual))
      continue
    }
    const rows = writeTable(block, usual)
    if (rows.length === 0) continue
    const sheet: Sheet = {
      // A heading above that names a type of questions holds for all of them.
      name: before.length < 60 && typeOf(plain(before)) !== undefined ? plain(before) : undefined,
      rows: rows.map(sheetRow),
    }
    const typed = keyTableLines(rows, rows.map(gridOf)) ?? recordTableLines(rows)
    if (typed) {
      put(typed)
      continue
    }
    const kind = tableKind(rows, () => isSheet(sheet))
    // A table is often broken by a page, and its headings stand only above its first part.
    const goesOn = kind === 'data' || kind === 'frame'
    if (goesOn && open && widthOf(open.rows) === widthOf(sheet.rows)) open.rows.push(...sheet.rows)
    else if (kind === 'sheet') {
      sheets.push(sheet)
      open = sheet
    } else if (kind === 'data') put(dataLines(rows, objects))
    else if (kind === 'options') put(rows.flatMap(joinedLine))
    else if (kind === 'frame') put(rows.flatMap(unrolled))
  }
  return { lines, sheets }
}
