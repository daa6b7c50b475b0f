import { type QuestionDraft, textContent } from '@lianbing/contract'
import { addDrafts } from '../src/features/banks/add-drafts.ts'
import type { NewQuiz } from '../src/features/quizzes/create-quiz.ts'
import type { Client, TestApp } from './client.ts'
import { draftOf } from './questions.ts'
import { addQuiz, startQuiz } from './quizzes.ts'

const written = (number: number): QuestionDraft => ({
  ...draftOf('true-false', number),
  type: 'written',
  stem: textContent(`简答第${number}题`),
  key: { type: 'written', rubric: `断开电源（2分）\n验电（1分）\n第${number}题酌情给分` },
})

/** A trade of its own: three written questions of 3 marks each and nothing else. */
export const markedTrade = '6-18-01-05'
export const addWrittenBank = (app: TestApp) =>
  addDrafts(app.db, { tradeCode: markedTrade, bankName: '简答题库' }, [written(1), written(2), written(3)])

/** A quiz of so many of these questions; pass at half. */
export const addWrittenQuiz = (
  app: TestApp,
  organisationId: number,
  { count = 2, ...rules }: Partial<NewQuiz> & { count?: number } = {},
): Promise<string> =>
  addQuiz(app, organisationId, {
    tradeCode: markedTrade,
    title: '简答测验',
    blueprint: {
      sections: [{ type: 'written', tradeCode: markedTrade, level: null, language: 'zh-CN', count, maximum: 300 }],
    },
    passScore: count * 150,
    ...rules,
  })

/** Starts, answers with these texts in order and hands in. */
export const sitWritten = async (worker: Client, quizId: string, texts: readonly string[]): Promise<string> => {
  const { attemptId } = await startQuiz(worker, quizId)
  const ops = texts.map((text, slot) => ({ slot, response: { text }, seq: slot + 1, elapsedMs: 1_000 }))
  await worker.call('POST /api/attempts/:attemptId/submit', { params: { attemptId }, body: { epoch: 1, ops } })
  return attemptId
}

/** What a marker does. */
export const markingOf = (client: Client, quizId: string) => {
  const params = { quizId }
  const of = (answerId: string) => ({ params: { quizId, answerId } })
  type By = 'question' | 'paper' | 'differences'
  const next = (by: By = 'question') =>
    client.call('POST /api/office/quizzes/:quizId/marking/next', { params, body: { by } })
  const save = (
    answer: { answerId: string; round: number; keyVersion: number },
    points: number[],
    note = '',
  ): Promise<{ decided: boolean; paperDone: boolean }> =>
    client.call('PUT /api/office/quizzes/:quizId/marking/answers/:answerId/mark', {
      ...of(answer.answerId),
      body: { round: answer.round, keyVersion: answer.keyVersion, points, note },
    })
  return {
    overview: () => client.call('GET /api/office/quizzes/:quizId/marking', { params }),
    next,
    save,
    /** Takes the next one and marks it. */
    mark: async (points: number[], note = '', by: By = 'question') => {
      const { answer } = await next(by)
      if (answer === null) throw new Error('nothing is left to mark')
      return { answer, ...(await save(answer, points, note)) }
    },
    take: (answerId: string) =>
      client.call('POST /api/office/quizzes/:quizId/marking/answers/:answerId/take', of(answerId)),
    takeBack: (answerId: string) =>
      client.call('DELETE /api/office/quizzes/:quizId/marking/answers/:answerId/mark', of(answerId)),
    skip: (answerId: string) =>
      client.call('POST /api/office/quizzes/:quizId/marking/answers/:answerId/skip', of(answerId)),
    unskip: () => client.call('DELETE /api/office/quizzes/:quizId/marking/skips', { params }),
    trouble: (answerId: string, note: string) =>
      client.call('POST /api/office/quizzes/:quizId/marking/answers/:answerId/trouble', {
        ...of(answerId),
        body: { note },
      }),
    settle: (answerId: string) =>
      client.call('POST /api/office/quizzes/:quizId/marking/answers/:answerId/settle', of(answerId)),
  }
}
