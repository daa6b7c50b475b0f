import type { Place } from '../bank-reading.ts'

/** An exam point (鉴定点) of a sheet; each stands before those below it. */
export interface PointRow {
  at: Place
  /** 0 at the top; one more than that of the point above it. */
  depth: number
  name: string
  code: string | null
  /** Hundredths of a percent of the paper. */
  weight: number | null
  importance: 'X' | 'Y' | 'Z' | null
}

/** Why a row is no exam point; texts for people stand in the SPA by code. */
export const pointProblemCodes = [
  'name.missing',
  'name.too-long',
  'name.twice',
  'code.too-long',
  'code.twice',
  'weight.unreadable',
  'importance.unreadable',
  'parent.unknown',
  'parent.left-out',
  'parent.circle',
  'level.unreadable',
  'level.skipped',
  'level.too-deep',
] as const
export type PointProblemCode = (typeof pointProblemCodes)[number]

/** `text` is what stands in the cell, or the place of the row that is in the way. */
export interface PointProblem {
  at: Place
  code: PointProblemCode
  text: string
}

/** Every row of the sheet that was read is a point or a problem. */
export interface PointsReading {
  /** Undefined for a file that is one table. */
  sheet: string | undefined
  /** Other sheets that hold exam points too, and were not read. */
  otherSheets: string[]
  points: PointRow[]
  problems: PointProblem[]
}

/** What a cell says, before anything is made of it. */
export interface RawPoint {
  at: Place
  name: string
  code: string
  weight: string
  importance: string
  above: RawPoint | null
  /** Found while the rows were put in their order. */
  problem?: { code: PointProblemCode; text: string }
}
