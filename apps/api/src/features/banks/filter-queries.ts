import type { banks } from '@lianbing/contract'
import { type SQL, sql } from 'drizzle-orm'
import { question, questionVersion } from '../../db/schema/banks.ts'
import type { BankScope } from '../../http/session.ts'
import { outdatedOf, today } from './draw-queries.ts'
import { inTrades } from './scope-queries.ts'

/** `words` are normalised; every one has to occur. */
export type QuestionFilter = Omit<banks.QuestionFilter, 'search'> & { words: readonly string[] }

/**
 * A word of one or two characters as the database's `short_words` numbers it: a longer one has trigrams, and none of
 * these.
 */
export const shortWords = (word: string): number[] | undefined => {
  const signs = [...word].map((sign) => (sign.codePointAt(0) ?? 0) & 32_767)
  const [first, second] = signs
  if (first === undefined || signs.length > 2) return undefined
  return [second === undefined ? first : first * 65_536 + second]
}

/** The word somewhere in a text, with what LIKE would read as a pattern taken literally. */
const containing = (word: string) => `%${word.replace(/[\\%_]/g, '\\$&')}%`

/** Every point at or below this one. */
const pointAndBelow = (examPointId: string) => sql`array(
  with recursive below as (
    select id from exam_point where id = ${examPointId}
    union select p.id from exam_point p join below on p.parent_id = below.id)
  select id from below)`

/** Whether the standard that a version names is out of date. */
export const isOutdated = sql.raw(`exists (${outdatedOf('question_version')})`)

/** What is said of the standard that a version names where it is out of date; null where it holds. */
export const outdatedMark = sql<{ since: string; replacedBy: string | null; keptOut: boolean } | null>`(${sql.raw(
  outdatedOf(
    'question_version',
    `json_build_object('since', o.since, 'replacedBy', o.replaced_by, 'keptOut', o.kept_out)`,
  ),
)} order by o.kept_out desc, o.edition desc limit 1)`

/** Where a version stands to its own dates today. */
export const validityToday = sql<'valid' | 'not-yet' | 'expired'>`case
  when ${questionVersion.validFrom} > ${sql.raw(today)} then 'not-yet'
  when ${questionVersion.validUntil} < ${sql.raw(today)} then 'expired' else 'valid' end`

const waitsAs = (state: 'draft' | 'review') => sql`${question.id} in (
  select w.question_id from question_version w where w.state <> 'published' and w.state = ${state})`

/** A part that does not narrow is no SQL. */
type Part = SQL | false | '' | undefined
const isSql = (part: Part): part is SQL => typeof part === 'object'

/** What can be told from the row of the question. */
const ofQuestion = (scope: BankScope, filter: QuestionFilter): Part[] => [
  inTrades(scope, question.tradeCode),
  sql`${question.state} <> 'withdrawn'`,
  filter.bankId && sql`${question.bankId} = ${filter.bankId}`,
  filter.tradeCode !== undefined && sql`${question.tradeCode} = ${filter.tradeCode}`,
  filter.examPointId === 'none' && sql`${question.examPointId} is null`,
  filter.examPointId &&
    filter.examPointId !== 'none' &&
    sql`${question.examPointId} = any(${pointAndBelow(filter.examPointId)})`,
  (filter.state === 'published' || filter.state === 'retired') && sql`${question.state} = ${filter.state}`,
  (filter.state === 'draft' || filter.state === 'review') && waitsAs(filter.state),
  filter.reports &&
    sql`${question.id} in (select v.question_id from question_report r
      join question_version v on v.id = r.question_version_id where r.state = 'open')`,
  filter.conflict && sql`${question.id} in (select r.question_id from question_rival r where r.state = 'open')`,
]

const valid = {
  valid: sql`(${questionVersion.validFrom} is null or ${questionVersion.validFrom} <= ${sql.raw(today)})
    and (${questionVersion.validUntil} is null or ${questionVersion.validUntil} >= ${sql.raw(today)}) and not ${isOutdated}`,
  'not-yet': sql`${questionVersion.validFrom} > ${sql.raw(today)}`,
  expired: sql`${questionVersion.validUntil} < ${sql.raw(today)}`,
  outdated: isOutdated,
}

/** What only its current version tells. */
const ofVersion = (filter: QuestionFilter, withShortWords: boolean): Part[] => {
  const short = filter.words.flatMap((word) => shortWords(word) ?? [])
  return [
    filter.type && sql`${questionVersion.type} = ${filter.type}`,
    filter.level === 'none' && sql`${questionVersion.level} is null`,
    typeof filter.level === 'number' && sql`${questionVersion.level} = ${filter.level}`,
    filter.language && sql`${questionVersion.language} = ${filter.language}`,
    filter.source && sql`${questionVersion.source} ilike ${containing(filter.source)}`,
    filter.standard && sql`${questionVersion.standard} = ${filter.standard}`,
    filter.edition !== undefined && sql`coalesce(${questionVersion.edition}, '') = ${filter.edition}`,
    filter.validity && sql`(${valid[filter.validity]})`,
    withShortWords &&
      short.length > 0 &&
      sql`short_words(${questionVersion.searchText}) @> ${sql.param(short)}::integer[]`,
    ...filter.words.map((word) => sql`${questionVersion.searchText} like ${containing(word)}`),
  ]
}

/** The condition of a filter over `question` and its current version; whether it needs the version at all. */
export const matching = (scope: BankScope, filter: QuestionFilter, { withShortWords = true } = {}) => {
  const version = ofVersion(filter, withShortWords).filter(isSql)
  const where = sql.join([...ofQuestion(scope, filter).filter(isSql), ...version], sql` and `)
  return { where, needsVersion: version.length > 0 }
}

/** `question`, and its current version where the condition asks for it. */
export const searched = (needsVersion: boolean) =>
  needsVersion
    ? sql`question join question_version on question_version.id = question.current_version_id`
    : sql`question`
