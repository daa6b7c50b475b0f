import type { OpeningView } from './running-queries.ts'

export const openingView = ({ openingId, opensAt, closesAt, state, attempts, active }: OpeningView) => ({
  openingId,
  opensAt: opensAt.toISOString(),
  closesAt: closesAt?.toISOString() ?? null,
  state,
  attempts,
  active,
})
