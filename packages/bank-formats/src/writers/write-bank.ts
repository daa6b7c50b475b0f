import { writeDocx } from './docx/write-docx.ts'
import { writeGift } from './moodle/write-gift.ts'
import { writeMoodleXml } from './moodle/write-moodle-xml.ts'
import { writePackage } from './package/write-package.ts'
import { writeQti } from './qti/write-qti.ts'
import type { BankToWrite, WrittenFile, WrittenFormat } from './written.ts'
import { writeXlsx } from './xlsx/write-xlsx.ts'

const writers: Record<WrittenFormat, (bank: BankToWrite) => WrittenFile> = {
  json: writePackage,
  gift: writeGift,
  'moodle-xml': writeMoodleXml,
  qti: writeQti,
  xlsx: writeXlsx,
  docx: writeDocx,
}

/** Questions as a file of this format, with what it cannot hold. */
export const writeBank = (bank: BankToWrite, format: WrittenFormat): WrittenFile => writers[format](bank)
