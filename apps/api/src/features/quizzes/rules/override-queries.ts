import { ProblemError } from '@lianbing/contract'
import { and, desc, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import type { Db, Tx } from '../../../db/client.ts'
import { person } from '../../../db/schema/accounts.ts'
import { organisation } from '../../../db/schema/organisations.ts'
import { quizOverride } from '../../../db/schema/quiz-rules.ts'
import type { OrganisationScope } from '../../../http/session.ts'

export const findOrganisationNames = async (db: Db, ids: readonly number[]): Promise<Map<number, string>> => {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: organisation.id, name: organisation.name })
    .from(organisation)
    .where(inArray(organisation.id, [...new Set(ids)]))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export type OverrideRow = typeof quizOverride.$inferSelect
export type Gift = Pick<OverrideRow, 'extraSeconds' | 'moreAttempts' | 'opensAt' | 'closesAt' | 'reason'>

/** Whose it is: the person's organisation, or the organisation itself. */
const owner = sql`${organisation.id} = coalesce(${quizOverride.organisationId}, ${person.organisationId})`
/** Who changed it last. */
const changedBy = sql<string>`coalesce((select by.display_name from quiz_event e join person by on by.id = e.actor_id
  where e.quiz_id = ${quizOverride.quizId} and e.detail ->> 'overrideId' = ${quizOverride.id}::text
  order by e.id desc limit 1), '')`

/** Those of a quiz that hold, the newest first: of the scope, and the quiz belongs to its organisation. */
export const findOverrides = (
  db: Db,
  scope: OrganisationScope,
  { quizId, cursor, limit }: { quizId: string; cursor: string | undefined; limit: number },
) =>
  db
    .select({
      row: quizOverride,
      person: { displayName: person.displayName, username: sql<string>`${person.username}` },
      organisationName: organisation.name,
      actor: changedBy,
    })
    .from(quizOverride)
    .leftJoin(person, eq(person.id, quizOverride.personId))
    .innerJoin(organisation, owner)
    .where(
      and(
        eq(quizOverride.quizId, quizId),
        isNull(quizOverride.removedAt),
        sql`starts_with(${organisation.path}, ${scope.path})`,
        cursor === undefined ? undefined : lt(quizOverride.id, cursor),
      ),
    )
    .orderBy(desc(quizOverride.id))
    .limit(limit)

export type Target = { personId: string } | { organisationId: number }
const isFor = (target: Target) =>
  'personId' in target
    ? eq(quizOverride.personId, target.personId)
    : eq(quizOverride.organisationId, target.organisationId)

/** Under the quiz's lock: one of each target holds at a time. */
export const findOverrideOf = async (tx: Tx, quizId: string, target: Target): Promise<OverrideRow | undefined> => {
  const [row] = await tx
    .select()
    .from(quizOverride)
    .where(and(eq(quizOverride.quizId, quizId), isFor(target), isNull(quizOverride.removedAt)))
  return row
}

/** Under the quiz's lock. */
export const getOverride = async (tx: Tx, quizId: string, overrideId: string): Promise<OverrideRow> => {
  const [row] = await tx
    .select()
    .from(quizOverride)
    .where(and(eq(quizOverride.quizId, quizId), eq(quizOverride.id, overrideId), isNull(quizOverride.removedAt)))
  if (row === undefined) throw new ProblemError('override.unknown')
  return row
}

export const insertOverride = async (tx: Tx, row: typeof quizOverride.$inferInsert): Promise<void> => {
  await tx.insert(quizOverride).values(row)
}

export const updateOverride = async (tx: Tx, overrideId: string, gift: Gift): Promise<void> => {
  await tx.update(quizOverride).set(gift).where(eq(quizOverride.id, overrideId))
}

export const endOverride = async (tx: Tx, overrideId: string, removedBy: string): Promise<void> => {
  await tx.update(quizOverride).set({ removedAt: sql`now()`, removedBy }).where(eq(quizOverride.id, overrideId))
}
