import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { person } from './accounts.ts'
import { instant, now } from './columns.ts'
import { organisation } from './organisations.ts'
import { quiz } from './quizzes.ts'

/**
 * What a person, or an organisation with all below it, has beyond the rules of a quiz. It only ever gives; null says
 * nothing. Of several the nearest to the person speaks, for each of the three by itself.
 */
export const quizOverride = pgTable(
  'quiz_override',
  {
    id: uuid('id').primaryKey(),
    quizId: uuid('quiz_id')
      .notNull()
      .references(() => quiz.id),
    personId: uuid('person_id').references(() => person.id, { onDelete: 'cascade' }),
    organisationId: integer('organisation_id').references(() => organisation.id),
    /** On top of the time limit; the end of the opening moves with it. */
    extraSeconds: integer('extra_seconds'),
    /** On top of the attempts of each opening. */
    moreAttempts: integer('more_attempts'),
    /** A window beside the openings. */
    opensAt: instant('opens_at'),
    closesAt: instant('closes_at'),
    reason: text('reason').notNull(),
    /** No reference: who acted is kept for ever. */
    actorId: uuid('actor_id').notNull(),
    createdAt: instant('created_at').notNull().default(now),
    removedAt: instant('removed_at'),
    removedBy: uuid('removed_by'),
  },
  (table) => [
    index('quiz_override_quiz').on(table.quizId).where(sql`${table.removedAt} is null`),
    index('quiz_override_person').on(table.personId),
    check('quiz_override_target', sql`(${table.personId} is null) <> (${table.organisationId} is null)`),
    check(
      'quiz_override_gives',
      sql`coalesce(${table.extraSeconds}, ${table.moreAttempts}) is not null or ${table.opensAt} is not null`,
    ),
    check(
      'quiz_override_positive',
      sql`coalesce(${table.extraSeconds}, 1) > 0 and coalesce(${table.moreAttempts}, 1) > 0`,
    ),
    check(
      'quiz_override_window',
      sql`(${table.opensAt} is null) = (${table.closesAt} is null) and ${table.opensAt} < ${table.closesAt}`,
    ),
    check('quiz_override_removed', sql`(${table.removedAt} is null) = (${table.removedBy} is null)`),
  ],
)
