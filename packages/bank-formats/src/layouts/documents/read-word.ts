import { openDocx } from '../../documents/open-docx.ts'
import type { CheckedZip } from '../../file/zip.ts'
import { pictureShelf } from '../../pictures/pictures.ts'
import { BankFileError } from '../../problems.ts'
import type { Sheet } from '../../sheets/sheet.ts'
import type { Strip } from '../../source/strips.ts'
import { textObjects } from '../../text/objects.ts'
import { type Assessed, countsOf, type Wanted, worth } from '../assess.ts'
import { readSheets } from '../tables/read-sheets.ts'
import { isAnswerSheet } from './answer-sheet.ts'
import { withKeyTables } from './paper-key-table.ts'
import { readDocument } from './read-document.ts'

/** Rows of a table in a document are named by their first paragraph. */
const inParagraphs = (reading: Assessed): Assessed => {
  const placed = <Value extends { at?: string }>(value: Value): Value =>
    value.at === undefined ? value : { ...value, at: `¶${value.at.slice(value.at.lastIndexOf('!') + 1)}` }
  return {
    ...reading,
    drafts: reading.drafts.map(placed),
    rejected: reading.rejected.map(placed),
    warnings: reading.warnings.map(placed),
  }
}

const paragraphOf = ({ at = '' }: { at?: string }) => Number(at.replace('¶', ''))
const inOrder = <Value extends { at?: string }>(values: readonly Value[]): Value[] =>
  [...values].sort((a, b) => paragraphOf(a) - paragraphOf(b))

/** Rows of its tables as strips of the document. */
const tableStrips = (tables: Assessed | undefined): Strip[] =>
  (tables?.source?.() ?? []).flatMap((strip) => {
    const paragraph = /(?:^|!)(\d+)$/.exec(strip.at)?.[1]
    return paragraph === undefined ? [] : [{ ...strip, at: `¶${paragraph}`, part: '' }]
  })
const inPlaceOrder = (strips: readonly Strip[]) => [...strips].sort((a, b) => paragraphOf(a) - paragraphOf(b))

/** The questions that stand in the lines of a document, and those in its tables, as one reading. */
const together = (lines: Assessed, tables: Assessed): Assessed => {
  const [main, other] = lines.score >= tables.score ? [lines, tables] : [tables, lines]
  return {
    ...main,
    reason: `${main.reason} ${other.reason}`,
    drafts: inOrder([...lines.drafts, ...tables.drafts]),
    rejected: inOrder([...lines.rejected, ...tables.rejected]),
    warnings: [...lines.warnings, ...tables.warnings],
    score: lines.score + tables.score,
    alternatives: [...main.alternatives, countsOf(other)],
  }
}

/** Questions below headings that name the columns, or keyed ones: any table of data reads as questions and answers. */
const readsAsSheet = (sheet: Sheet, wanted: Wanted): boolean => {
  const reading = readSheets([sheet], wanted)
  if (!reading || reading.drafts.length <= reading.rejected.length) return false
  return (
    reading.layout !== 'table.bare' || reading.drafts.every(({ draft }) => worth[draft.type] === worth['single-choice'])
  )
}

/**
 * The best reading of a Word document, its tables of questions included; undefined where it holds no question. Throws
 * BankFileError where its parts are broken or hostile.
 */
export const readWord = async (zip: CheckedZip, part: string, wanted: Wanted): Promise<Assessed | undefined> => {
  const { objects = textObjects(), pictures = pictureShelf() } = wanted
  const all: Wanted = { ...wanted, objects, pictures }
  const opened = await openDocx(zip, part, {
    objects,
    pictures,
    isSheet: (sheet) => readsAsSheet(sheet, all),
  })
  const document = withKeyTables(opened.document, objects)
  const lines = readDocument(document, all)
  const sheets = readSheets(opened.sheets, all)
  const tables = sheets && inParagraphs(sheets)
  const reading = lines && tables ? together(lines, tables) : (lines ?? tables)
  if (!reading && isAnswerSheet(document)) throw new BankFileError('bank.only-answers')
  return (
    reading && {
      ...reading,
      warnings: [...reading.warnings, ...opened.warnings],
      source: () => inPlaceOrder([...(lines?.source?.() ?? []), ...tableStrips(sheets)]),
    }
  )
}
