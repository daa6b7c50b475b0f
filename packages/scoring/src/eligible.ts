/** Whom a quiz is for; an empty list bounds nothing. */
export type Eligible = {
  tradeCodes: readonly string[]
  levels: readonly number[]
  /** Everybody of these and below them. */
  organisationIds: readonly number[]
}
export type Candidate = {
  tradeCode: string | null
  level: number | null
  /** Ids from the root down: `/1/4/17/`. */
  organisationPath: string
}
export type Bound = 'trade' | 'level' | 'organisation'

/** What keeps somebody out of a quiz; nothing where they may take part. */
export const boundsMissed = (
  { tradeCodes, levels, organisationIds }: Eligible,
  { tradeCode, level, organisationPath }: Candidate,
): Bound[] => {
  const missed: [Bound, boolean][] = [
    ['trade', tradeCodes.length > 0 && (tradeCode === null || !tradeCodes.includes(tradeCode))],
    ['level', levels.length > 0 && (level === null || !levels.includes(level))],
    ['organisation', organisationIds.length > 0 && !organisationIds.some((id) => organisationPath.includes(`/${id}/`))],
  ]
  return missed.flatMap(([bound, isMissed]) => (isMissed ? [bound] : []))
}
