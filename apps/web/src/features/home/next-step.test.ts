import { quizRules } from '@lianbing/contract'
import { expect, test } from 'vitest'
import type { Trade } from '../trades/use-trades.ts'
import { nextStep, type Quiz } from './next-step.ts'

const trade: Trade = {
  code: '6-31-01-03',
  names: { 'zh-CN': '电工', en: 'Electrician' },
  aliases: [],
  workingTypes: [],
  levels: [5, 4, 3, 2, 1],
  verified: true,
  levelsVerified: true,
  symbol: 'tester',
  questions: [
    { language: 'zh-CN', level: 4, count: 30 },
    { language: 'zh-CN', level: 5, count: 10 },
  ],
}
const quiz: Quiz = {
  quizId: 'q',
  title: '电工基础',
  tradeCode: trade.code,
  language: 'zh-CN',
  questions: 10,
  types: ['single-choice'],
  maximum: 5000,
  passScore: 3000,
  timeLimitSeconds: 900,
  extraSeconds: 0,
  moreAttempts: 0,
  hasOwnWindow: false,
  graceSeconds: 15,
  strict: true,
  attemptsAllowed: 3,
  attemptsUsed: 0,
  feedback: 'review',
  ...quizRules.furtherRules.parse({}),
  eligibleOrganisations: [],
  startsAgainAt: null,
  opensAt: '2026-11-01T00:00:00Z',
  closesAt: null,
  activeAttemptId: null,
  countedScore: null,
  awaitingMarks: false,
}
const me = {
  personId: 'p',
  username: 'chen',
  displayName: '陈工',
  organisation: { organisationId: 1, name: '轧钢厂' },
  tradeCode: trade.code as string | null,
  level: 4 as number | null,
  boardVisibility: 'masked' as const,
  roles: [],
}
const round = {
  roundId: 'r',
  tradeCode: trade.code,
  level: null,
  mode: 'random' as const,
  count: 10,
  answered: 3,
  right: 2,
  startedAt: '2026-11-20T00:00:00Z',
}
const today = { answered: 0, right: 0, goal: 20, openRound: null, place: null }
const now = { me, today, quizzes: [quiz], trades: [trade], locale: 'zh-CN' as const }
const place = (done: number) => ({ tradeCode: trade.code, level: 4, done, total: 30 })

test('a running quiz comes before everything else', () => {
  const quizzes = [quiz, { ...quiz, quizId: 'other', activeAttemptId: 'a' }]
  const step = nextStep({ ...now, quizzes, today: { ...today, openRound: round } })
  expect(step).toMatchObject({ kind: 'attempt', attemptId: 'a', quiz: { quizId: 'other' } })
})

test('then the round that was left open', () => {
  expect(nextStep({ ...now, today: { ...today, openRound: round } })).toEqual({ kind: 'round', round })
})

test('then ten questions of my trade and level, in order', () => {
  expect(nextStep(now)).toMatchObject({
    kind: 'practise',
    choice: { mode: 'sequential', tradeCode: trade.code, level: 4, language: 'zh-CN', count: 10 },
  })
})

test('any level where mine has no questions', () => {
  expect(nextStep({ ...now, me: { ...me, level: 1 } })).toMatchObject({ kind: 'practise', choice: { level: 0 } })
})

test('another language where the page’s own has no questions', () => {
  expect(nextStep({ ...now, locale: 'en' })).toMatchObject({ kind: 'practise', choice: { language: 'zh-CN' } })
})

test('mixed questions once the order is through', () => {
  expect(nextStep({ ...now, today: { ...today, place: place(29) } })).toMatchObject({ choice: { mode: 'sequential' } })
  expect(nextStep({ ...now, today: { ...today, place: place(30) } })).toMatchObject({ choice: { mode: 'random' } })
})

test('a place of another level is not mine', () => {
  const step = nextStep({ ...now, today: { ...today, place: { ...place(30), level: 5 } } })
  expect(step).toMatchObject({ choice: { mode: 'sequential' }, place: null })
})

test.each<[string, Partial<Quiz>, string]>([
  ['not tried yet', {}, 'quiz'],
  ['tried, not passed', { attemptsUsed: 1, countedScore: 2999 }, 'quiz'],
  ['passed', { attemptsUsed: 1, countedScore: 3000 }, 'practise'],
  ['awaiting marks', { attemptsUsed: 1, awaitingMarks: true }, 'practise'],
  ['no attempts left', { attemptsUsed: 3 }, 'practise'],
  ['of another trade', { tradeCode: '6-18-01-01' }, 'practise'],
])('with the goal reached, a quiz that is %s', (_, change, kind) => {
  const quizzes = [{ ...quiz, ...change }]
  expect(nextStep({ ...now, quizzes, today: { ...today, answered: 20 } }).kind).toBe(kind)
})

test('without a trade, or with one that has no questions, the step says so', () => {
  expect(nextStep({ ...now, me: { ...me, tradeCode: null } }).kind).toBe('choose-trade')
  expect(nextStep({ ...now, trades: [{ ...trade, questions: [] }] }).kind).toBe('browse')
})
