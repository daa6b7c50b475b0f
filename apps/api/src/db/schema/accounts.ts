import type { accounts, Role } from '@lianbing/contract'
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { instant, now } from './columns.ts'
import { organisation } from './organisations.ts'
import { trade } from './trades.ts'

/**
 * A deleted person keeps the row without name, user name or password, so that statistics stay whole.
 * `sample` marks people of the demonstration, who are removed in one action.
 */
export const person = pgTable(
  'person',
  {
    id: uuid('id').primaryKey(),
    username: text('username'),
    passwordHash: text('password_hash'),
    displayName: text('display_name').notNull(),
    organisationId: integer('organisation_id')
      .notNull()
      .references(() => organisation.id),
    tradeCode: text('trade_code').references(() => trade.code),
    level: smallint('level'),
    boardVisibility: text('board_visibility').$type<'masked' | 'full'>().notNull().default('masked'),
    sample: boolean('sample').notNull().default(false),
    disabledAt: instant('disabled_at'),
    deletedAt: instant('deleted_at'),
    createdAt: instant('created_at').notNull().default(now),
  },
  (table) => [
    uniqueIndex('person_username').on(sql`lower(${table.username})`),
    index('person_organisation').on(table.organisationId),
    // The few that boards leave out.
    index('person_hidden').on(table.id).where(sql`${table.disabledAt} is not null or ${table.deletedAt} is not null`),
    check(
      'person_deleted_is_empty',
      sql`${table.deletedAt} is null or (${table.username} is null and ${table.passwordHash} is null)`,
    ),
  ],
)

/** A role on an organisation, valid there and below. */
export const roleGrant = pgTable(
  'role_grant',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    role: text('role').$type<Role>().notNull(),
    organisationId: integer('organisation_id')
      .notNull()
      .references(() => organisation.id),
    /** Of an expert: the trades whose questions are looked after; null for all. */
    tradeCodes: text('trade_codes').array(),
    grantedBy: uuid('granted_by').references(() => person.id, { onDelete: 'set null' }),
    grantedAt: instant('granted_at').notNull().default(now),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.role, table.organisationId] }),
    check('role_grant_role', sql`${table.role} in ('worker', 'expert', 'admin', 'union', 'owner')`),
  ],
)

/**
 * A session on one device. The refresh token is not kept: it is an HMAC of the session and `counter` under the server's
 * secret, so that a retry with the token before gets the same successor (for 60 s).
 */
export const session = pgTable(
  'session',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    counter: integer('counter').notNull().default(0),
    rotatedAt: instant('rotated_at').notNull().default(now),
    expiresAt: instant('expires_at').notNull(),
    createdAt: instant('created_at').notNull().default(now),
  },
  (table) => [index('session_person').on(table.personId), index('session_expires').on(table.expiresAt)],
)

/** Failed sign-ins of one account or one address (`account:name`, `address:network`), counted in a sliding window. */
export const signInFailure = pgTable(
  'sign_in_failure',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    subject: text('subject').notNull(),
    failedAt: instant('failed_at').notNull().default(now),
  },
  (table) => [index('sign_in_failure_subject').on(table.subject, table.failedAt)],
)

/** What the product tells one person, until it has been read. */
export const notice = pgTable(
  'notice',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<accounts.NoticeKind>().notNull(),
    params: jsonb('params').$type<Record<string, string | number>>().notNull(),
    readAt: instant('read_at'),
    createdAt: instant('created_at').notNull().default(now),
  },
  (table) => [index('notice_person').on(table.personId, table.createdAt)],
)

export const recoveryCode = pgTable('recovery_code', {
  personId: uuid('person_id')
    .primaryKey()
    .references(() => person.id, { onDelete: 'cascade' }),
  codeHash: text('code_hash').notNull(),
  madeBy: uuid('made_by').references(() => person.id, { onDelete: 'set null' }),
  expiresAt: instant('expires_at').notNull(),
})

/** What the server keeps to itself, such as the key that signs sessions; every replica reads the same. */
export const secret = pgTable('secret', {
  name: text('name').primaryKey(),
  value: text('value').notNull(),
})
