import type { ExactQuestion } from '../../../question/exact-draft.ts'
import type { InteropItem, Response } from './interop-item.ts'
import type { InteropAnswers } from './interop-scoring.ts'

/** An item of QTI 1.2 as a question, with the answers that its key stands for. Throws Rejection. */
export type ReadInterop = (
  item: InteropItem,
  responses: readonly Response[],
) => { question: ExactQuestion; answers: InteropAnswers }
