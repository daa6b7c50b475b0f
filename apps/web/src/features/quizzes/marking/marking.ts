import type { Output } from '@lianbing/contract/client'

export type Marking = Output<'GET /api/office/quizzes/:quizId/marking'>
export type Handed = Output<'POST /api/office/quizzes/:quizId/marking/next'>
export type AnswerToMark = NonNullable<Handed['answer']>
/** Null: not given yet. Hundredths of a mark. */
export type Given = { points: (number | null)[]; note: string }
