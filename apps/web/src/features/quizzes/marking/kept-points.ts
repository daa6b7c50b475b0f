import type { AnswerToMark, Given } from './marking.ts'

const nameOf = ({ answerId, round, keyVersion }: AnswerToMark) => `lianbing.marking.${answerId}.${round}.${keyVersion}`
const listName = (quizId: string) => `lianbing.marked.${quizId}`
/** Enough to go back to what one has just seen wrongly. */
const mostKept = 30

const read = (name: string): unknown => {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? 'null')
  } catch {
    return null
  }
}
const write = (name: string, value: unknown) => {
  try {
    if (value === null) sessionStorage.removeItem(name)
    else sessionStorage.setItem(name, JSON.stringify(value))
  } catch {
    // A browser that keeps nothing still marks; only a reload loses what was typed.
  }
}

const isGiven = (value: unknown): value is Given =>
  typeof value === 'object' && value !== null && 'points' in value && Array.isArray(value.points) && 'note' in value

/** What was typed for an answer before a reload, else what was saved of it, else nothing. */
export const firstGiven = (answer: AnswerToMark): Given => {
  const kept = read(nameOf(answer))
  const { lines } = answer.rubric
  if (isGiven(kept) && kept.points.length === lines.length) return kept
  const { mine } = answer
  if (mine !== null && mine.lines.length === lines.length)
    return { points: mine.lines.map(({ points }) => points), note: mine.note }
  return { points: lines.map(() => null), note: mine?.note ?? '' }
}
export const keepGiven = (answer: AnswerToMark, given: Given | null): void => write(nameOf(answer), given)

/** An answer that was saved in this window, and what was given for it. */
export type Marked = { answerId: string; score: number }
const isMarked = (value: unknown): value is Marked =>
  typeof value === 'object' && value !== null && 'answerId' in value && 'score' in value

/** The newest last. */
const markedHere = (quizId: string): Marked[] => {
  const kept = read(listName(quizId))
  return Array.isArray(kept) ? kept.filter(isMarked) : []
}
const others = (quizId: string, answerId: string) => markedHere(quizId).filter((one) => one.answerId !== answerId)

export const keepMarked = (quizId: string, marked: Marked): void =>
  write(listName(quizId), [...others(quizId, marked.answerId), marked].slice(-mostKept))
export const forgetMarked = (quizId: string, answerId: string): void =>
  write(listName(quizId), others(quizId, answerId))

/** The one that was saved before this one, or the last of all. */
export const markedBefore = (quizId: string, answerId?: string): Marked | undefined => {
  const all = markedHere(quizId)
  const place = all.findIndex((one) => one.answerId === answerId)
  return all[place < 0 ? all.length - 1 : place - 1]
}
