export {
  type BankFormat,
  type BankPackage,
  type BankReading,
  type BankWarning,
  countByType,
  type PlacedDraft,
  type PlacedProblem,
} from './bank-reading.ts'
export { BankFileError, type BankProblem, type ProblemCode, type ProblemParams } from './problems.ts'
export { keyFingerprint, questionFingerprint } from './question/fingerprint.ts'
export { type ReadBankOptions, readBank } from './read-bank.ts'
