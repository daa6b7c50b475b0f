import type { Output } from '@lianbing/contract/client'

export type Report = Output<'GET /api/participation/overview'>
export type Figures = Omit<Report['totals'], 'members'> & { members?: number }

/** A share of nothing is no share. */
const share = (part: number, whole: number | undefined): number | undefined =>
  whole === undefined || whole === 0 ? undefined : part / whole

/** What is worked out of the counts; undefined where there is nothing to divide by. Only what is marked can be passed. */
export const sharesOf = (row: Figures) => ({
  coverage: share(row.people, row.members),
  accuracy: share(row.right, row.answers),
  passRate: share(row.passed, row.attempts - row.awaiting),
})

/** The value a table is sorted by; what has none stands last in both directions. */
export type Column =
  | 'members'
  | 'people'
  | 'coverage'
  | 'participations'
  | 'answers'
  | 'accuracy'
  | 'attempts'
  | 'passRate'
export const figureOf = (row: Figures, column: Column): number | undefined => ({ ...row, ...sharesOf(row) })[column]

export const sortRows = <R extends Figures>(rows: readonly R[], column: Column, descending: boolean): R[] =>
  [...rows].sort((a, b) => {
    const [x, y] = [figureOf(a, column), figureOf(b, column)]
    if (x === undefined || y === undefined) return (x === undefined ? 1 : 0) - (y === undefined ? 1 : 0)
    return descending ? y - x : x - y
  })
