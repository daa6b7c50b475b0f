import type { Language } from '@lianbing/contract'
import type { BankFormat, BankPackage, BankReading } from './bank-reading.ts'
import { openText } from './documents/open-text.ts'
import { documentPart } from './documents/word/word-parts.ts'
import { decodeText } from './file/decode-text.ts'
import { limits } from './file/limits.ts'
import { rootName } from './file/root-name.ts'
import { sniffFormat } from './file/sniff-format.ts'
import { openZip } from './file/zip.ts'
import type { Assessed, Wanted } from './layouts/assess.ts'
import { isAnswerSheet } from './layouts/documents/answer-sheet.ts'
import { openAnswers } from './layouts/documents/open-answers.ts'
import { readDocument } from './layouts/documents/read-document.ts'
import { readWord } from './layouts/documents/read-word.ts'
import { readAiken } from './layouts/interchange/aiken/read-aiken.ts'
import { readGift } from './layouts/interchange/gift/read-gift.ts'
import { moodleXmlRoot, readMoodleXml } from './layouts/interchange/moodle-xml/read-moodle-xml.ts'
import { readQtiPackage } from './layouts/interchange/qti/read-package.ts'
import { qtiKind, readQtiFile } from './layouts/interchange/qti/read-qti.ts'
import { readJson } from './layouts/json/read-json.ts'
import { packagePart, readZipPackage } from './layouts/package/zip-package.ts'
import { readSheets } from './layouts/tables/read-sheets.ts'
import { pictureShelf } from './pictures/pictures.ts'
import { settlePictures } from './pictures/settle-pictures.ts'
import { BankFileError, bankProblem } from './problems.ts'
import { keyFingerprint, questionFingerprint } from './question/fingerprint.ts'
import { openCsv } from './sheets/open-csv.ts'
import { openXls } from './sheets/open-xls.ts'
import { openXlsx, workbookPart } from './sheets/open-xlsx.ts'
import { mendOf, mendXml, mendZip, type Replacement } from './source/replace-text.ts'
import { sourceTexts } from './source/source-text.ts'
import { lineStrips } from './source/strips.ts'
import { HIDDEN } from './text/marks.ts'
import { textObjects } from './text/objects.ts'

export interface ReadBankOptions {
  /** Done to the file's texts, in this order, before any layout reads them. */
  replacements?: readonly Replacement[]
  /** Language of all questions; without it, each question's own words tell. */
  language?: Language
  /** Code of the layout to read the file in, one of an earlier reading's alternatives; without it the best is chosen. */
  layout?: string
  /**
   * A second file with the answers of a paper that has none: keys by number ("1-10：DAABC…"), or the questions again
   * with their answers.
   */
  answers?: { bytes: Uint8Array; fileName: string }
}

type Read = { format: BankFormat; reading: Assessed | undefined; package?: BankPackage }

const readZip = async (bytes: Uint8Array, wanted: Wanted): Promise<Read> => {
  const zip = await openZip(bytes)
  const workbook = workbookPart(zip)
  if (workbook) return { format: 'xlsx', reading: readSheets(await openXlsx(zip, workbook, wanted), wanted) }
  if (zip.names.includes(packagePart)) return { format: 'json', ...(await readZipPackage(zip, wanted)) }
  const document = await documentPart(zip)
  if (document !== undefined) return { format: 'docx', reading: await readWord(zip, document, wanted) }
  const qti = await readQtiPackage(mendZip(zip, wanted.replacements), wanted)
  if (qti) return { format: 'qti', reading: qti }
  throw new BankFileError('format.zip')
}

/** A format that says exactly what each part is, and nearly every part has a question: no other reading can be better. */
const isSure = ({ reading }: Read) =>
  reading !== undefined && reading.drafts.length >= 9 * reading.rejected.length && reading.drafts.length > 0

/** A text as a table, or why it is none: one that is longer than any table may still be something else. */
const readCsv = (text: string, wanted: Wanted): { reading?: Assessed | undefined; refused?: BankFileError } => {
  try {
    return { reading: readSheets([openCsv(text)], wanted) }
  } catch (error) {
    if (error instanceof BankFileError && error.code === 'bank.too-many') return { refused: error }
    throw error
  }
}

/** What plain text may be; the reading that is worth most is kept. */
const readPlainText = (text: string, wanted: Wanted): Read => {
  const mended = wanted.mend?.(text) ?? text
  const inLines = (reading: Assessed | undefined) =>
    reading && { ...reading, source: () => lineStrips(openText(mended)) }
  const exact: Read[] = [
    { format: 'gift', reading: inLines(readGift(mended, wanted)) },
    { format: 'aiken', reading: inLines(readAiken(mended, wanted)) },
  ]
  const sure = wanted.layout === undefined ? exact.find(isSure) : undefined
  if (sure) return sure
  const csv = readCsv(text, wanted)
  const readings: Read[] = [
    ...exact,
    { format: 'csv', reading: csv.reading },
    { format: 'txt', reading: readDocument(openText(text), wanted) },
  ]
  const found = readings
    .filter(({ reading }) => reading !== undefined)
    .sort(
      (a, b) =>
        (b.reading?.score ?? 0) - (a.reading?.score ?? 0) ||
        // A table sees each bar of "|||" as an empty column of its own.
        Number(b.reading?.layout === 'text.one-line') - Number(a.reading?.layout === 'text.one-line'),
    )
  if (found.length === 0 && csv.refused) throw csv.refused
  const { layout } = wanted
  // A list of keys can be taken for a table; a paper has stems beside its keys.
  if (!/^(gift|aiken)$/.test(found[0]?.format ?? '') && isAnswerSheet(openText(text)))
    throw new BankFileError('bank.only-answers')
  return (
    found.find(({ reading }) => layout !== undefined && reading?.layout === layout) ??
    found[0] ?? { format: 'txt', reading: undefined }
  )
}

/** XML of a format that is read; undefined for any other. */
const readMarkup = (given: Uint8Array, start: string, wanted: Wanted): Read | undefined => {
  const root = rootName(start)
  const bytes = mendXml(Buffer.from(given), wanted.replacements)
  if (root === moodleXmlRoot) return { format: 'moodle-xml', reading: readMoodleXml(bytes, wanted) }
  return qtiKind(root) && { format: 'qti', reading: readQtiFile(root, bytes, wanted) }
}

const readText = (bytes: Uint8Array, fileName: string, wanted: Wanted): Read => {
  const text = decodeText(bytes)
  const start = text.trimStart()
  if (/^<(!doctype html|html|table)/i.test(start)) throw new BankFileError('format.html')
  if (/^<\?xml[\s\S]{0,300}(Word\.Document|wordml)/.test(start)) throw new BankFileError('format.doc')
  const markup = start.startsWith('<') ? readMarkup(bytes, start, wanted) : undefined
  if (markup) return markup
  if (start.startsWith('<?xml') || /^<[a-z!]/i.test(start))
    throw new BankFileError(/Excel\.Sheet|spreadsheet/.test(start.slice(0, 500)) ? 'format.html' : 'format.xml')
  const json = /^[[{]/.test(start) ? readJson(start, wanted) : undefined
  if (json && !('detail' in json)) return { format: 'json', ...json }
  // Text may start with a bracket without being JSON; the name only decides which complaint helps more.
  const read = readPlainText(text, wanted)
  if (!read.reading && (json || /\.json$/i.test(fileName)))
    throw new BankFileError('format.json-invalid', { detail: json?.detail ?? 'it starts with neither [ nor {' })
  return read
}

/** Texts that are not what they seem to a reader never become questions. */
const rejectHidden = (reading: Assessed): Assessed => {
  const hidden = new Set(reading.drafts.filter(({ draft }) => JSON.stringify(draft).includes(HIDDEN)))
  return {
    ...reading,
    drafts: reading.drafts.filter((placed) => !hidden.has(placed)),
    rejected: [...reading.rejected, ...[...hidden].map(({ at }) => ({ at, ...bankProblem('text.hidden') }))],
  }
}

/**
 * Warns where another layout sees more questions in a document, so that none is passed over in silence. In a sheet the
 * rows of options would be counted too.
 */
const warnOfMore = ({ drafts, rejected, alternatives, warnings }: Assessed) => {
  const seen = drafts.length + rejected.length
  const [widest] = alternatives
    .map(({ layout, questions, rejected }) => ({ layout, more: questions + rejected - seen }))
    .sort((a, b) => b.more - a.more)
  if (widest && widest.more > 0) warnings.push(bankProblem('bank.more-seen', widest))
}

/** Warns of questions that stand in the file more than once, and of copies whose keys contradict each other. */
const warnOfDuplicates = ({ drafts, warnings }: Pick<Assessed, 'drafts' | 'warnings'>) => {
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
  const pictures = pictureShelf()
  const objects = textObjects()
  const { answers, ...choices } = options
  const wanted: Wanted = {
    ...choices,
    mend: mendOf(options.replacements),
    objects,
    pictures,
    ...(answers
      ? { answers: { document: await openAnswers(answers.bytes, { objects, pictures }), fileName: answers.fileName } }
      : {}),
  }
  const sniffed = sniffFormat(bytes)
  const read: Read =
    sniffed === 'zip'
      ? await readZip(bytes, wanted)
      : sniffed === 'xls'
        ? { format: 'xls', reading: readSheets(openXls(bytes, wanted), wanted) }
        : readText(bytes, fileName, wanted)
  if (!read.reading) throw new BankFileError('bank.no-questions')
  const reading = rejectHidden(read.reading)
  if (reading.drafts.length > limits.questions) throw new BankFileError('bank.too-many', { limit: limits.questions })
  const settled = await settlePictures(reading, pictures)
  if (read.format === 'txt' || read.format === 'docx') warnOfMore(reading)
  warnOfDuplicates({ ...reading, ...settled })
  const places = [...settled.drafts, ...settled.rejected].map(({ at }) => at)
  const textAt = sourceTexts(reading.source?.() ?? [], places)
  const sourced = <Value extends { at: string }>(value: Value) => ({ ...value, ...textAt(value.at) })
  return {
    format: read.format,
    layout: reading.layout,
    layoutReason: reading.reason,
    alternatives: reading.alternatives,
    warnings: reading.warnings,
    drafts: settled.drafts.map(sourced),
    rejected: settled.rejected.map(sourced),
    pictures: settled.pictures,
    ...(read.package ? { package: read.package } : {}),
  }
}
