import type { quizzes } from '@lianbing/contract'
import { boundsMissed, countedScore } from '@lianbing/scoring'
import type { Db } from '../../../db/client.ts'
import type { Principal } from '../../../http/session.ts'
import { findOpenQuizzes } from '../quiz-queries.ts'
import { findOrganisationNames } from './override-queries.ts'
import { furtherRulesOf } from './stored-rules-queries.ts'

type Person = Pick<Principal, 'personId' | 'organisationPath' | 'tradeCode' | 'level'>

/** The end of the wait after the last attempt, where it has still to come by the database's clock. */
const startsAgain = (endedAt: Date | null, waitSeconds: number, readAt: Date): string | null => {
  if (endedAt === null) return null
  const at = new Date(endedAt.getTime() + waitSeconds * 1_000)
  return at > readAt ? at.toISOString() : null
}

/**
 * The quizzes that are open for a person now, with what the person has done in them. One that is not for them is not
 * shown, unless they are in it.
 */
export const listOpenQuizzes = async (db: Db, person: Person): Promise<quizzes.Quiz[]> => {
  const rows = (await findOpenQuizzes(db, person)).map((row) => ({ ...row, rules: furtherRulesOf(row.rules) }))
  const mine = rows.filter(
    ({ rules, activeAttemptId }) => activeAttemptId !== null || boundsMissed(rules.eligible, person).length === 0,
  )
  const named = mine.flatMap(({ rules }) => rules.eligible.organisationIds)
  const names = await findOrganisationNames(db, named)
  return mine.map(({ rules, scores, endedAt, readAt, ...row }) => ({
    ...row,
    ...rules,
    attemptsAllowed: row.attemptsAllowed === null ? null : row.attemptsAllowed + row.moreAttempts,
    eligibleOrganisations: rules.eligible.organisationIds.flatMap((id) => names.get(id) ?? []),
    opensAt: row.opensAt.toISOString(),
    closesAt: row.closesAt?.toISOString() ?? null,
    startsAgainAt: startsAgain(endedAt, rules.waitSeconds, readAt),
    countedScore: countedScore(rules.counts, scores),
    awaitingMarks: scores.includes(null),
  }))
}
