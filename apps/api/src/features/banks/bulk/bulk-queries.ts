import { type banks, ProblemError } from '@lianbing/contract'
import { type SQL, sql } from 'drizzle-orm'
import type { Db, Tx } from '../../../db/client.ts'
import { question, questionVersion } from '../../../db/schema/banks.ts'
import { uuidV7 } from '../../../db/uuid.ts'
import type { BankScope } from '../../../http/session.ts'
import { matching, type QuestionFilter, searched } from '../filter-queries.ts'

export type Selection = { questionIds: readonly string[] } | { filter: QuestionFilter }
type Fields = Extract<banks.BulkChange, { fields: unknown }>['fields']

const column: Record<keyof Fields, { name: string; type: string }> = {
  level: { name: 'level', type: 'smallint' },
  difficulty: { name: 'difficulty', type: 'smallint' },
  source: { name: 'source', type: 'text' },
  sourceDetail: { name: 'source_detail', type: 'text' },
  licence: { name: 'licence', type: 'text' },
  standard: { name: 'standard', type: 'text' },
  edition: { name: 'edition', type: 'text' },
  validFrom: { name: 'valid_from', type: 'date' },
  validUntil: { name: 'valid_until', type: 'date' },
}
/** The columns that change, each with its new value. */
const changedColumns = (fields: Fields) =>
  Object.entries(fields).flatMap(([field, value]) => {
    const { name, type } = column[field as keyof Fields]
    return value === undefined ? [] : [{ name, value: sql`${value}::${sql.raw(type)}` }]
  })

/** The trade that an exam point or a bank is of, and the bank's language; thrown where there is none. */
export const getPlace = async (db: Db | Tx, change: banks.BulkChange) => {
  if ('bankId' in change) {
    const { rows } = await db.execute<{ tradeCode: string; language: string }>(
      sql`select trade_code as "tradeCode", language from bank where id = ${change.bankId}`,
    )
    if (rows[0] === undefined) throw new ProblemError('bank.unknown')
    return rows[0]
  }
  if (!('examPointId' in change) || change.examPointId === null) return undefined
  const { rows } = await db.execute<{ tradeCode: string }>(
    sql`select trade_code as "tradeCode" from exam_point where id = ${change.examPointId}`,
  )
  if (rows[0] === undefined) throw new ProblemError('exam_point.unknown')
  return { ...rows[0], language: undefined }
}
type Place = Awaited<ReturnType<typeof getPlace>>

const isSame = (change: banks.BulkChange): SQL => {
  if ('bankId' in change) return sql`${question.bankId} = ${change.bankId}`
  if ('examPointId' in change) return sql`${question.examPointId} is not distinct from ${change.examPointId}::uuid`
  if ('state' in change) return sql`${question.state} = ${change.state}`
  const same = changedColumns(change.fields).map(
    ({ name, value }) => sql`question_version.${sql.identifier(name)} is not distinct from ${value}`,
  )
  return sql.join(same, sql` and `)
}

const isUnfit = (place: Place): SQL =>
  place === undefined
    ? sql`false`
    : sql`(${question.tradeCode} <> ${place.tradeCode}
        or ${questionVersion.language} <> coalesce(${place.language ?? null}, ${questionVersion.language}))`

export type Chosen = {
  questionId: string
  bankId: string
  fate: 'changed' | 'same' | 'waiting' | 'unfit'
}

/** The questions of a selection with what a change would do to each; with a lock where it is about to be made. */
export const findChosen = async (
  db: Db | Tx,
  scope: BankScope,
  selection: Selection,
  change: { change: banks.BulkChange; place: Place; limit: number; lock: boolean },
): Promise<Chosen[]> => {
  const byIds = 'questionIds' in selection
  const { where, needsVersion } = matching(scope, byIds ? { words: [] } : selection.filter)
  const chosen = byIds ? sql`and ${question.id} = any(${sql.param(selection.questionIds)}::uuid[])` : sql``
  // First the ids, so that what decides about each is read under the lock.
  const { rows: ids } = await db.execute<{ id: string }>(sql`
    select question.id from ${searched(needsVersion)} where ${where} ${chosen}
    order by question.id limit ${change.limit + 1} ${change.lock ? sql`for no key update of question` : sql``}`)
  if (ids.length > change.limit) throw new ProblemError('bulk.too_many')
  const { rows } = await db.execute<Chosen>(sql`
    select question.id as "questionId", question.bank_id as "bankId", case
        when exists (select from question_version w where w.question_id = question.id and w.state <> 'published') then 'waiting'
        when ${isUnfit(change.place)} then 'unfit' when ${isSame(change.change)} then 'same' else 'changed' end as fate
    from ${searched(true)} where question.state <> 'withdrawn'
      and question.id = any(${sql.param(ids.map(({ id }) => id))}::uuid[])`)
  return rows
}

type Act = { bulkId: string; personId: string }

/** False where the act has been done already. */
export const insertBulkAct = async (tx: Tx, { bulkId, personId }: Act, change: banks.BulkChange): Promise<boolean> => {
  const { rowCount } = await tx.execute(sql`
    insert into bulk_act (id, actor_id, change) values (${bulkId}, ${personId}, ${JSON.stringify(change)}::jsonb)
    on conflict do nothing`)
  return rowCount === 1
}

/** How many questions an act of this person has changed. */
export const countActed = async (tx: Tx, { bulkId, personId }: Act): Promise<number> => {
  const { rows } = await tx.execute<{ changed: number }>(sql`
    select count(e.id)::int as changed from bulk_act a join question_event e on e.bulk_id = a.id
    where a.id = ${bulkId} and a.actor_id = ${personId}`)
  return rows[0]?.changed ?? 0
}

type Event = { act: string; reason: string; personId: string; bulkId: string | null }

/** Ids of version 7, each of an own row: the database's own are of no order. */
const idsFor = (list: readonly unknown[]) => list.map(() => uuidV7())

/** The log of each of these questions, with how it stood before; to be written before anything changes. */
export const insertBulkEvents = async (tx: Tx, questionIds: readonly string[], event: Event): Promise<void> => {
  await tx.execute(sql`
    insert into question_event (id, question_id, version, act, actor_id, reason, bulk_id, before)
    select d.id, question.id, question_version.version, ${event.act}, ${event.personId}, ${event.reason}, ${event.bulkId},
      jsonb_build_object('state', question.state, 'bankId', question.bank_id, 'examPointId', question.exam_point_id,
        'versionId', question.current_version_id)
    from unnest(${sql.param(idsFor(questionIds))}::uuid[], ${sql.param(questionIds)}::uuid[]) d(id, question_id)
    join question on question.id = d.question_id
    join question_version on question_version.id = question.current_version_id`)
}

const kept = `type, language, material, stem, options, targets, blanks, unit, exam_point, author, reviewer, search_text, sketch`
const settable = Object.values(column).map(({ name }) => name)

/**
 * A new version of each question, published at once: as the version `from` is, but for the given fields. Its newest
 * key goes with it. `from` names a version for each question, by default the current one.
 */
export const insertVersions = async (
  tx: Tx,
  questionIds: readonly string[],
  { personId, fields = {}, from }: { personId: string; fields?: Fields; from?: readonly string[] },
): Promise<void> => {
  const changed = new Map(changedColumns(fields).map(({ name, value }) => [name, value]))
  const values = settable.map((name) => changed.get(name) ?? sql`v.${sql.identifier(name)}`)
  const froms = from === undefined ? sql`null::uuid[]` : sql`${sql.param(from)}::uuid[]`
  await tx.execute(sql`
    with d as materialized (
      select d.question_id, d.id, coalesce(d.from_id, q.current_version_id) as from_id,
        (select max(version) + 1 from question_version n where n.question_id = q.id) as version
      from unnest(${sql.param(questionIds)}::uuid[], ${sql.param(idsFor(questionIds))}::uuid[], ${froms}) d(question_id, id, from_id)
      join question q on q.id = d.question_id),
    added as (
      insert into question_version (id, question_id, version, state, created_by, ${sql.raw(`${kept}, ${settable.join(', ')}`)})
      select d.id, d.question_id, d.version, 'published', ${personId}::uuid,
        ${sql.raw(
          kept
            .split(', ')
            .map((name) => `v.${name}`)
            .join(', '),
        )}, ${sql.join(values, sql`, `)}
      from d join question_version v on v.id = d.from_id),
    keys as (
      insert into question_key (question_version_id, version, key, also, treatment, explanation, fingerprint, reason, created_by)
      select d.id, 1, k.key, k.also, k.treatment, k.explanation, k.fingerprint, k.reason, k.created_by
      from d cross join lateral (
        select * from question_key where question_version_id = d.from_id order by version desc limit 1) k)
    update question set current_version_id = d.id from d where question.id = d.question_id`)
}

/** What stands beside the versions. */
export const updateQuestions = async (
  tx: Tx,
  questionIds: readonly string[],
  change: Exclude<banks.BulkChange, { fields: unknown }>,
): Promise<void> => {
  const set =
    'bankId' in change
      ? sql`bank_id = ${change.bankId}`
      : 'examPointId' in change
        ? sql`exam_point_id = ${change.examPointId}::uuid`
        : sql`state = ${change.state}`
  await tx.execute(sql`update question set ${set} where id = any(${sql.param(questionIds)}::uuid[])`)
}

/** By the bank's row draws tell that something has changed. */
export const touchBanks = async (tx: Tx, bankIds: readonly string[]): Promise<void> => {
  const ids = [...new Set(bankIds)].sort()
  await tx.execute(sql`update bank set updated_at = now() where id = any(${sql.param(ids)}::uuid[])`)
}
