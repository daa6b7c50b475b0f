import type { Language } from '@lianbing/contract'
import type { Blueprint } from '@lianbing/scoring'
import type { Tx } from '../db/client.ts'
import { createQuiz } from '../features/quizzes/create-quiz.ts'
import { countQuestions, type QuestionCount } from './demo-queries.ts'
import type { SampleQuiz } from './sample-history.ts'

/** What a full bank gives: 100 marks. Hundredths of a mark a question. */
const wanted = [
  { type: 'single-choice', count: 12, maximum: 500 },
  { type: 'multiple-choice', count: 3, maximum: 1_000 },
  { type: 'true-false', count: 5, maximum: 200 },
] as const
const questions = wanted.reduce((sum, { count }) => sum + count, 0)
const timeLimitSeconds = 20 * 60
const passShare = 0.6
const openSinceMs = 8 * 7 * 86_400_000

const titles: Record<Language, (trade: QuestionCount['names']) => string> = {
  'zh-CN': (trade) => `${trade['zh-CN']}基础知识测验`,
  en: (trade) => `${trade.en}: the basics`,
}

/** Beside the first of each language stands the same paper with feedback at once, so that people can try both. */
const trialTitles: Record<Language, (trade: QuestionCount['names']) => string> = {
  'zh-CN': (trade) => `${trade['zh-CN']}边答边看测验`,
  en: (trade) => `${trade.en}: answer and see`,
}

/** The wanted numbers, or where a type has too few, more of another; undefined where all together are too few. */
export const quizSections = (
  tradeCode: string,
  language: Language,
  available: ReadonlyMap<string, number>,
): Blueprint['sections'] | undefined => {
  const counts = wanted.map(({ type, count }) => Math.min(count, available.get(type) ?? 0))
  let missing = questions - counts.reduce((sum, count) => sum + count, 0)
  const sections = wanted.flatMap(({ type, maximum }, at) => {
    const taken = counts[at] ?? 0
    const more = Math.min(missing, (available.get(type) ?? 0) - taken)
    missing -= more
    const count = taken + more
    return count === 0 ? [] : [{ type, tradeCode, level: null, language, count, maximum }]
  })
  return missing === 0 ? sections : undefined
}

/** A quiz for each trade and language that has enough questions; hands back the Chinese ones, which the samples took. */
export const createDemoQuizzes = async (tx: Tx, organisationId: number): Promise<SampleQuiz[]> => {
  const counted = await countQuestions(tx)
  const banks = new Map(counted.map((row) => [`${row.tradeCode} ${row.language}`, row]))
  const taken: SampleQuiz[] = []
  const tried = new Set<Language>()
  for (const { tradeCode, language, names } of banks.values()) {
    const own = counted.filter((row) => row.tradeCode === tradeCode && row.language === language)
    const sections = quizSections(tradeCode, language, new Map(own.map((row) => [row.type, row.questions])))
    if (sections === undefined) continue
    const maximum = sections.reduce((sum, section) => sum + section.count * section.maximum, 0)
    const passScore = Math.ceil(maximum * passShare)
    const quiz = {
      organisationId,
      tradeCode,
      language,
      title: titles[language](names),
      blueprint: { sections },
      timeLimitSeconds,
      passScore,
      graceSeconds: 15,
      attemptsAllowed: null,
      feedback: 'review',
      strict: false,
      opensAt: new Date(Date.now() - openSinceMs),
    } as const
    await createQuiz(tx, quiz)
    if (!tried.has(language)) await createQuiz(tx, { ...quiz, title: trialTitles[language](names), feedback: 'each' })
    tried.add(language)
    if (language === 'zh-CN') taken.push({ tradeCode, sections, maximum, passScore })
  }
  return taken
}
