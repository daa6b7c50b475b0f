import type { Language } from '@lianbing/contract'
import type { QuestionType } from '@lianbing/scoring'
import { and, count, eq, sql } from 'drizzle-orm'
import type { Db, Tx } from '../db/client.ts'
import { person } from '../db/schema/accounts.ts'
import { question, questionVersion } from '../db/schema/banks.ts'
import { organisation } from '../db/schema/organisations.ts'
import { trade } from '../db/schema/trades.ts'
import { uuidV7 } from '../db/uuid.ts'
import type { SampleEntry, SampleFact } from './sample-history.ts'
import type { SamplePerson } from './sample-people.ts'

export const hasOrganisation = async (db: Db | Tx): Promise<boolean> => {
  const rows = await db.select({ id: organisation.id }).from(organisation).limit(1)
  return rows.length > 0
}

/** Two that fill at once wait for each other, and the second finds a database that is not empty. */
export const lockForDemo = async (tx: Tx): Promise<void> => {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('lianbing demo'))`)
}

/** The federation's wall clock, read as if it were UTC, in ms. */
export const readWallClock = async (tx: Tx, timeZone: string): Promise<number> => {
  const { rows } = await tx.execute<{ ms: string }>(
    sql`select floor(extract(epoch from now() at time zone ${timeZone}) * 1000)::text as ms`,
  )
  return Number(rows[0]?.ms)
}

export type QuestionCount = {
  tradeCode: string
  language: Language
  type: QuestionType
  questions: number
  names: { 'zh-CN': string; en: string }
}

export const countQuestions = (tx: Tx): Promise<QuestionCount[]> =>
  tx
    .select({
      tradeCode: question.tradeCode,
      language: questionVersion.language,
      type: questionVersion.type,
      questions: count(),
      names: trade.names,
    })
    .from(question)
    .innerJoin(questionVersion, eq(questionVersion.id, question.currentVersionId))
    .innerJoin(trade, eq(trade.code, question.tradeCode))
    .where(and(eq(question.state, 'published')))
    .groupBy(question.tradeCode, questionVersion.language, questionVersion.type, trade.names)
    .orderBy(question.tradeCode, questionVersion.language, questionVersion.type)

export const insertSamplePeople = async (tx: Tx, people: readonly SamplePerson[]): Promise<void> => {
  await tx
    .insert(person)
    .values(people.map(({ path: _path, eagerDays: _eagerDays, skill: _skill, ...row }) => ({ ...row, sample: true })))
}

const column = <Row>(rows: readonly Row[], value: (row: Row) => unknown) => sql.param(rows.map(value))
/** The wall clock of the federation, in ms, as an instant; never later than now. */
const instant = (wall: string, timeZone: string) =>
  sql`least(now(), (timestamp 'epoch' + ${sql.raw(wall)} * interval '1 millisecond') at time zone ${timeZone})`

export const insertSampleFacts = async (tx: Tx, facts: readonly SampleFact[], timeZone: string): Promise<void> => {
  await tx.execute(sql`
    insert into participation_fact (kind, source_id, version, person_id, organisation_path, trade_code, day, at, answers,
                                    right_answers, passed, score, maximum, sample)
    select kind, source_id, 1, person_id, path, trade_code, day, ${instant('wall', timeZone)}, answers, right_answers,
           passed, score, maximum, true
    from unnest(${column(facts, ({ kind }) => kind)}::text[], ${column(facts, () => uuidV7())}::uuid[],
                ${column(facts, (fact) => fact.person.id)}::uuid[], ${column(facts, (fact) => fact.person.path)}::text[],
                ${column(facts, (fact) => fact.person.tradeCode)}::text[], ${column(facts, ({ day }) => day)}::date[],
                ${column(facts, ({ at }) => at)}::bigint[], ${column(facts, ({ answers }) => answers)}::int[],
                ${column(facts, ({ right }) => right)}::int[], ${column(facts, ({ passed }) => passed)}::boolean[],
                ${column(facts, ({ score }) => score)}::int[], ${column(facts, ({ maximum }) => maximum)}::int[])
         as fact (kind, source_id, person_id, path, trade_code, day, wall, answers, right_answers, passed, score, maximum)`)
}

export const insertSampleEntries = async (tx: Tx, entries: readonly SampleEntry[], timeZone: string): Promise<void> => {
  await tx.execute(sql`
    insert into board_entry (board, period, person_id, score, elapsed_ms, last_answer_at)
    select board, period, person_id, score, elapsed_ms, ${instant('wall', timeZone)}
    from unnest(${column(entries, ({ board }) => board)}::text[], ${column(entries, ({ period }) => period)}::text[],
                ${column(entries, ({ personId }) => personId)}::uuid[], ${column(entries, ({ score }) => score)}::int[],
                ${column(entries, ({ elapsedMs }) => elapsedMs)}::int[],
                ${column(entries, ({ lastAnswerAt }) => lastAnswerAt)}::bigint[])
         as entry (board, period, person_id, score, elapsed_ms, wall)`)
}

/** After so many rows the planner's first guesses are several times slower than its knowledge. */
export const analyze = async (db: Db): Promise<void> => {
  await db.execute(sql`analyze`)
}
