import type { PracticeQuestion } from '@lianbing/contract'

export type CasePlace = { place: number; of: number }

/** Where a question stands among its neighbours of the same case, from 1; undefined where it stands alone. */
export const casePlace = (questions: readonly PracticeQuestion[], index: number): CasePlace | undefined => {
  const shared = JSON.stringify(questions[index]?.material ?? [])
  if (shared === '[]') return undefined
  const isSame = (at: number) => JSON.stringify(questions[at]?.material ?? []) === shared
  let first = index
  while (isSame(first - 1)) first -= 1
  let last = index
  while (isSame(last + 1)) last += 1
  return first === last ? undefined : { place: index - first + 1, of: last - first + 1 }
}
