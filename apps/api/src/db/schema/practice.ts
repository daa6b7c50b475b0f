import type { Language } from '@lianbing/contract'
import type { FrozenSlot, Response } from '@lianbing/scoring'
import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { person } from './accounts.ts'
import { instant, now } from './columns.ts'
import { trade } from './trades.ts'

/** A slot of a paper: which version, and its options in shown order as [shown id, own id]. Never changed. */
export type PaperSlot = FrozenSlot & { questionVersionId: string }

export const round = pgTable(
  'round',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    /** Where the person stood in the union's tree when the round began. */
    organisationPath: text('organisation_path').notNull(),
    tradeCode: text('trade_code')
      .notNull()
      .references(() => trade.code),
    level: smallint('level'),
    language: text('language').$type<Language>().notNull(),
    mode: text('mode').$type<'random' | 'sequential' | 'mistakes'>().notNull(),
    paper: jsonb('paper').$type<PaperSlot[]>().notNull(),
    startedAt: instant('started_at').notNull().default(now),
  },
  (table) => [index('round_person').on(table.personId, table.startedAt)],
)

/** The first answer of a slot stays. */
export const roundAnswer = pgTable(
  'round_answer',
  {
    roundId: uuid('round_id')
      .notNull()
      .references(() => round.id, { onDelete: 'cascade' }),
    slot: smallint('slot').notNull(),
    response: jsonb('response').$type<Response>().notNull(),
    right: boolean('is_right').notNull(),
    /** Which key marked it. */
    keyVersion: integer('key_version').notNull(),
    answeredAt: instant('answered_at').notNull().default(now),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.slot] })],
)

/** How far somebody has come in the sequential practice of a trade and level (0: all levels). */
export const practicePlace = pgTable(
  'practice_place',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    tradeCode: text('trade_code')
      .notNull()
      .references(() => trade.code),
    level: smallint('level').notNull(),
    language: text('language').$type<Language>().notNull(),
    /** `question.position` of the last question answered. */
    position: bigint('position', { mode: 'number' }).notNull(),
    updatedAt: instant('updated_at').notNull().default(now),
  },
  (table) => [primaryKey({ columns: [table.personId, table.tradeCode, table.level, table.language] })],
)
