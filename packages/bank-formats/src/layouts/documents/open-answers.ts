import type { TextDocument } from '../../documents/document.ts'
import { openDocx } from '../../documents/open-docx.ts'
import { openText } from '../../documents/open-text.ts'
import { documentPart } from '../../documents/word/word-parts.ts'
import { decodeText } from '../../file/decode-text.ts'
import { sniffFormat } from '../../file/sniff-format.ts'
import { openZip } from '../../file/zip.ts'
import type { Pictures } from '../../pictures/pictures.ts'
import { BankFileError } from '../../problems.ts'
import { openXls } from '../../sheets/open-xls.ts'
import { openXlsx, workbookPart } from '../../sheets/open-xlsx.ts'
import { rowPlace, type Sheet } from '../../sheets/sheet.ts'
import type { TextObjects } from '../../text/objects.ts'
import { withKeyTables } from './paper-key-table.ts'

/** A workbook's rows as lines, for what is no table of questions. */
const sheetLines = (sheets: readonly Sheet[]): TextDocument => ({
  lines: sheets.flatMap((sheet) =>
    sheet.rows.map((row) => ({ at: rowPlace(sheet, row), text: row.cells.join('\t').trim() })),
  ),
})

/**
 * A second file, which holds answers, as a document, whatever its format is; its pictures and formulas go to those of
 * the first. Throws BankFileError where it cannot be opened.
 */
export const openAnswers = async (
  bytes: Uint8Array,
  { objects, pictures }: { objects: TextObjects; pictures: Pictures },
): Promise<TextDocument> => {
  const sniffed = sniffFormat(bytes)
  if (sniffed === 'text') return openText(decodeText(bytes))
  if (sniffed === 'xls') return sheetLines(openXls(bytes))
  const zip = await openZip(bytes)
  const workbook = workbookPart(zip)
  if (workbook) return sheetLines(await openXlsx(zip, workbook))
  const part = await documentPart(zip)
  if (part === undefined) throw new BankFileError('format.zip')
  const { document } = await openDocx(zip, part, { objects, pictures, isSheet: () => false })
  return withKeyTables(document, objects)
}
