import type { Language, trades } from '@lianbing/contract'
import { and, asc, count, eq, sql } from 'drizzle-orm'
import type { Db, Tx } from '../../db/client.ts'
import { question, questionVersion } from '../../db/schema/banks.ts'
import { trade } from '../../db/schema/trades.ts'
import { readStamp, validToday } from '../banks/draw-queries.ts'

/** Adds the trades of the list, and brings those that are there to the list's state. */
export const upsertTrades = async (db: Db | Tx, rows: (typeof trade.$inferInsert)[]): Promise<void> => {
  const fromList = (column: string) => sql.raw(`excluded.${column}`)
  await db
    .insert(trade)
    .values(rows)
    .onConflictDoUpdate({
      target: trade.code,
      set: {
        names: fromList('names'),
        aliases: fromList('aliases'),
        workingTypes: fromList('working_types'),
        levels: fromList('levels'),
        verified: fromList('verified'),
        levelsVerified: fromList('levels_verified'),
        symbol: fromList('symbol'),
      },
    })
}

export const tradeExists = async (db: Db | Tx, code: string): Promise<boolean> => {
  const rows = await db.select({ code: trade.code }).from(trade).where(eq(trade.code, code))
  return rows.length > 0
}

const countDrawable = (db: Db) =>
  db
    .select({
      tradeCode: question.tradeCode,
      language: questionVersion.language,
      level: questionVersion.level,
      count: count(),
    })
    .from(question)
    .innerJoin(questionVersion, eq(questionVersion.id, question.currentVersionId))
    .where(and(eq(question.state, 'published'), validToday))
    .groupBy(question.tradeCode, questionVersion.language, questionVersion.level)
    .orderBy(question.tradeCode, questionVersion.language, questionVersion.level)

/** Everybody asks on every visit, and counting reads every question: each process counts once for each state. */
let counted: { stamp: string; counts: Awaited<ReturnType<typeof countDrawable>> } | undefined

const readCounts = async (db: Db) => {
  const stamp = await readStamp(db, null)
  if (counted?.stamp !== stamp) counted = { stamp, counts: await countDrawable(db) }
  return counted.counts
}

/** All trades by their codes, with what could be drawn by language and level. */
export const listTrades = async (db: Db): Promise<trades.Trade[]> => {
  const rows = await db.select().from(trade).orderBy(asc(trade.code))
  const counts = await readCounts(db)
  return rows.map((row) => ({
    ...row,
    questions: counts
      .filter((entry) => entry.tradeCode === row.code)
      .map(({ language, level, count: questions }) => ({ language: language as Language, level, count: questions })),
  }))
}
