import { type Db, withTx } from '../../apps/api/src/db/client.ts'
import { addDrafts } from '../../apps/api/src/features/banks/add-drafts.ts'
import { createOrganisation } from '../../apps/api/src/features/organisations/create-organisation.ts'
import { createQuiz } from '../../apps/api/src/features/quizzes/create-quiz.ts'
import { prepareDatabase } from '../../apps/api/src/prepare-database.ts'
import { createClient } from '../../packages/contract/src/client.ts'
import { textContent } from '../../packages/contract/src/content.ts'
import { analyze } from './analyze.ts'
import type { Member } from './crowd.ts'

const questions = 20

export const draft = (number: number) => ({
  type: 'single-choice' as const,
  language: 'zh-CN' as const,
  stem: textContent(`测速用第${number}题：下列关于安全操作规程的说法中，选择正确的一项。`),
  options: ['A', 'B', 'C', 'D'].map((id) => ({
    id,
    content: textContent(`第${number}题的选项${id}，先断电，再验电`),
    pinned: false,
  })),
  targets: [],
  material: [],
  group: null,
  level: 5,
  difficulty: 2,
  examPoint: null,
  source: null,
  sourceDetail: null,
  licence: null,
  author: null,
  reviewer: null,
  standard: null,
  edition: null,
  validFrom: null,
  validUntil: null,
  key: { type: 'single-choice' as const, choice: 'A' },
  explanation: textContent(''),
})

type Bank = { tradeCodes?: readonly string[]; questionsPerTrade?: number }

/** A migrated database with an organisation, and for each trade a bank and a quiz of 20 questions. */
export const prepare = async (
  url: string,
  { tradeCodes = ['6-31-01-03'], questionsPerTrade = 1_000 }: Bank = {},
): Promise<{ db: Db; organisationId: number; quizIds: string[]; close: () => Promise<void> }> => {
  const db = await prepareDatabase(url, 4)
  const organisationId = await withTx(db, (tx) =>
    createOrganisation(tx, { parentId: null, name: '测速总工会', kind: 'city' }),
  )
  const drafts = Array.from({ length: questionsPerTrade }, (_, number) => draft(number))
  const quizIds: string[] = []
  for (const tradeCode of tradeCodes) {
    await addDrafts(db, { tradeCode, bankName: '测速' }, drafts)
    const section = {
      type: 'single-choice' as const,
      tradeCode,
      level: null,
      language: 'zh-CN' as const,
      count: questions,
      maximum: 500,
    }
    const quiz = {
      organisationId,
      tradeCode,
      language: 'zh-CN' as const,
      title: '测速',
      blueprint: { sections: [section] },
      timeLimitSeconds: 7_200,
      passScore: 6_000,
      graceSeconds: 10,
      attemptsAllowed: null,
      feedback: 'marks' as const,
      strict: true,
    }
    quizIds.push(await withTx(db, (tx) => createQuiz(tx, quiz)))
  }
  await analyze(db)
  return { db, organisationId, quizIds, close: () => db.$client.end() }
}

export type OpenAttempt = Member & { attemptId: string; choices: string[] }

/** Starts the quiz over the wire. */
export const openAttempt = async (origin: string, quizId: string, member: Member): Promise<OpenAttempt> => {
  const call = createClient({
    fetch: (url, init) =>
      fetch(`${origin}${url}`, { ...init, headers: { ...(init.headers as object), origin, cookie: member.cookie } }),
  })
  const attempt = await call('POST /api/quizzes/:quizId/attempts', {
    params: { quizId },
    body: { startKey: crypto.randomUUID() },
  })
  const choices = attempt.slots.map((slot) => slot.question.options[0]?.id ?? '')
  return { ...member, attemptId: attempt.attemptId, choices }
}
