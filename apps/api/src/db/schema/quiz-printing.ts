import type { QuestionType } from '@lianbing/scoring'
import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { person } from './accounts.ts'
import { instant, now } from './columns.ts'
import { type AttemptSlot, attempt, quiz, quizOpening, quizVersion } from './quizzes.ts'

/** Questions of one type under one heading, or cases, which keep their questions together; `title` is their section's. */
export type FormPart = { kind: QuestionType | 'case'; count: number; title?: string | undefined }

/** A printed form of a version of a quiz: what it asks and in which order is drawn once, so that every print is the same. */
export const paperForm = pgTable(
  'paper_form',
  {
    id: uuid('id').primaryKey(),
    quizVersionId: uuid('quiz_version_id')
      .notNull()
      .references(() => quizVersion.id),
    letter: text('letter').notNull(),
    paper: jsonb('paper').$type<AttemptSlot[]>().notNull(),
    /** The parts of the paper in order: under which heading, and how many of its questions. */
    parts: jsonb('parts').$type<FormPart[]>().notNull(),
    createdBy: uuid('created_by').references(() => person.id, { onDelete: 'set null' }),
    createdAt: instant('created_at').notNull().default(now),
  },
  (table) => [unique('paper_form_letter').on(table.quizVersionId, table.letter)],
)

/** A sitting on paper; its opening has closed already, so that nobody can start in it. */
export const paperSitting = pgTable(
  'paper_sitting',
  {
    id: uuid('id').primaryKey(),
    quizId: uuid('quiz_id')
      .notNull()
      .references(() => quiz.id),
    openingId: uuid('opening_id')
      .notNull()
      .references(() => quizOpening.id),
    title: text('title').notNull(),
    heldAt: instant('held_at').notNull(),
    createdBy: uuid('created_by').references(() => person.id, { onDelete: 'set null' }),
    createdAt: instant('created_at').notNull().default(now),
  },
  (table) => [
    index('paper_sitting_quiz').on(table.quizId, table.heldAt),
    unique('paper_sitting_opening').on(table.openingId),
  ],
)

/** What was entered for a person of a sitting, as it was entered: the attempt was made from it. */
export const paperEntry = pgTable(
  'paper_entry',
  {
    attemptId: uuid('attempt_id')
      .primaryKey()
      .references(() => attempt.id, { onDelete: 'cascade' }),
    sittingId: uuid('sitting_id')
      .notNull()
      .references(() => paperSitting.id),
    formId: uuid('form_id')
      .notNull()
      .references(() => paperForm.id),
    /** The answers in one line, or null where only the total is known, in hundredths of a mark. */
    answers: text('answers'),
    total: integer('total'),
    /** Which of the sitting's answer sheets it is, from 1, in the order of entry. */
    sheetNumber: integer('sheet_number').notNull(),
    enteredBy: uuid('entered_by').references(() => person.id, { onDelete: 'set null' }),
    enteredAt: instant('entered_at').notNull().default(now),
  },
  (table) => [
    unique('paper_entry_sheet').on(table.sittingId, table.sheetNumber),
    index('paper_entry_form').on(table.formId),
    check('paper_entry_says', sql`(${table.answers} is null) <> (${table.total} is null)`),
  ],
)
