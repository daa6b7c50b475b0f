import { contentText, type QuestionDraft } from '@lianbing/contract'

/** A name for lists: how the question begins. */
export const titleOf = (draft: QuestionDraft, index: number): string =>
  `${index + 1}. ${contentText(draft.stem).replace(/\s+/g, ' ').trim().slice(0, 60)}`
