import type { Output } from '@lianbing/contract/client'

export type OfficeQuiz = Output<'GET /api/office/quizzes/:quizId'>
export type Draft = OfficeQuiz['draft']
export type Section = Draft['blueprint']['sections'][number]
export type QuizState = OfficeQuiz['state']

/** How many questions a paper has, and their marks in hundredths. */
export const totalsOf = (sections: readonly Section[]) => ({
  questions: sections.reduce((sum, { count }) => sum + count, 0),
  maximum: sections.reduce((sum, { count, maximum }) => sum + count * maximum, 0),
})
