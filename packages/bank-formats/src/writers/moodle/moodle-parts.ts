import { type Content, contentText, type QuestionDraft } from '@lianbing/contract'
import { categoryPoint } from '../../layouts/interchange/moodle/category.ts'
import { isPinned } from '../../text/words.ts'
import { type TellLoss, tellFields } from '../notes.ts'
import { inlinesOf } from '../pictures-of.ts'

/** Percent of the marks for each of several right options, in the digits that Moodle takes. */
export const share = (count: number): string => String(Number((100 / count).toFixed(5)))

/** The case stands above the stem: Moodle has no questions that belong together. */
export const askedContent = (draft: QuestionDraft, tell: TellLoss): Content => {
  if (draft.material.length > 0) tell('case.above-stem')
  return [...draft.material, ...draft.stem]
}

/** Whether the options have to keep their order: a text names one by its letter, or one keeps its place. */
export const keepsOrder = (draft: QuestionDraft): boolean =>
  draft.options.some(({ pinned }) => pinned) ||
  [draft.stem, draft.explanation, ...draft.options.map(({ content }) => content)]
    .flatMap(inlinesOf)
    .some(({ type }) => type === 'option')

/** What Moodle has no place for in any type. */
export const tellCommon = (draft: QuestionDraft, tell: TellLoss): void => {
  tellFields(draft, ['examPoint'], tell)
  const moved = [...draft.options, ...draft.targets].some(
    ({ content, pinned }) => pinned !== isPinned(contentText(content)),
  )
  if (moved) tell('pinned')
  if (draft.key.type === 'blanks' && draft.key.anyOrder) tell('any-order')
}

/** The path of a category whose last name is the exam point; the top, where that cannot be told from Moodle's own. */
export const categoryPath = (examPoint: string | null, tell: TellLoss): string => {
  const top = '$course$/top'
  if (examPoint === null) return top
  const path = `${top}/${examPoint.replaceAll('/', '//').replace(/\s+/g, ' ').trim()}`
  if (categoryPoint(path) === examPoint) return path
  tell('exam-point')
  return top
}
