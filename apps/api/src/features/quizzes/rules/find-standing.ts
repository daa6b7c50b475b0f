import type { quizzes } from '@lianbing/contract'
import { countedPlace, countedScore } from '@lianbing/scoring'
import type { z } from 'zod'
import type { Db } from '../../../db/client.ts'
import { getAttemptRow } from '../attempt-queries.ts'
import { getQuizVersion } from '../quiz-queries.ts'
import { findOwnResults } from './standing-queries.ts'

type Standing = z.infer<typeof quizzes.getStanding.response>['standing']

/**
 * Which of a person's attempts in an opening this is, and which of them counts: by the rules of the last one, as on the
 * boards. A quiz that keeps its marks to itself does not tell the best.
 */
export const findStanding = async (db: Db, personId: string, attemptId: string): Promise<Standing> => {
  const { openingId } = await getAttemptRow(db, personId, attemptId)
  const own = await findOwnResults(db, personId, openingId)
  const place = own.findIndex((one) => one.attemptId === attemptId)
  const last = own.at(-1)
  if (place < 0 || last === undefined) return null
  const { counts, feedback, attemptsAllowed } = await getQuizVersion(db, last.quizVersionId)
  if (own.length === 1 && attemptsAllowed === 1) return null
  const scores = own.map(({ score }) => score)
  const counted = feedback === 'none' && counts === 'best' ? null : countedPlace(counts, scores)
  return {
    counts,
    place: place + 1,
    of: own.length,
    countedPlace: counted === null ? null : counted + 1,
    countedScore: feedback === 'none' ? null : countedScore(counts, scores),
  }
}
