import type { Line } from '../document.ts'
import type { Cell, Table } from './blocks.ts'
import { paragraphLines, type UsualLook } from './write-lines.ts'

/** A cell of a table: its lines with content, and the columns that it takes. */
export interface WrittenCell {
  lines: Line[]
  span: number
}

/** A line with the number that Word shows before it. */
const labelled = ({ label, text }: Line): string =>
  label === undefined || label === '' ? text : `${label} ${text.trimStart()}`

export const cellText = ({ lines }: WrittenCell): string => lines.map(labelled).join('\n')

const cellLines = (cell: Cell, usual: UsualLook): Line[] => {
  const lines: Line[] = []
  for (const block of cell.blocks) {
    if (block.kind === 'paragraph') lines.push(...paragraphLines(block, usual))
    else for (const row of writeTable(block, usual)) lines.push(...joinedLine(row))
  }
  return lines.filter(({ text, label }) => text.trim() !== '' || label !== undefined)
}

/** The rows of a table, without those that are empty; a cell that goes on from above is empty. */
export const writeTable = (table: Table, usual: UsualLook): WrittenCell[][] =>
  table.rows
    .map((row) => row.map((cell) => ({ lines: cell.continues ? [] : cellLines(cell, usual), span: cell.span })))
    .filter((row) => row.some(({ lines }) => lines.length > 0))

/** A row as one line, its cells apart by tabs; none where it is empty. */
export const joinedLine = (row: readonly WrittenCell[]): Line[] => {
  const filled = row.filter(({ lines }) => lines.length > 0)
  const first = filled[0]?.lines[0]
  if (!first) return []
  return [{ at: first.at, text: filled.map((cell) => cellText(cell).replaceAll('\n', ' ')).join('\t') }]
}

const onlyNumber = ({ lines }: WrittenCell) =>
  lines.length === 1 && /^\s*[（(]?\d{1,4}[)）]?\s*[.．、]?\s*$/.test(labelled(lines[0] as Line))

/** The lines of a row's cells one after the other; a cell with nothing but a number stands before the next one's. */
export const unrolled = (row: readonly WrittenCell[]): Line[] => {
  const lines: Line[] = []
  let number = ''
  for (const cell of row) {
    if (onlyNumber(cell)) {
      number += `${cellText(cell).trim()}\t`
      continue
    }
    for (const line of cell.lines) {
      lines.push(number === '' ? line : { at: line.at, text: number + labelled(line) })
      number = ''
    }
  }
  return number === '' ? lines : [...lines, ...joinedLine(row.filter(onlyNumber))]
}
