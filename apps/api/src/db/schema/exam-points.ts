import { type AnyPgColumn, boolean, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant, now } from './columns.ts'
import { trade } from './trades.ts'

/** 鉴定点: what an exam of the trade asks about, as a tree. */
export const examPoint = pgTable(
  'exam_point',
  {
    id: uuid('id').primaryKey(),
    tradeCode: text('trade_code')
      .notNull()
      .references(() => trade.code),
    parentId: uuid('parent_id').references((): AnyPgColumn => examPoint.id, { onDelete: 'cascade' }),
    /** Order among those of one parent. */
    position: integer('position').notNull(),
    code: text('code'),
    name: text('name').notNull(),
    /** Hundredths of a percent of the paper. */
    weight: integer('weight'),
    importance: text('importance').$type<'X' | 'Y' | 'Z'>(),
    verified: boolean('verified').notNull().default(false),
    updatedAt: instant('updated_at').notNull().default(now),
  },
  (table) => [
    uniqueIndex('exam_point_code').on(table.tradeCode, table.code),
    index('exam_point_trade').on(table.tradeCode, table.parentId, table.position),
    index('exam_point_parent').on(table.parentId),
  ],
)
