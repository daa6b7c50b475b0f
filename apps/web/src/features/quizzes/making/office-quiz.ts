import type { Output } from '@lianbing/contract/client'
import { queryClient } from '../../../api/client.ts'

export type OfficeQuiz = Output<'GET /api/office/quizzes/:quizId'>
export type Draft = OfficeQuiz['draft']
export type Section = Draft['blueprint']['sections'][number]
export type QuizState = OfficeQuiz['state']

/** How many questions a paper has, and their marks in hundredths. */
export const totalsOf = (sections: readonly Section[]) => ({
  questions: sections.reduce((sum, { count }) => sum + count, 0),
  maximum: sections.reduce((sum, { count, maximum }) => sum + count * maximum, 0),
})
/** An opening has no end: what is shown once the quiz is over is never shown. */
export const isEndless = ({ openings }: Pick<OfficeQuiz, 'openings'>): boolean =>
  openings.some(({ closesAt }) => closesAt === null)

/** What an act changed of quizzes is read anew. */
export const readQuizzesAnew = (): void => {
  for (const route of ['GET /api/office/quizzes', 'GET /api/office/quizzes/:quizId', 'GET /api/quizzes'])
    void queryClient.invalidateQueries({ queryKey: [route] })
}

/** Levels and languages of a new section follow the one before it. */
export const newSection = (tradeCode: string, language: Draft['language'], before?: Section): Section => ({
  type: 'single-choice',
  tradeCode,
  level: before?.level ?? null,
  language,
  count: 10,
  maximum: 100,
})

/** One place up or down. */
export const moved = <T>(items: readonly T[], from: number, to: number): T[] => {
  const after = [...items]
  const [item] = after.splice(from, 1)
  if (item !== undefined) after.splice(to, 0, item)
  return after
}
