import { createHmac, randomUUID } from 'node:crypto'
import { type Db, withTx } from '../../apps/api/src/db/client.ts'
import { ensureSecret } from '../../apps/api/src/db/secret-queries.ts'
import { createAccount } from '../../apps/api/src/features/accounts/create-account.ts'
import { insertGrant } from '../../apps/api/src/features/accounts/queries.ts'
import { insertSession } from '../../apps/api/src/features/accounts/session-queries.ts'
import { addDrafts } from '../../apps/api/src/features/banks/add-drafts.ts'
import { createOrganisation } from '../../apps/api/src/features/organisations/create-organisation.ts'
import { createQuiz, type NewQuiz } from '../../apps/api/src/features/quizzes/create-quiz.ts'
import { prepareDatabase } from '../../apps/api/src/prepare-database.ts'
import type { QuestionType } from '../../packages/scoring/src/types.ts'
import type { Chance } from './chance.ts'
import { draftOf } from './questions.ts'

export type Person = { personId: string; cookie: string }
export type QuizUnderTest = { quizId: string; timeLimitSeconds: number }
export type World = { people: Person[]; union: Person; admin: Person; quizzes: QuizUnderTest[]; tradeCodes: string[] }

const tradeCodes = ['6-31-01-03', '6-18-01-01']
const marked: QuestionType[] = [
  'single-choice',
  'multiple-choice',
  'true-false',
  'blanks',
  'numeric',
  'ordering',
  'matching',
]
const questionsOfAType = 12
/** Longer than any run: what is tried here is not the renewal of sessions. */
const sessionSeconds = 86_400

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
/** The cookie that a sign-in would have given, without its price of a password's hash. */
const cookieOf = (secret: string, claims: { sub: string; sid: string }): string => {
  const seconds = Math.floor(Date.now() / 1000)
  const payload = { ...claims, iss: 'lianbing', aud: 'access', iat: seconds, exp: seconds + sessionSeconds }
  const signed = `${encoded({ alg: 'HS256', typ: 'JWT' })}.${encoded(payload)}`
  return `lb_access=${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
}

const addPerson = async (db: Db, secret: string, organisationId: number, number: number): Promise<Person> => {
  const sid = randomUUID()
  const personId = await withTx(db, async (tx) => {
    const id = await createAccount(tx, {
      username: `worker${number}`,
      passwordHash: 'nobody signs in with a password here',
      displayName: `工人${number}`,
      organisationId,
    })
    await insertSession(tx, { id: sid, personId: id, days: 1 })
    return id
  })
  return { personId, cookie: cookieOf(secret, { sub: personId, sid }) }
}

type Rules = Pick<NewQuiz, 'strict' | 'feedback' | 'timeLimitSeconds' | 'graceSeconds' | 'attemptsAllowed'> & {
  types: readonly QuestionType[]
}
/** Limits of seconds, so that deadlines, grace, late answers and the sweeper all happen while servers die. */
const rules: Rules[] = [
  { strict: false, feedback: 'each', timeLimitSeconds: 5, graceSeconds: 1, attemptsAllowed: null, types: marked },
  { strict: true, feedback: 'review', timeLimitSeconds: 4, graceSeconds: 2, attemptsAllowed: null, types: marked },
  { strict: false, feedback: 'marks', timeLimitSeconds: 3, graceSeconds: 1, attemptsAllowed: null, types: marked },
  { strict: true, feedback: 'none', timeLimitSeconds: 6, graceSeconds: 0, attemptsAllowed: 3, types: marked },
  { strict: false, feedback: 'review', timeLimitSeconds: 600, graceSeconds: 3, attemptsAllowed: null, types: marked },
  { strict: true, feedback: 'marks', timeLimitSeconds: 900, graceSeconds: 2, attemptsAllowed: null, types: marked },
  {
    strict: true,
    feedback: 'review',
    timeLimitSeconds: 5,
    graceSeconds: 1,
    attemptsAllowed: 50,
    types: ['single-choice', 'written'],
  },
]

const addQuiz = async (db: Db, organisationId: number, rule: Rules, number: number): Promise<QuizUnderTest> => {
  const { types, ...rest } = rule
  const tradeCode = tradeCodes[number % tradeCodes.length] ?? ''
  const sections = types.map((type, index) => ({
    type,
    tradeCode,
    level: null,
    language: 'zh-CN' as const,
    count: 2,
    maximum: 100 + 50 * index,
  }))
  const quizId = await withTx(db, (tx) =>
    createQuiz(tx, {
      organisationId,
      tradeCode,
      language: 'zh-CN',
      title: `考验${number}`,
      blueprint: { sections },
      passScore: 400,
      ...rest,
    }),
  )
  return { quizId, timeLimitSeconds: rule.timeLimitSeconds }
}

/** A migrated database with two trades' banks of every type, quizzes of every kind, and workers with open sessions. */
export const createWorld = async (url: string, workers: number, chance: Chance): Promise<World> => {
  const db = await prepareDatabase(url, 4)
  try {
    const secret = await ensureSecret(db, 'session')
    const city = await withTx(db, (tx) => createOrganisation(tx, { parentId: null, name: '市总工会', kind: 'city' }))
    const teams: number[] = []
    for (const name of ['东区', '西区', '南区'])
      teams.push(await withTx(db, (tx) => createOrganisation(tx, { parentId: city, name, kind: 'district' })))
    for (const tradeCode of tradeCodes)
      await addDrafts(
        db,
        { tradeCode, bankName: '考验题库' },
        [...marked, 'written' as const].flatMap((type) =>
          Array.from({ length: questionsOfAType }, (_, number) => draftOf(type, number, chance)),
        ),
      )
    const people: Person[] = []
    for (let number = 0; number < workers; number++)
      people.push(await addPerson(db, secret, teams[number % teams.length] ?? city, number))
    const officer = async (number: number, role: 'union' | 'admin') => {
      const person = await addPerson(db, secret, city, number)
      await withTx(db, (tx) => insertGrant(tx, { personId: person.personId, role, organisationId: city }))
      return person
    }
    const union = await officer(workers, 'union')
    const admin = await officer(workers + 1, 'admin')
    const quizzes: QuizUnderTest[] = []
    for (const [number, rule] of rules.entries()) quizzes.push(await addQuiz(db, city, rule, number))
    await db.$client.query('analyze')
    return { people, union, admin, quizzes, tradeCodes }
  } finally {
    await db.$client.end()
  }
}
