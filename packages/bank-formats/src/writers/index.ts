export { writeBank } from './write-bank.ts'
export {
  type BankToWrite,
  type Loss,
  type LossCode,
  lossCodes,
  type PictureToWrite,
  type QuestionIdentity,
  type QuestionToWrite,
  type WrittenFile,
  type WrittenFormat,
  writtenFormats,
} from './written.ts'
export { writeTemplate } from './xlsx/write-template.ts'
