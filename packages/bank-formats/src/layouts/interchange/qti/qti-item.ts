import type { QuestionDraft } from '@lianbing/contract'
import type { Element } from '../../../file/markup.ts'
import type { BankProblem } from '../../../problems.ts'
import type { ExactQuestion } from '../../../question/exact-draft.ts'
import type { Declaration, Value } from './declarations.ts'
import type { BodyReader } from './item-body.ts'
import type { Answers, Scoring } from './response-processing.ts'

/** An item that is being read: its parts, in the names of QTI 2.x. */
export interface QtiItem {
  tree: Element
  body: Element
  declarations: ReadonlyMap<string, Declaration>
  scoring: Scoring
  reader: BodyReader
}

/** A question with the answers that its key stands for, in the item's own identifiers. */
export interface ReadItem {
  question: ExactQuestion
  answers: Answers
}

/** One interaction of an item as a question. Throws Rejection where the model has no room for it. */
export type ReadInteraction = (item: QtiItem, interactions: readonly Element[]) => ReadItem

export type Key = QuestionDraft['key']

/** The declared answer of an interaction; an empty one where nothing is declared. */
export const declarationOf = (item: QtiItem, interaction: Element): Declaration => {
  const identifier = interaction.attributes.responseIdentifier ?? ''
  return item.declarations.get(identifier) ?? { identifier, cardinality: 'single', baseType: '', correct: [] }
}

/** A single answer. */
export const answered = ({ identifier }: Declaration, value: Value): Answers => new Map([[identifier, value]])

/** The item's scoring, with the item to tell what of it is not kept. */
export const pointsOf = ({ scoring, reader }: QtiItem) => ({
  score: scoring.score,
  warn: (problem: BankProblem) => {
    reader.warnings.push(problem)
  },
})
