import { limits } from '../file/limits.ts'
import { bankParts } from './bank-parts.ts'
import { writeDocx } from './docx/write-docx.ts'
import { writeGift } from './moodle/write-gift.ts'
import { writeMoodleXml } from './moodle/write-moodle-xml.ts'
import { writePackage } from './package/write-package.ts'
import { gapsBelow, placedGaps } from './placed-gaps.ts'
import { writeQti } from './qti/write-qti.ts'
import type { BankToWrite, Loss, QuestionToWrite, WrittenBank, WrittenFile, WrittenFormat } from './written.ts'
import { writeXlsx } from './xlsx/write-xlsx.ts'
import { zipFile } from './zip-file.ts'

const writers: Record<WrittenFormat, (bank: BankToWrite) => WrittenFile> = {
  json: writePackage,
  gift: writeGift,
  'moodle-xml': writeMoodleXml,
  qti: writeQti,
  xlsx: writeXlsx,
  docx: writeDocx,
}

/** Questions as a file of this format, in halves where it became larger than an import takes. */
const writeParts = (bank: BankToWrite, format: WrittenFormat): WrittenFile[] => {
  const { questions } = bank
  const file = writers[format](bank)
  if (file.bytes.length <= limits.fileBytes || questions.length < 2) return [file]
  const half = Math.ceil(questions.length / 2)
  const of = (some: readonly QuestionToWrite[]) => writeParts({ ...bank, questions: some }, format)
  return [...of(questions.slice(0, half)), ...of(questions.slice(half))]
}

const shifted = (files: readonly WrittenFile[]) => {
  let before = 0
  return files.flatMap(({ notes, questions }) => {
    const from = before
    before += questions
    return notes.map((note) => ({ ...note, questionIndex: note.questionIndex + from }))
  })
}

/** The questions as this format can place their gaps; our own package says how many there are. */
const placed = (bank: BankToWrite, format: WrittenFormat): BankToWrite =>
  format === 'json'
    ? bank
    : { ...bank, questions: bank.questions.map(({ draft, ...rest }) => ({ ...rest, draft: placedGaps(draft) })) }

const gapNotes = (bank: BankToWrite, format: WrittenFormat): Loss[] =>
  bank.questions.flatMap(({ draft }, questionIndex) =>
    format === 'json' || gapsBelow(draft).length === 0 ? [] : { questionIndex, code: 'gaps.placed' as const },
  )

/** What only our own package has a place for. */
const markingNotes = (bank: BankToWrite, format: WrittenFormat): Loss[] =>
  bank.questions.flatMap(({ identity }, questionIndex): Loss[] => {
    if (format === 'json') return []
    const { also = [], treatment = 'key' } = identity ?? {}
    return [
      ...(also.length === 0 ? [] : [{ questionIndex, code: 'further-answers' as const }]),
      ...(treatment === 'key' ? [] : [{ questionIndex, code: 'treatment' as const }]),
    ]
  })

/**
 * Questions as a file of this format, with what it cannot hold. Where one file would be more than an import takes,
 * several in a zip, each of which is one. `tell` hears how many questions are written.
 */
export const writeBank = (
  bank: BankToWrite,
  format: WrittenFormat,
  tell: (written: number) => void = () => undefined,
): WrittenBank => {
  const files: WrittenFile[] = []
  let written = 0
  for (const questions of bankParts(placed(bank, format), format)) {
    files.push(...writeParts({ ...bank, questions }, format))
    written += questions.length
    tell(written)
  }
  const all = shifted(files)
  // Of one that is not in the file nothing else was lost.
  const missing = new Set(all.flatMap(({ code, questionIndex }) => (code.startsWith('question.') ? questionIndex : [])))
  const more = [...gapNotes(bank, format), ...markingNotes(bank, format)]
  const notes = [...all, ...more.filter(({ questionIndex }) => !missing.has(questionIndex))]
  const [only] = files
  if (only !== undefined && files.length === 1) return { ...only, notes, parts: 1 }
  const digits = String(files.length).length
  const nameOf = ({ extension }: WrittenFile, place: number) =>
    `${bank.name}-${String(place + 1).padStart(digits, '0')}.${extension}`
  const parts = files.map((file, place) => ({
    name: nameOf(file, place),
    data: file.bytes,
    stored: file.extension === 'zip',
  }))
  return {
    bytes: zipFile(parts),
    extension: 'zip',
    type: 'application/zip',
    questions: written,
    notes,
    parts: files.length,
  }
}
