import { type PracticeQuestion, type QuestionDraft, textContent } from '@lianbing/contract'
import { expect } from 'vitest'
import { type Db, openDatabase, withTx } from '../../api/src/db/client.ts'
import { runningEmbedded } from '../../api/src/db/embedded/running-embedded.ts'
import { addDrafts } from '../../api/src/features/banks/add-drafts.ts'
import { getRootOrganisation } from '../../api/src/features/organisations/queries.ts'
import { createQuiz, type NewQuiz } from '../../api/src/features/quizzes/create-quiz.ts'
import { served } from './served.ts'

/** A trade of which the demo has no questions. */
export const attemptTrade = '6-18-04-06'
/** Marks of one question, in hundredths. */
const worth = 100

/** No page may meet these before the answer may be seen. */
export const tokens = { key: 'SCHLUESSELKANARIE', explanation: 'ERKLAERKANARIE' }

const letters = ['A', 'B', 'C', 'D'] as const
/** Which of the four is right: an arithmetic that the product does not know. */
const rightLetter = (number: number) => letters[(number * 3 + 1) % 4] ?? 'A'
const numberOf = (question: PracticeQuestion) => Number(/#(\d+)/.exec(JSON.stringify(question.stem))?.[1])

const draftOf = (language: QuestionDraft['language'], number: number): QuestionDraft => ({
  type: 'single-choice',
  language,
  stem: textContent(language === 'en' ? `Which step comes first? #${number}` : `先做哪一步？#${number}`),
  options: letters.map((letter) => ({
    id: `${tokens.key}-${number}-${letter}`,
    content: textContent(language === 'en' ? `Step ${letter}` : `步骤${letter}`),
    pinned: false,
  })),
  targets: [],
  material: [],
  group: null,
  key: { type: 'single-choice', choice: `${tokens.key}-${number}-${rightLetter(number)}` },
  explanation: textContent(`${tokens.explanation}-${number}.`),
  level: 4,
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
})

/** What to choose in a question as it was shown, and which explanation belongs to it. */
export const secretOf = (question: PracticeQuestion) => {
  const number = numberOf(question)
  const letterOf = (content: PracticeQuestion['stem']) => /(?:步骤|Step )([A-D])/.exec(JSON.stringify(content))?.[1]
  const right = question.options.findIndex(({ content }) => letterOf(content) === rightLetter(number))
  return { right, explanation: `${tokens.explanation}-${number}.` }
}

type Rules = Pick<NewQuiz, 'timeLimitSeconds' | 'graceSeconds' | 'feedback' | 'strict' | 'rules'> & { count: number }

/** The database of the journeys' server, for what no page can do: making a quiz, moving time, looking at the rows. */
export const openJourneyDatabase = async (): Promise<Db> => {
  const server = await runningEmbedded(served().dataDir)
  if (!server) throw new Error('the journeys’ server has no database')
  return openDatabase(server.url, 2)
}

/** A quiz of so many questions, one mark each; a new one for each caller. */
export const addAttemptQuiz = async (db: Db, language: 'zh-CN' | 'en', rules: Partial<Rules> = {}): Promise<string> => {
  const { count = 6, ...others } = rules
  const drafts = Array.from({ length: 20 }, (_, number) => draftOf(language, number))
  await addDrafts(db, { tradeCode: attemptTrade, bankName: `Attempts (${language})` }, drafts)
  const section = {
    type: 'single-choice',
    tradeCode: attemptTrade,
    level: null,
    language,
    count,
    maximum: worth,
  } as const
  return withTx(db, async (tx) =>
    createQuiz(tx, {
      organisationId: (await getRootOrganisation(tx)).organisationId,
      tradeCode: attemptTrade,
      language,
      title: language === 'en' ? 'Skill test of the month' : '本月技能测验',
      blueprint: { sections: [section] },
      timeLimitSeconds: 1_800,
      passScore: worth,
      graceSeconds: 15,
      attemptsAllowed: null,
      feedback: 'review',
      strict: true,
      ...others,
    }),
  )
}

/** Lets so many seconds of the attempt go by at once. */
export const passTime = async (db: Db, attemptId: string, seconds: number): Promise<void> => {
  const earlier = (column: string) => `${column} = ${column} - make_interval(secs => $2)`
  const columns = ['started_at', 'deadline_at', 'accept_until'].map(earlier).join(', ')
  await db.$client.query(`update attempt set ${columns} where id = $1`, [attemptId, seconds])
}

/** Seconds to the deadline, by the database. */
export const secondsLeft = async (db: Db, attemptId: string): Promise<number> => {
  const text =
    'select extract(epoch from deadline_at - clock_timestamp())::float8 as seconds from attempt where id = $1'
  return (await db.$client.query<{ seconds: number }>(text, [attemptId])).rows[0]?.seconds ?? Number.NaN
}

export type Chosen = ReadonlyMap<number, string>

/** What lies on the server: the chosen option of each slot. */
export const storedChoices = async (db: Db, attemptId: string): Promise<Map<number, string>> => {
  const text = 'select slot, response from attempt_answer where attempt_id = $1 order by slot'
  const { rows } = await db.$client.query<{ slot: number; response: { choice?: string } }>(text, [attemptId])
  return new Map(rows.map(({ slot, response }) => [slot, response.choice ?? '']))
}

/** Closed once, with exactly these answers, one result, one fact, and the marks that these answers are worth. */
export const expectClosedOnce = async (db: Db, attemptId: string, chosen: Chosen, right: readonly string[]) => {
  expect(await storedChoices(db, attemptId)).toEqual(new Map([...chosen].sort(([a], [b]) => a - b)))
  const count = (text: string) => `(select count(*)::int from ${text})`
  const { rows } = await db.$client.query(
    `select status,
       ${count('attempt other where other.person_id = attempt.person_id')} as attempts,
       ${count('attempt_result where attempt_id = attempt.id')} as results,
       ${count("participation_fact where kind = 'attempt' and source_id = attempt.id")} as facts,
       ${count("attempt_event where attempt_id = attempt.id and kind = 'closed'")} as closings,
       (select score from attempt_result where attempt_id = attempt.id) as score,
       (select score from participation_fact where kind = 'attempt' and source_id = attempt.id) as fact
     from attempt where id = $1`,
    [attemptId],
  )
  const score = worth * [...chosen].filter(([slot, id]) => right[slot] === id).length
  expect(rows).toEqual([{ status: 'closed', attempts: 1, results: 1, facts: 1, closings: 1, score, fact: score }])
}
