export { picturesOf } from './pictures-of.ts'
export {
  type Loss,
  type LossCode,
  lossCodes,
  type QuestionIdentity,
  type QuestionToWrite,
  type WrittenFormat,
} from './written.ts'
