import { decodeText } from '../file/decode-text.ts'
import { sniffFormat } from '../file/sniff-format.ts'
import { openZip } from '../file/zip.ts'
import { BankFileError } from '../problems.ts'
import { openCsv } from './open-csv.ts'
import { openXls } from './open-xls.ts'
import { openXlsx, workbookPart } from './open-xlsx.ts'
import type { Sheet } from './sheet.ts'

/** The tables of a workbook (.xlsx, .xls) or of text. Throws BankFileError where it is neither, broken or hostile. */
export const openSheets = async (bytes: Uint8Array): Promise<Sheet[]> => {
  const sniffed = sniffFormat(bytes)
  if (sniffed === 'xls') return openXls(bytes)
  if (sniffed === 'text') return [openCsv(decodeText(bytes))]
  const zip = await openZip(bytes)
  const workbook = workbookPart(zip)
  if (workbook === undefined) throw new BankFileError('format.zip')
  return openXlsx(zip, workbook)
}
