import type { PracticeQuestion } from '@lianbing/contract'
import { loadFormulas } from './formula.tsx'
import { loadPictureViewer } from './picture.tsx'
import { inlinesOf } from './response.ts'
import { pictureUrl } from './use-picture-load.ts'

const choices: readonly PracticeQuestion['type'][] = ['single-choice', 'multiple-choice', 'true-false']
export const isChoice = ({ type }: Pick<PracticeQuestion, 'type'>): boolean => choices.includes(type)

export const loadOtherQuestion = () => import('./other-question.tsx')
export const loadKeyView = () => import('./key-view.tsx')

const textsOf = ({ material, stem, options, targets }: PracticeQuestion) =>
  inlinesOf([...material, ...stem, ...[...options, ...targets].flatMap(({ content }) => content)])

/** Fetches what a paper needs beside choices while there is signal: the next question is never waited for. */
export const prepareFor = (questions: readonly PracticeQuestion[]): void => {
  const load = (part: () => Promise<unknown>) => void part().catch(() => {})
  if (!questions.every(isChoice)) for (const part of [loadOtherQuestion, loadKeyView]) load(part)
  const texts = questions.flatMap(textsOf)
  if (texts.some(({ type }) => type === 'formula')) load(loadFormulas)
  if (texts.some(({ type }) => type === 'image')) load(loadPictureViewer)
}

/** Has the pictures of the next question on the device before it is shown. */
export const preparePictures = (question: PracticeQuestion | undefined): void => {
  if (!question) return
  for (const part of textsOf(question)) if (part.type === 'image') new Image().src = pictureUrl(part)
}
