import type { FurtherRules, Language, QuizRules } from '@lianbing/contract'
import type { Blueprint } from '@lianbing/scoring'
import type { Tx } from '../../db/client.ts'
import { uuidV7 } from '../../db/uuid.ts'
import { paperTotals } from './paper-totals.ts'
import { insertQuiz } from './quiz-queries.ts'

export type NewQuiz = {
  /** The quiz is open to everybody of this organisation and below it. */
  organisationId: number
  tradeCode: string
  language: Language
  title: string
  blueprint: Blueprint
  timeLimitSeconds: number
  /** Hundredths of a mark. */
  passScore: number
  graceSeconds: number
  /** Null: as often as one likes. */
  attemptsAllowed: number | null
  feedback: QuizRules['feedback']
  /** Strict: once another device has taken over, the older one can no longer write at all. */
  strict: boolean
  /** What is absent is as it always was. */
  rules?: Partial<FurtherRules>
  opensAt?: Date
  closesAt?: Date | null
}

/** Adds a quiz with its first rules and one opening, and hands back its id. */
export const createQuiz = async (
  tx: Tx,
  { organisationId, tradeCode, opensAt, closesAt, ...rules }: NewQuiz,
): Promise<string> => {
  const quizId = uuidV7()
  await insertQuiz(tx, {
    quiz: { id: quizId, organisationId, tradeCode },
    version: { id: uuidV7(), quizId, version: 1, ...paperTotals(rules.blueprint), ...rules },
    opening: { id: uuidV7(), quizId, opensAt: opensAt ?? new Date(), closesAt: closesAt ?? null },
  })
  return quizId
}
