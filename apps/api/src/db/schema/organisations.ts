import type { organisations } from '@lianbing/contract'
import { sql } from 'drizzle-orm'
import { type AnyPgColumn, boolean, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import { instant, now } from './columns.ts'

/** The union's tree. `path` is the ids from the root to here, `/1/4/9/`, so that a subtree is one prefix. */
export const organisation = pgTable(
  'organisation',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    parentId: integer('parent_id').references((): AnyPgColumn => organisation.id),
    path: text('path').notNull(),
    name: text('name').notNull(),
    kind: text('kind').$type<z.infer<typeof organisations.organisationKind>>().notNull(),
    joinCode: text('join_code').notNull(),
    sample: boolean('sample').notNull().default(false),
    createdAt: instant('created_at').notNull().default(now),
  },
  (table) => [
    uniqueIndex('organisation_join_code').on(table.joinCode),
    uniqueIndex('organisation_path').on(table.path.op('text_pattern_ops')),
    uniqueIndex('organisation_one_root').on(sql`(1)`).where(sql`${table.parentId} is null`),
    index('organisation_parent').on(table.parentId),
  ],
)
