import type { Output } from '@lianbing/contract/client'
import type { Response } from '@lianbing/scoring'
import { withTx } from '../src/db/client.ts'
import { createQuiz, type NewQuiz } from '../src/features/quizzes/create-quiz.ts'
import type { Client, TestApp } from './client.ts'

type Attempt = Output<'GET /api/attempts/:attemptId'>
type Question = Attempt['slots'][number]['question']

/** An electrician's quiz of eight questions, 1 mark each but 2 for the two multiple choice; ten minutes, pass at 6 of 10. */
export const addQuiz = (
  app: TestApp,
  organisationId: number,
  { count = 4, ...rules }: Partial<NewQuiz> & { count?: number } = {},
): Promise<string> => {
  const section = { tradeCode: '6-31-01-03', level: null, language: 'zh-CN' } as const
  return withTx(app.db, (tx) =>
    createQuiz(tx, {
      organisationId,
      tradeCode: '6-31-01-03',
      language: 'zh-CN',
      title: '电工计时测验',
      blueprint: {
        sections: [
          { ...section, type: 'single-choice', count, maximum: 100 },
          { ...section, type: 'multiple-choice', count: count / 2, maximum: 200 },
          { ...section, type: 'true-false', count: count / 2, maximum: 100 },
        ],
      },
      timeLimitSeconds: 600,
      passScore: 600,
      graceSeconds: 10,
      attemptsAllowed: null,
      feedback: 'review',
      strict: true,
      ...rules,
    }),
  )
}

export const startQuiz = (client: Client, quizId: string, startKey: string = crypto.randomUUID()): Promise<Attempt> =>
  client.call('POST /api/quizzes/:quizId/attempts', { params: { quizId }, body: { startKey } })

/** Answers to some slots, seq counted from 1 in the order of the slots. */
export const opsOf = (
  attempt: Attempt,
  wanted: (question: Question, slot: number) => boolean,
  respond: (question: Question) => Response,
) =>
  attempt.slots.flatMap(({ question }, slot) =>
    wanted(question, slot) ? [{ slot, response: respond(question), seq: slot + 1, elapsedMs: 1_000 }] : [],
  )

/** Moves an attempt's time: tests never change the database's clock. */
export const expire = async (
  app: TestApp,
  attemptId: string,
  { deadlineSeconds, acceptSeconds }: { deadlineSeconds: number; acceptSeconds: number },
): Promise<void> => {
  await app.db.$client.query(
    `update attempt set deadline_at = now() + make_interval(secs => $2), accept_until = now() + make_interval(secs => $3)
     where id = $1`,
    [attemptId, deadlineSeconds, acceptSeconds],
  )
}
