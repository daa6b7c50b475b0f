import { type Language, type QuestionDraft, questionDraft } from '@lianbing/contract'
import type { Element } from '../../../file/markup.ts'
import { type BankProblem, bankProblem } from '../../../problems.ts'
import { longest } from '../../../question/draft-parts.ts'
import { type ExactQuestion, exactDraft } from '../../../question/exact-draft.ts'
import type { PictureOf } from './item-body.ts'

/** What stands above a question's stem. */
export interface Material {
  /** What its section tells; no case, because it may be no more than "Answer all questions". */
  told: readonly Element[]
  /** A case of its own file. */
  parts: Element[]
  /** Shared by the questions of that case. */
  group?: string
  /** The case's file, where it is not there. */
  missing?: string
}

/** What an item is told by the file around it. */
export interface Surroundings {
  pictureOf: PictureOf
  language?: Language | undefined
  /** Of its section or test. */
  examPoint?: string | undefined
  material?: Material | undefined
}

export type ItemReading = { draft: QuestionDraft; warnings: BankProblem[] } | { problem: BankProblem }

/** The first two that look the same: nobody could tell which of them is meant. */
const sameLook = (options: QuestionDraft['options']): BankProblem | undefined => {
  const seen = new Map<string, string>()
  for (const { id, content } of options) {
    const look = JSON.stringify(content)
    const first = seen.get(look)
    if (first !== undefined) return bankProblem('options.duplicate', { first, second: id })
    seen.set(look, id)
  }
  return undefined
}

/** The question as a draft that the model can hold. */
export const exactItem = (
  question: ExactQuestion,
  { language, examPoint }: Surroundings,
  warnings: BankProblem[],
): ItemReading => {
  const built = exactDraft({ ...question, language, ...(examPoint ? { examPoint } : {}) })
  if ('problem' in built) return built
  const same = sameLook(built.draft.options) ?? sameLook(built.draft.targets)
  if (same) return { problem: same }
  const { success } = questionDraft.safeParse(built.draft)
  const once = new Map(warnings.map((warning) => [warning.message, warning]))
  return success
    ? { draft: built.draft, warnings: [...once.values()] }
    : { problem: bankProblem('stem.too-long', { limit: longest.stem }) }
}
