import type { QuestionDraft } from '@lianbing/contract'
import type { Loss, LossCode } from './written.ts'

/** Collects what a format cannot hold, each loss of a question once. */
export const lossList = () => {
  const notes: Loss[] = []
  return {
    notes,
    /** Tells of the losses of one question. */
    of: (questionIndex: number) => {
      const told = new Set<LossCode>()
      return (code: LossCode, fields?: string[]) => {
        if (told.has(code)) return
        told.add(code)
        notes.push({ questionIndex, code, ...(fields ? { fields } : {}) })
      }
    },
  }
}
export type TellLoss = ReturnType<ReturnType<typeof lossList>['of']>

const fields = [
  'level',
  'difficulty',
  'examPoint',
  'source',
  'sourceDetail',
  'licence',
  'author',
  'reviewer',
  'standard',
  'edition',
  'validFrom',
  'validUntil',
] as const
type Field = (typeof fields)[number]

/** Tells which of a question's particulars a format has no place for. */
export const tellFields = (draft: QuestionDraft, kept: readonly Field[], tell: TellLoss): void => {
  const lost = fields.filter((field) => draft[field] !== null && !kept.includes(field))
  if (lost.length > 0) tell('fields', lost)
}
