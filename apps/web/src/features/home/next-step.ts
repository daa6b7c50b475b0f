import type { Output } from '@lianbing/contract/client'
import type { Me } from '../../api/session.ts'
import type { Locale } from '../../i18n/locale.ts'
import { fitted, type StartChoice, totalOf } from '../practice/start-choice.ts'
import type { Trade } from '../trades/use-trades.ts'

type Today = Output<'GET /api/practice/today'>
export type Quiz = Output<'GET /api/quizzes'>['items'][number]

export type Step =
  | { kind: 'attempt'; quiz: Quiz; attemptId: string }
  | { kind: 'round'; round: NonNullable<Today['openRound']> }
  | { kind: 'practise'; trade: Trade; choice: StartChoice; place: Today['place'] }
  | { kind: 'quiz'; quiz: Quiz }
  | { kind: 'choose-trade' }
  | { kind: 'browse' }

/** Half of the daily goal, so that two such steps reach it. */
const stepCount = 10

const canStart = (quiz: Quiz) =>
  (quiz.attemptsAllowed === null || quiz.attemptsUsed < quiz.attemptsAllowed) && quiz.startsAgainAt === null
const isPassed = (quiz: Quiz) => quiz.countedScore !== null && quiz.countedScore >= quiz.passScore

/**
 * The one thing to do now: what runs against a clock, then what was left open, then today's practice, and a quiz once
 * the day's goal is reached.
 */
export const nextStep = (now: { me: Me; today: Today; quizzes: Quiz[]; trades: Trade[]; locale: Locale }): Step => {
  const { me, today, quizzes, trades, locale } = now
  const running = quizzes.find(({ activeAttemptId }) => activeAttemptId !== null)
  if (running?.activeAttemptId) return { kind: 'attempt', quiz: running, attemptId: running.activeAttemptId }
  if (today.openRound) return { kind: 'round', round: today.openRound }
  if (me.tradeCode === null) return { kind: 'choose-trade' }
  const ready = quizzes.find(
    (quiz) => quiz.tradeCode === me.tradeCode && canStart(quiz) && !isPassed(quiz) && !quiz.awaitingMarks,
  )
  if (today.answered >= today.goal && ready) return { kind: 'quiz', quiz: ready }
  const trade = trades.find(({ code }) => code === me.tradeCode)
  if (!trade) return { kind: 'browse' }
  const wish = { tradeCode: trade.code, language: locale, level: me.level ?? 0, count: stepCount } as const
  const choice = fitted({ ...wish, mode: 'sequential' }, trade)
  if (totalOf(trade, choice) === 0) return { kind: 'browse' }
  const { place } = today
  if (place?.tradeCode !== trade.code || (place.level ?? 0) !== choice.level)
    return { kind: 'practise', trade, choice, place: null }
  // Through with the order: from then on the questions come mixed.
  const mode = place.done < place.total ? 'sequential' : 'random'
  return { kind: 'practise', trade, choice: { ...choice, mode }, place }
}
