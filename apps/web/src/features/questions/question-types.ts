import type { PracticeQuestion } from '@lianbing/contract'

const choices: readonly PracticeQuestion['type'][] = ['single-choice', 'multiple-choice', 'true-false']
export const isChoice = ({ type }: Pick<PracticeQuestion, 'type'>): boolean => choices.includes(type)

export const loadOtherInput = () => import('./other-input.tsx')

/** Fetches what a paper needs beside choices while there is signal: the next question is never waited for. */
export const prepareFor = (questions: readonly PracticeQuestion[]): void => {
  if (!questions.every(isChoice)) void loadOtherInput().catch(() => {})
}
