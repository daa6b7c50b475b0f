import { type FurtherRules, ProblemError } from '@lianbing/contract'
import type { QuestionType } from '@lianbing/scoring'
import { eq } from 'drizzle-orm'
import { type Db, runNamed, type Tx } from '../../db/client.ts'
import { quiz, quizOpening, quizVersion } from '../../db/schema/quizzes.ts'
import { openForText } from './rules/open-for-queries.ts'
import { furtherRulesOf } from './rules/stored-rules-queries.ts'

export type QuizVersionRow = typeof quizVersion.$inferSelect

export const insertQuiz = async (
  tx: Tx,
  rows: {
    quiz: typeof quiz.$inferInsert
    version: typeof quizVersion.$inferInsert
    opening: typeof quizOpening.$inferInsert
  },
): Promise<void> => {
  await tx.insert(quiz).values(rows.quiz)
  await tx.insert(quizVersion).values(rows.version)
  await tx.insert(quizOpening).values(rows.opening)
}

export type QuizRules = Omit<QuizVersionRow, 'rules'> & FurtherRules & { tradeCode: string }

/** A version of the rules never changes, so each process keeps those that are in use. */
const rulesKept = new Map<string, QuizRules>()
/** A few KB each. */
const mostRulesKept = 1_000

export const getQuizVersion = async (db: Db | Tx, quizVersionId: string): Promise<QuizRules> => {
  const kept = rulesKept.get(quizVersionId)
  if (kept !== undefined) return kept
  const [row] = await db
    .select({ version: quizVersion, tradeCode: quiz.tradeCode })
    .from(quizVersion)
    .innerJoin(quiz, eq(quiz.id, quizVersion.quizId))
    .where(eq(quizVersion.id, quizVersionId))
  if (row === undefined) throw new ProblemError('quiz.unknown')
  const { rules: further, ...version } = row.version
  const rules = { ...version, ...furtherRulesOf(further), tradeCode: row.tradeCode }
  if (rulesKept.size >= mostRulesKept) rulesKept.clear()
  rulesKept.set(quizVersionId, rules)
  return rules
}

const openQuizzesStatement = {
  name: 'open_quizzes',
  text: `select q.id as "quizId", v.title, q.trade_code as "tradeCode", v.language, v.questions, v.maximum,
           v.pass_score as "passScore", v.time_limit_seconds as "timeLimitSeconds", v.grace_seconds as "graceSeconds", v.strict,
           v.attempts_allowed as "attemptsAllowed", v.feedback, w.opens_at as "opensAt", w.closes_at as "closesAt",
           coalesce(w.is_own, false) as "hasOwnWindow",
           array(select distinct s ->> 'type' from jsonb_array_elements(v.blueprint -> 'sections') s) as types,
           now() as "readAt", v.rules, g.extra as "extraSeconds", g.more as "moreAttempts", mine.ended_at as "endedAt",
           coalesce(mine.used, 0)::int as "attemptsUsed", mine.active as "activeAttemptId",
           case when v.feedback <> 'none' then mine.scores else '[]' end as scores
         from quiz q
         join organisation o on o.id = q.organisation_id and starts_with($2, o.path)
         join lateral (select * from quiz_version n where n.quiz_id = q.id order by n.version desc limit 1) v on true
         ${openForText({ quiz: 'q.id', person: '$1', path: '$2' }, 'join')}
         left join lateral (
           select count(*) as used, max(a.closed_at) as ended_at,
             coalesce(json_agg(r.score order by a.started_at) filter (where a.voided_at is null and r.version is not null),
               '[]') as scores,
             (array_agg(a.id) filter (where a.status = 'active' and a.accept_until > now()))[1] as active
           from attempt a
           left join lateral (select version, score from attempt_result s where s.attempt_id = a.id
                              order by s.version desc limit 1) r on true
           where a.opening_id = w.id and a.person_id = $1) mine on true
         where q.archived_at is null
         order by q.trade_code, v.language desc, v.title`,
}

type OpenQuizRow = {
  quizId: string
  title: string
  tradeCode: string
  language: 'zh-CN' | 'en'
  questions: number
  types: QuestionType[]
  readAt: Date
  maximum: number
  passScore: number
  timeLimitSeconds: number
  graceSeconds: number
  strict: boolean
  attemptsAllowed: number | null
  attemptsUsed: number
  feedback: QuizVersionRow['feedback']
  rules: QuizVersionRow['rules']
  extraSeconds: number
  moreAttempts: number
  opensAt: Date
  closesAt: Date | null
  hasOwnWindow: boolean
  /** When the last attempt ended. */
  endedAt: Date | null
  activeAttemptId: string | null
  /** Of the attempts that count, in their order; null where a person has still to mark. */
  scores: (number | null)[]
}

/** The quizzes whose opening a person can start in now, with what the person has done in them. */
export const findOpenQuizzes = (
  db: Db,
  person: { personId: string; organisationPath: string },
): Promise<OpenQuizRow[]> => runNamed<OpenQuizRow>(db, openQuizzesStatement, [person.personId, person.organisationPath])
