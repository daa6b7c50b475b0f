import { type banks, ProblemError } from '@lianbing/contract'
import { sql } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'

/** The act, once, for whoever did it; locked. */
export const lockBulkAct = async (tx: Tx, { bulkId, personId }: { bulkId: string; personId: string }) => {
  const { rows } = await tx.execute<{ change: banks.BulkChange; isTakenBack: boolean }>(sql`
    select change, taken_back_at is not null as "isTakenBack" from bulk_act
    where id = ${bulkId} and actor_id = ${personId} for update`)
  if (rows[0] === undefined) throw new ProblemError('bulk.unknown')
  return rows[0]
}

type Acted = {
  questionId: string
  bankId: string
  before: { state: string; bankId: string; examPointId: string | null; versionId: string }
  /** Nothing has happened to it since the act. */
  untouched: boolean
}

/** The questions of an act, locked, each with how it stood before. */
export const lockActed = async (tx: Tx, bulkId: string, change: banks.BulkChange): Promise<Acted[]> => {
  const asLeft =
    'fields' in change
      ? sql`v.version = e.version + 1`
      : sql`v.version = e.version and ${
          'bankId' in change
            ? sql`q.bank_id = ${change.bankId}`
            : 'examPointId' in change
              ? sql`q.exam_point_id is not distinct from ${change.examPointId}::uuid`
              : sql`q.state = ${change.state}`
        }`
  await tx.execute(sql`
    select from question where id in (select question_id from question_event where bulk_id = ${bulkId})
    order by id for no key update`)
  const { rows } = await tx.execute<Acted>(sql`
    select q.id as "questionId", q.bank_id as "bankId", e.before,
      (q.state <> 'withdrawn' and ${asLeft}
        and not exists (select from question_version w where w.question_id = q.id and w.state <> 'published')
        and not exists (select from question_event later where later.question_id = q.id and later.id <> e.id
          and later.created_at >= e.created_at)) as untouched
    from question_event e join question q on q.id = e.question_id
    join question_version v on v.id = q.current_version_id
    where e.bulk_id = ${bulkId} order by q.id`)
  return rows
}

/** State, bank and exam point as they stood before. */
export const restoreQuestions = async (tx: Tx, bulkId: string): Promise<void> => {
  await tx.execute(sql`
    update question q set state = e.before ->> 'state', bank_id = (e.before ->> 'bankId')::uuid,
      exam_point_id = (select p.id from exam_point p where p.id = (e.before ->> 'examPointId')::uuid)
    from question_event e where e.bulk_id = ${bulkId} and q.id = e.question_id`)
}

export const markTakenBack = async (tx: Tx, bulkId: string): Promise<void> => {
  await tx.execute(sql`update bulk_act set taken_back_at = now() where id = ${bulkId}`)
}
