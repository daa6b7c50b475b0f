import type { Db } from '../../db/client.ts'
import { findLatestPlace, findSummaries, findTodaysFigures } from './queries.ts'

/** Two rounds of ten fit into the ten minutes before a shift. */
const dailyGoal = 20
/** A round left open longer than this is no longer what somebody goes on with. */
const openRoundDays = 7

export const getToday = async (db: Db, personId: string, timeZone: string) => {
  const figures = await findTodaysFigures(db, personId, timeZone)
  const [latest] = await findSummaries(db, personId, 1)
  const isOpen =
    latest !== undefined &&
    latest.answered < latest.count &&
    Date.now() - latest.startedAt.getTime() < openRoundDays * 86_400_000
  return {
    ...figures,
    goal: dailyGoal,
    openRound: isOpen ? { ...latest, startedAt: latest.startedAt.toISOString() } : null,
    place: await findLatestPlace(db, personId),
  }
}
