import { type Db, withTx } from '../../apps/api/src/db/client.ts'
import { createAccount } from '../../apps/api/src/features/accounts/create-account.ts'
import { hashPassword } from '../../apps/api/src/features/accounts/passwords.ts'
import { addDrafts } from '../../apps/api/src/features/banks/add-drafts.ts'
import { createOrganisation } from '../../apps/api/src/features/organisations/create-organisation.ts'
import { createQuiz } from '../../apps/api/src/features/quizzes/create-quiz.ts'
import { prepareDatabase } from '../../apps/api/src/prepare-database.ts'
import { createClient } from '../../packages/contract/src/client.ts'
import { textContent } from '../../packages/contract/src/content.ts'

const tradeCode = '6-31-01-03'
const password = 'Messung-Werkbank-5'
const questions = 20

const draft = (number: number) => ({
  type: 'single-choice' as const,
  language: 'zh-CN' as const,
  stem: textContent(`测速用第${number}题，选择正确的一项。`),
  options: ['A', 'B', 'C', 'D'].map((id) => ({ id, content: textContent(`第${number}题的选项${id}`), pinned: false })),
  targets: [],
  material: [],
  group: null,
  level: 5,
  difficulty: 2,
  examPoint: null,
  source: null,
  author: null,
  standard: null,
  edition: null,
  validFrom: null,
  validUntil: null,
  key: { type: 'single-choice' as const, choice: 'A' },
  explanation: textContent(''),
})

/** A migrated database with a bank, a quiz of 20 questions and so many workers. */
export const prepare = async (
  url: string,
  workers: number,
): Promise<{ db: Db; quizId: string; close: () => Promise<void> }> => {
  const db = await prepareDatabase(url, 4)
  const passwordHash = await hashPassword(password)
  const organisationId = await withTx(db, (tx) =>
    createOrganisation(tx, { parentId: null, name: '测速总工会', kind: 'city' }),
  )
  await addDrafts(
    db,
    { tradeCode, bankName: '测速' },
    Array.from({ length: 200 }, (_, number) => draft(number)),
  )
  await withTx(db, async (tx) => {
    for (let number = 0; number < workers; number++)
      await createAccount(tx, { username: `w${number}`, passwordHash, displayName: `工人${number}`, organisationId })
  })
  const section = {
    type: 'single-choice' as const,
    tradeCode,
    level: null,
    language: 'zh-CN' as const,
    count: questions,
    maximum: 500,
  }
  const quizId = await withTx(db, (tx) =>
    createQuiz(tx, {
      organisationId,
      tradeCode,
      language: 'zh-CN',
      title: '测速',
      blueprint: { sections: [section] },
      timeLimitSeconds: 7_200,
      passScore: 6_000,
      graceSeconds: 10,
      attemptsAllowed: null,
      feedback: 'marks',
      strict: true,
    }),
  )
  await db.$client.query('analyze')
  return { db, quizId, close: () => db.$client.end() }
}

export type OpenAttempt = { cookie: string; personId: string; attemptId: string; choices: string[] }

/** Signs a worker in and starts the quiz, over the wire. */
export const openAttempt = async (origin: string, quizId: string, worker: number): Promise<OpenAttempt> => {
  let cookie = ''
  const call = createClient({
    fetch: async (url, init) => {
      const reply = await fetch(`${origin}${url}`, {
        ...init,
        headers: { ...(init.headers as object), origin, cookie },
      })
      const set = reply.headers.getSetCookie().map((one) => one.split(';')[0])
      if (set.length > 0) cookie = set.join('; ')
      return reply
    },
  })
  const { personId } = await call('POST /api/session', { body: { username: `w${worker}`, password } })
  const attempt = await call('POST /api/quizzes/:quizId/attempts', {
    params: { quizId },
    body: { startKey: crypto.randomUUID() },
  })
  const choices = attempt.slots.map((slot) => slot.question.options[0]?.id ?? '')
  return { cookie, personId, attemptId: attempt.attemptId, choices }
}
