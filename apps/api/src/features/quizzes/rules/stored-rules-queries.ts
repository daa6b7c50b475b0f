import { type FurtherRules, type QuizRules, quizRules } from '@lianbing/contract'
import { z } from 'zod'
import type { quizVersion } from '../../../db/schema/quizzes.ts'

/** What a newer server has stored beside is not for this one. */
const stored = z.object(quizRules.furtherRules.shape)

/** What a version's row holds as one value, with the defaults of what it lacks. */
export const furtherRulesOf = (row: Partial<FurtherRules>): FurtherRules => stored.parse(row)

type Columns = Pick<
  typeof quizVersion.$inferSelect,
  'timeLimitSeconds' | 'passScore' | 'graceSeconds' | 'attemptsAllowed' | 'feedback' | 'strict' | 'rules'
>

/** All rules of a stored version, as they are on the wire. */
export const rulesOf = (row: Columns): QuizRules => {
  const { timeLimitSeconds, passScore, graceSeconds, attemptsAllowed, feedback, strict, rules } = row
  return {
    timeLimitSeconds,
    passScore,
    graceSeconds,
    attemptsAllowed,
    feedback,
    strict,
    ...furtherRulesOf(rules),
  }
}

/** The same the other way: what is older has columns of its own. */
export const columnsOf = (all: QuizRules): Columns => {
  const { timeLimitSeconds, passScore, graceSeconds, attemptsAllowed, feedback, strict, ...rules } = all
  return { timeLimitSeconds, passScore, graceSeconds, attemptsAllowed, feedback, strict, rules }
}
