import type { Input, Output } from '@lianbing/contract/client'
import type { Me } from '../../api/session.ts'
import type { Locale } from '../../i18n/locale.ts'
import type { Trade } from '../trades/use-trades.ts'

type Today = Output<'GET /api/practice/today'>
export type Quiz = Output<'GET /api/quizzes'>['items'][number]
type NewRound = Exclude<Input<'POST /api/practice/rounds'>['body'], { mode: 'mistakes' }>

export type Step =
  | { kind: 'attempt'; quiz: Quiz; attemptId: string }
  | { kind: 'round'; round: NonNullable<Today['openRound']> }
  | { kind: 'practise'; trade: Trade; round: NewRound; place: Today['place'] }
  | { kind: 'quiz'; quiz: Quiz }
  | { kind: 'choose-trade' }
  | { kind: 'browse' }

/** Half of the daily goal, so that two such steps reach it. */
const stepCount = 10

const canStart = (quiz: Quiz) => quiz.attemptsAllowed === null || quiz.attemptsUsed < quiz.attemptsAllowed
const isPassed = (quiz: Quiz) => quiz.bestScore !== null && quiz.bestScore >= quiz.passScore

/** What of this trade can be drawn: in the language of the page where there is any, at the person's level where it has questions. */
const newRound = (trade: Trade, me: Me, locale: Locale): NewRound | undefined => {
  const language = trade.questions.some((pool) => pool.language === locale && pool.count > 0)
    ? locale
    : trade.questions.find(({ count }) => count > 0)?.language
  if (language === undefined) return undefined
  const hasLevel = trade.questions.some(
    (pool) => pool.language === language && pool.level === me.level && pool.count > 0,
  )
  const level = me.level !== null && hasLevel ? { level: me.level } : {}
  return { mode: 'sequential', tradeCode: trade.code, language, count: stepCount, ...level }
}

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
  const ready = quizzes.find((quiz) => quiz.tradeCode === me.tradeCode && canStart(quiz) && !isPassed(quiz))
  if (today.answered >= today.goal && ready) return { kind: 'quiz', quiz: ready }
  const trade = trades.find(({ code }) => code === me.tradeCode)
  const round = trade && newRound(trade, me, locale)
  if (!trade || !round) return { kind: 'browse' }
  const { place } = today
  if (place?.tradeCode !== trade.code || place.level !== (round.level ?? null))
    return { kind: 'practise', trade, round, place: null }
  // Through with the order: from then on the questions come mixed.
  return { kind: 'practise', trade, round: place.done < place.total ? round : { ...round, mode: 'random' }, place }
}
