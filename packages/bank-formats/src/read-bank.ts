import type { Language } from '@lianbing/contract'
import type { BankFormat, BankPackage, BankReading } from './bank-reading.ts'
import { decodeText } from './file/decode-text.ts'
import { limits } from './file/limits.ts'
import { sniffFormat } from './file/sniff-format.ts'
import { openZip } from './file/zip.ts'
import type { Assessed } from './layouts/assess.ts'
import { readJson } from './layouts/read-json.ts'
import { readSheets } from './layouts/read-sheets.ts'
import { BankFileError, bankProblem } from './problems.ts'
import { keyFingerprint, questionFingerprint } from './question/fingerprint.ts'
import { openCsv } from './sheets/open-csv.ts'
import { openXls } from './sheets/open-xls.ts'
import { openXlsx, workbookPart } from './sheets/open-xlsx.ts'

export interface ReadBankOptions {
  /** Language of all questions; without it, each question's own words tell. */
  language?: Language
}

type Read = { format: BankFormat; reading: Assessed | undefined; package?: BankPackage }

const readZip = async (bytes: Uint8Array, language: Language | undefined): Promise<Read> => {
  const zip = await openZip(bytes)
  const workbook = workbookPart(zip)
  if (workbook) return { format: 'xlsx', reading: readSheets(await openXlsx(zip, workbook), language) }
  throw new BankFileError(zip.names.includes('word/document.xml') ? 'format.docx' : 'format.zip')
}

const readText = (bytes: Uint8Array, fileName: string, language: Language | undefined): Read => {
  const text = decodeText(bytes)
  const start = text.trimStart()
  if (/^<(!doctype html|html|table)/i.test(start)) throw new BankFileError('format.html')
  if (/^<\?xml[\s\S]{0,300}(Word\.Document|wordml)/.test(start)) throw new BankFileError('format.doc')
  if (start.startsWith('<?xml') || /^<[a-z!]/i.test(start))
    throw new BankFileError(/Excel\.Sheet|spreadsheet/.test(start.slice(0, 500)) ? 'format.html' : 'format.xml')
  const json = /^[[{]/.test(start) ? readJson(start, language) : undefined
  if (json && !('detail' in json)) return { format: 'json', ...json }
  // Text may start with a bracket without being JSON; the name only decides which complaint helps more.
  const reading = readSheets([openCsv(text)], language)
  if (!reading && (json || /\.json$/i.test(fileName)))
    throw new BankFileError('format.json-invalid', { detail: json?.detail ?? 'it starts with neither [ nor {' })
  return { format: 'csv', reading }
}

/** Warns of questions that stand in the file more than once, and of copies whose keys contradict each other. */
const warnOfDuplicates = ({ drafts, warnings }: Pick<BankReading, 'drafts' | 'warnings'>) => {
  const seen = new Map<string, { at: string; key: string }>()
  for (const { at, draft } of drafts) {
    const fingerprint = questionFingerprint(draft)
    const first = seen.get(fingerprint)
    const key = keyFingerprint(draft)
    if (!first) seen.set(fingerprint, { at, key })
    else
      warnings.push({
        at,
        ...bankProblem(first.key === key ? 'question.duplicate' : 'key.duplicate-conflict', { first: first.at }),
      })
  }
}

/**
 * Reads the questions of a file: a workbook (.xlsx, .xls), a table in text (comma, tab …; UTF-8, UTF-16, GB18030) or
 * JSON in its common shapes. The bytes tell the format, `fileName` is only used for messages. Every question becomes
 * a draft or is rejected with its place and reason; the same question twice is kept and warned about.
 *
 * Reads hostile files within bounds of size, but not of time (a broken .xls can keep its parser looping): an untrusted
 * file goes through `readBankInChild`.
 *
 * @throws BankFileError where the file is no bank, is broken or is refused for safety.
 */
export const readBank = async (
  bytes: Uint8Array,
  fileName: string,
  options: ReadBankOptions = {},
): Promise<BankReading> => {
  if (bytes.length > limits.fileBytes)
    throw new BankFileError('file.too-large', { megabytes: limits.fileBytes / 1024 / 1024 })
  const { language } = options
  const sniffed = sniffFormat(bytes)
  const read: Read =
    sniffed === 'zip'
      ? await readZip(bytes, language)
      : sniffed === 'xls'
        ? { format: 'xls', reading: readSheets(openXls(bytes), language) }
        : readText(bytes, fileName, language)
  const { reading } = read
  if (!reading) throw new BankFileError('bank.no-questions')
  if (reading.drafts.length > limits.questions) throw new BankFileError('bank.too-many', { limit: limits.questions })
  warnOfDuplicates(reading)
  return {
    format: read.format,
    layout: reading.layout,
    layoutReason: reading.reason,
    drafts: reading.drafts,
    rejected: reading.rejected,
    warnings: reading.warnings,
    ...(read.package ? { package: read.package } : {}),
  }
}
