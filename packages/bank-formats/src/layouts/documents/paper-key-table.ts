import type { Content } from '@lianbing/contract'
import { contentText } from '@lianbing/contract'
import type { Line, TextDocument } from '../../documents/document.ts'
import { plain } from '../../text/comparable.ts'
import type { TextObjects } from '../../text/objects.ts'
import { isKey } from './paper-answers.ts'
import { keyLine } from './paper-key-line.ts'

const lone = /^\s*([\u{F0000}-\u{FFFFD}])\s*$/u

const rowsOf = (content: Content): string[][] | undefined => {
  const [block, more] = content
  if (block?.type !== 'table' || more) return undefined
  return block.rows.map((row) => row.map((cell) => plain(contentText([{ type: 'paragraph', children: cell }]))))
}

const isNumber = (cell: string) => /^\d{1,4}$/.test(cell)

/** A row of numbers and below it a row of answers: 题号 1 2 3 over 答案 A B C. */
const acrossRows = (rows: readonly string[][]): string[] | undefined => {
  const lines: string[] = []
  for (let at = 0; at < rows.length; at += 2) {
    const numbers = (rows[at] ?? [])
      .map((cell, column) => (isNumber(cell) ? column : -1))
      .filter((column) => column >= 0)
    const answers = numbers.map((column) => rows[at + 1]?.[column] ?? '')
    const said = answers.filter((answer) => answer !== '')
    if (numbers.length < 2 || said.length === 0 || !said.every(isKey)) return undefined
    const entries = numbers.flatMap((column, place) =>
      answers[place] ? [`${rows[at]?.[column]}.${answers[place]}`] : [],
    )
    lines.push(entries.join(' '))
  }
  return lines
}

/** Numbers and answers beside each other: "1 | A | 6 | C", or "1.A | 2.B". */
const besideEachOther = (rows: readonly string[][]): string[] | undefined => {
  const body = rows.filter((row) => /\d/.test(row.join('')))
  const lines = body.map((row) =>
    row
      .filter((cell) => cell !== '')
      .map((cell, place, cells) => (isNumber(cell) && isKey(cells[place + 1] ?? '') ? `${cell}.` : cell))
      .join(' '),
  )
  return lines.length > 0 && rows.length - body.length <= 1 && lines.every((line) => keyLine(line)?.entries.length)
    ? lines
    : undefined
}

/** The document with its tables of answers as lines, so that they are read as keys like typed ones. */
export const withKeyTables = (document: TextDocument, objects: TextObjects | undefined): TextDocument => {
  if (!objects) return document
  return {
    lines: document.lines.flatMap((line): Line[] => {
      const character = lone.exec(line.text.slice(0, 40))?.[1]
      if (character === undefined || line.text.length > 40) return [line]
      const content = objects.place([{ type: 'paragraph', children: [{ type: 'run', text: character }] }])
      const rows = rowsOf(content)
      const keys = rows && (acrossRows(rows) ?? besideEachOther(rows))
      return keys ? keys.map((text) => ({ at: line.at, text })) : [line]
    }),
  }
}
