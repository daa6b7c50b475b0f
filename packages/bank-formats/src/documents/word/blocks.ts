import { limits } from '../../file/limits.ts'
import type { Element } from '../../file/markup.ts'
import type { XmlVisitor } from '../../file/xml.ts'
import { BankFileError } from '../../problems.ts'
import { attribute } from './attribute.ts'
import { type Paragraph, readParagraph, type WordContext } from './paragraph.ts'

export interface Cell {
  blocks: Block[]
  /** Columns that it is wide. */
  span: number
  /** Merged with the cell above. */
  continues: boolean
}

export interface Table {
  kind: 'table'
  rows: Cell[][]
}

export type Block = Paragraph | Table

/** Parts of paragraphs that say nothing about a question and make up most of a document. */
const unread = new Set(
  'lang sz szCs kern spacing ind jc tabs tcBorders tblBorders pBdr proofErr bookmarkStart bookmarkEnd snapToGrid rPrChange pPrChange del moveFrom fill path lock'.split(
    ' ',
  ),
)

/** Containers that are not shown where they stand between paragraphs. */
const unshown = new Set(['del', 'moveFrom', 'Fallback', 'sdtPr', 'tblPr', 'tblGrid', 'sectPr', 'tblPrEx'])

/** Reads paragraphs and tables as an XML part, or a tree, goes by; only one paragraph is held as a tree at a time. */
export interface BlockReader extends Required<XmlVisitor> {
  blocks: Block[]
}

interface OpenTable {
  table: Table
  row: Cell[]
  deleted: boolean
  /** Where the cell's blocks go. */
  cell: Cell
}

const newCell = (span = 1): Cell => ({ blocks: [], span, continues: false })

/** `count` gives the number of the next paragraph. */
export const blockReader = (context: WordContext, count: () => number): BlockReader => {
  const blocks: Block[] = []
  const tables: OpenTable[] = []
  const tree: Element[] = []
  let number = 0
  let skipped = 0

  const inner = (name: string, attributes: Readonly<Record<string, string>>) => {
    const element: Element = { name, attributes, children: [] }
    tree.at(-1)?.children.push(element)
    tree.push(element)
  }
  const add = (block: Block) => (tables.at(-1)?.cell.blocks ?? blocks).push(block)

  const inTable = (open: OpenTable, name: string, attributes: Readonly<Record<string, string>>) => {
    const value = attribute({ name, attributes, children: [] }, 'val')
    if (name === 'tr') {
      open.row = []
      open.deleted = false
    } else if (name === 'gridBefore') open.row.push(newCell(widthOf(value)))
    else if (name === 'tc') open.cell = newCell()
    else if (name === 'gridSpan') open.cell.span = widthOf(value)
    else if (name === 'vMerge') open.cell.continues = value !== 'restart'
  }

  return {
    blocks,
    open: (name, attributes) => {
      if (skipped > 0) skipped++
      else if (tree.length > 0) {
        if (unread.has(name)) skipped = 1
        else inner(name, attributes)
      } else if (name === 'p') {
        number = count()
        inner(name, {})
      } else if (name === 'altChunk') {
        // Only Word itself takes such a part apart, when it saves.
        throw new BankFileError('format.docx-wrapped')
      } else if (unshown.has(name)) {
        const open = tables.at(-1)
        if (name === 'del' && open) open.deleted = true
        skipped = 1
      } else if (name === 'tbl') {
        tables.push({ table: { kind: 'table', rows: [] }, row: [], deleted: false, cell: newCell() })
      } else {
        const open = tables.at(-1)
        if (open) inTable(open, name, attributes)
      }
    },
    close: (name) => {
      if (skipped > 0) {
        skipped--
        return
      }
      if (tree.length > 0) {
        const element = tree.pop()
        if (!element || tree.length > 0) return
        const paragraph = readParagraph(element, number, context)
        add(paragraph)
        for (const box of paragraph.boxes) for (const block of blocksIn(box, context, count)) add(block)
        return
      }
      const open = tables.at(-1)
      if (!open) return
      if (name === 'tc') open.row.push(open.cell)
      else if (name === 'tr' && !open.deleted) open.table.rows.push(open.row)
      else if (name === 'tbl') {
        tables.pop()
        add(open.table)
      }
    },
    text: (text) => {
      const last = tree.at(-1)
      if (skipped === 0 && last && (last.name === 't' || last.name === 'instrText')) last.children.push(text)
    },
  }
}

const widthOf = (value: string | undefined) => Math.min(Math.max(1, Number(value) || 1), limits.columns)

/** The blocks inside an element that is already a tree. */
const blocksIn = (element: Element, context: WordContext, count: () => number): Block[] => {
  const reader = blockReader(context, count)
  const replay = (parent: Element) => {
    for (const child of parent.children) {
      if (typeof child === 'string') reader.text(child)
      else {
        reader.open(child.name, child.attributes)
        replay(child)
        reader.close(child.name)
      }
    }
  }
  replay(element)
  return reader.blocks
}

/** Numbers paragraphs from 1, and refuses a document of far too many. */
export const paragraphCount = (): (() => number) => {
  let count = 0
  return () => {
    if (++count > limits.paragraphs)
      throw new BankFileError('file.hostile', { detail: 'there are too many paragraphs' })
    return count
  }
}
