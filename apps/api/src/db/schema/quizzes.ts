import type { FurtherRules, Language, QuizDraft, QuizRules } from '@lianbing/contract'
import type { Blueprint, Response, ScoredSlot } from '@lianbing/scoring'
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { person } from './accounts.ts'
import { instant, now } from './columns.ts'
import { organisation } from './organisations.ts'
import type { PaperSlot } from './practice.ts'
import { trade } from './trades.ts'

/** A slot of a quiz's paper, with what it is worth in hundredths of a mark. */
export type AttemptSlot = PaperSlot & { maximum: number }

export const quiz = pgTable(
  'quiz',
  {
    id: uuid('id').primaryKey(),
    organisationId: integer('organisation_id')
      .notNull()
      .references(() => organisation.id),
    tradeCode: text('trade_code')
      .notNull()
      .references(() => trade.code),
    /** What is being edited; null where the newest version is all there is. */
    draft: jsonb('draft').$type<QuizDraft>(),
    draftRevision: integer('draft_revision').notNull().default(0),
    createdAt: instant('created_at').notNull().default(now),
    updatedAt: instant('updated_at').notNull().default(now),
    /** Nobody starts it any more; attempts that run go on. */
    archivedAt: instant('archived_at'),
  },
  (table) => [index('quiz_organisation').on(table.organisationId)],
)

/** The rules of a quiz; a change makes a new version, attempts keep theirs. */
export const quizVersion = pgTable(
  'quiz_version',
  {
    id: uuid('id').primaryKey(),
    quizId: uuid('quiz_id')
      .notNull()
      .references(() => quiz.id),
    version: integer('version').notNull(),
    title: text('title').notNull(),
    language: text('language').$type<Language>().notNull(),
    blueprint: jsonb('blueprint').$type<Blueprint>().notNull(),
    questions: integer('questions').notNull(),
    maximum: integer('maximum').notNull(),
    passScore: integer('pass_score').notNull(),
    timeLimitSeconds: integer('time_limit_seconds').notNull(),
    graceSeconds: integer('grace_seconds').notNull(),
    attemptsAllowed: integer('attempts_allowed'),
    feedback: text('feedback').$type<QuizRules['feedback']>().notNull(),
    /** Strict: only the newest device writes. Otherwise an older one may still fill what is empty. */
    strict: boolean('strict').notNull(),
    /** Whatever else the rules say, as it was stored: what is absent has its default. */
    rules: jsonb('rules').$type<Partial<FurtherRules>>().notNull().default({}),
    createdAt: instant('created_at').notNull().default(now),
  },
  (table) => [
    unique('quiz_version_number').on(table.quizId, table.version),
    check('quiz_version_grace', sql`${table.graceSeconds} between 0 and 30`),
  ],
)

/** A window in which a quiz may be started. */
export const quizOpening = pgTable(
  'quiz_opening',
  {
    id: uuid('id').primaryKey(),
    quizId: uuid('quiz_id')
      .notNull()
      .references(() => quiz.id),
    opensAt: instant('opens_at').notNull(),
    closesAt: instant('closes_at'),
    /** How many papers lie ready when it opens; starts beyond these draw their own. */
    prepared: integer('prepared').notNull().default(0),
    /** A sitting on paper: it was over before it stood here, and nobody starts in it. */
    onPaper: boolean('on_paper').notNull().default(false),
  },
  (table) => [index('quiz_opening_quiz').on(table.quizId)],
)

export const attempt = pgTable(
  'attempt',
  {
    id: uuid('id').primaryKey(),
    quizVersionId: uuid('quiz_version_id')
      .notNull()
      .references(() => quizVersion.id),
    openingId: uuid('opening_id')
      .notNull()
      .references(() => quizOpening.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    /** Only for servers of the version before, which run on while a new one is rolled out; goes with the next. */
    startKey: uuid('start_key'),
    organisationPath: text('organisation_path').notNull(),
    paper: jsonb('paper').$type<AttemptSlot[]>().notNull(),
    slotCount: smallint('slot_count').notNull(),
    strict: boolean('strict').notNull(),
    /** Feedback at once: an answer is shown its mark and key as soon as it is stored, and is final from then on. */
    reveals: boolean('reveals').notNull().default(false),
    /** In order: once a later question has been answered, an earlier one takes nothing any more. */
    sequential: boolean('sequential').notNull().default(false),
    status: text('status').$type<'active' | 'closed'>().notNull().default('active'),
    epoch: smallint('epoch').notNull().default(1),
    /** The device of the newest epoch; a repeated takeover by it changes nothing. */
    deviceKey: uuid('device_key'),
    startedAt: instant('started_at').notNull().default(now),
    deadlineAt: instant('deadline_at').notNull(),
    acceptUntil: instant('accept_until').notNull(),
    closedAt: instant('closed_at'),
    closeReason: text('close_reason').$type<'submitted' | 'expired' | 'admin' | 'paper'>(),
    closeTries: smallint('close_tries').notNull().default(0),
    closeRetryAt: instant('close_retry_at'),
    /** Under which version the next close writes result and fact, or the last one did: a second close is refused by their keys. */
    resultVersion: smallint('result_version').notNull().default(1),
    /** Times in which a reopened attempt was closed: they are nobody's working time. */
    pauses: jsonb('pauses').$type<{ from: string; to: string }[]>().notNull().default([]),
    voidedAt: instant('voided_at'),
    voidReason: text('void_reason'),
    /** The result that its worker knows, while a later one is still to be told; else null. */
    shownVersion: smallint('shown_version'),
  },
  (table) => [
    unique('attempt_start_key').on(table.personId, table.startKey),
    uniqueIndex('attempt_one_active').on(table.personId, table.openingId).where(sql`${table.status} = 'active'`),
    index('attempt_due').on(table.acceptUntil).where(sql`${table.status} = 'active'`),
    index('attempt_person').on(table.personId, table.startedAt),
    index('attempt_opening').on(table.openingId),
    check('attempt_closed', sql`(${table.status} = 'closed') = (${table.closedAt} is not null)`),
    check('attempt_closed_reason', sql`(${table.status} = 'closed') = (${table.closeReason} is not null)`),
    check('attempt_voided', sql`${table.voidedAt} is null or ${table.status} = 'closed'`),
    check('attempt_void_reason', sql`(${table.voidedAt} is null) = (${table.voidReason} is null)`),
  ],
)

/** Every start that led to an attempt, also one that went on with it: asked again it gives the same, at any time. */
export const attemptStart = pgTable(
  'attempt_start',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    startKey: uuid('start_key').notNull(),
    attemptId: uuid('attempt_id')
      .notNull()
      .references(() => attempt.id, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.startKey] }),
    index('attempt_start_attempt').on(table.attemptId),
  ],
)

/** A register for each slot: the answer with the greatest (epoch, seq) stays. */
export const attemptAnswer = pgTable(
  'attempt_answer',
  {
    attemptId: uuid('attempt_id')
      .notNull()
      .references(() => attempt.id, { onDelete: 'cascade' }),
    slot: smallint('slot').notNull(),
    response: jsonb('response').$type<Response>().notNull(),
    epoch: smallint('epoch').notNull(),
    seq: integer('seq').notNull(),
    receivedAt: instant('received_at').notNull(),
    /** Came within the grace, after the deadline. */
    late: boolean('late').notNull(),
    /** What the device says it took; for information, nothing is computed from it. */
    elapsedMs: integer('elapsed_ms').notNull(),
    revealedAt: instant('revealed_at'),
  },
  (table) => [primaryKey({ columns: [table.attemptId, table.slot] })],
)

/** Marks in versions: a re-mark adds one, nothing is overwritten. Scores are hundredths of a mark. */
export const attemptResult = pgTable(
  'attempt_result',
  {
    attemptId: uuid('attempt_id')
      .notNull()
      .references(() => attempt.id, { onDelete: 'cascade' }),
    version: integer('version').notNull(),
    /** Null while a person has still to mark. */
    score: integer('score'),
    maximum: integer('maximum').notNull(),
    passed: boolean('passed'),
    slots: jsonb('slots').$type<{ mark: ScoredSlot['mark']; score: number; keyVersion: number }[]>().notNull(),
    reason: text('reason').notNull(),
    voided: boolean('voided').notNull().default(false),
    createdAt: instant('created_at').notNull().default(now),
  },
  (table) => [
    primaryKey({ columns: [table.attemptId, table.version] }),
    check('attempt_result_score', sql`${table.score} between 0 and ${table.maximum}`),
  ],
)

export type AttemptEventKind =
  | 'opened'
  | 'takeover'
  | 'revealed'
  | 'extended'
  | 'closed'
  | 're-marked'
  | 'voided'
  | 'reopened'
  | 'judged'

/** What happened to an attempt, in order; only ever added to, which triggers of the database enforce. */
export const attemptEvent = pgTable(
  'attempt_event',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    attemptId: uuid('attempt_id')
      .notNull()
      .references(() => attempt.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<AttemptEventKind>().notNull(),
    detail: jsonb('detail').$type<Record<string, string | number>>().notNull(),
    /** Of the office who did it, else empty. No reference: a row that may not change cannot follow one. */
    actorId: uuid('actor_id'),
    at: instant('at').notNull().default(now),
  },
  (table) => [index('attempt_event_attempt').on(table.attemptId)],
)
