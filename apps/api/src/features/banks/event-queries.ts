import type { banks } from '@lianbing/contract'
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Db, Tx } from '../../db/client.ts'
import { person } from '../../db/schema/accounts.ts'
import { questionEvent } from '../../db/schema/bank-care.ts'
import { uuidV7 } from '../../db/uuid.ts'

export type QuestionAct = z.infer<typeof banks.questionAct>
type NewEvent = { questionId: string; version: number; act: QuestionAct; actorId: string; reason?: string }

/** Says in the question's log what was done to which version, by whom, and why. */
export const insertEvent = async (tx: Tx, { reason = '', ...event }: NewEvent): Promise<void> => {
  await tx.insert(questionEvent).values({ id: uuidV7(), reason, ...event })
}

/** The log of a question, the newest first. */
export const findEvents = (db: Db | Tx, questionId: string) =>
  db
    .select({
      version: questionEvent.version,
      act: questionEvent.act,
      actorId: questionEvent.actorId,
      by: sql<string>`coalesce(${person.displayName}, '')`,
      reason: questionEvent.reason,
      createdAt: questionEvent.createdAt,
    })
    .from(questionEvent)
    .leftJoin(person, eq(person.id, questionEvent.actorId))
    .where(eq(questionEvent.questionId, questionId))
    .orderBy(desc(questionEvent.createdAt), desc(questionEvent.id))

const writing = ['created', 'contributed', 'changed'] as const

/** Whoever wrote something of this version. */
export const findAuthors = async (db: Db | Tx, questionId: string, version: number) => {
  const rows = await db
    .selectDistinct({ personId: questionEvent.actorId, name: sql<string>`coalesce(${person.displayName}, '')` })
    .from(questionEvent)
    .leftJoin(person, eq(person.id, questionEvent.actorId))
    .where(
      and(
        eq(questionEvent.questionId, questionId),
        eq(questionEvent.version, version),
        inArray(questionEvent.act, [...writing]),
      ),
    )
  return rows
}

/** Saves of one person that follow each other within half an hour are one act: an editor saves every few seconds. */
export const insertChange = async (tx: Tx, event: Omit<NewEvent, 'act' | 'reason'>): Promise<void> => {
  const [last] = await tx
    .select({
      act: questionEvent.act,
      actorId: questionEvent.actorId,
      version: questionEvent.version,
      isFresh: sql<boolean>`${questionEvent.createdAt} > now() - interval '30 minutes'`,
    })
    .from(questionEvent)
    .where(eq(questionEvent.questionId, event.questionId))
    .orderBy(desc(questionEvent.createdAt), desc(questionEvent.id))
    .limit(1)
  const goesOn =
    last?.isFresh &&
    last.actorId === event.actorId &&
    last.version === event.version &&
    writing.some((act) => act === last.act)
  if (!goesOn) await insertEvent(tx, { ...event, act: 'changed' })
}

/** Who contributed a question, where a worker did. */
export const findContributor = async (db: Db | Tx, questionId: string): Promise<string | undefined> => {
  const [row] = await db
    .select({ actorId: questionEvent.actorId })
    .from(questionEvent)
    .where(and(eq(questionEvent.questionId, questionId), eq(questionEvent.act, 'contributed')))
    .limit(1)
  return row?.actorId ?? undefined
}
