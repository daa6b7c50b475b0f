import { grade } from './grade.ts'
import type { Key, Mark, Response } from './types.ts'

/**
 * What becomes of a question whose key was wrong: it is marked by its key, everybody gets the mark, also who did not
 * answer, or it counts for nobody and leaves score and maximum.
 */
export const treatments = ['key', 'everyone', 'dropped'] as const
export type Treatment = (typeof treatments)[number]

/** All that decides how answers to one question are marked. */
export type Marking = {
  key: Key
  /** Further answers that are accepted, each as good as the key. */
  also?: readonly Key[] | undefined
  treatment?: Treatment | undefined
}

const order = ['wrong', 'open', 'right'] as const satisfies readonly Mark[]

/** Marks one answer by the accepted one that suits it best. Never throws. */
export const markBy = ({ key, also = [], treatment }: Marking, response: Response): Mark =>
  treatment === 'everyone'
    ? 'right'
    : [key, ...also].map((one) => grade(one, response)).reduce((a, b) => (order.indexOf(a) < order.indexOf(b) ? b : a))

/**
 * The pass mark of a paper that lost questions: the same share of what is left, rounded up to a hundredth of a mark.
 * All in hundredths of a mark.
 */
export const passMarkOf = (passScore: number, whole: number, left: number): number =>
  left === whole || whole === 0 ? passScore : Math.ceil((passScore * left) / whole)
