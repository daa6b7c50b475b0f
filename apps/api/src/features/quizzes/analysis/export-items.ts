import type { Db } from '../../../db/client.ts'
import type { Principal } from '../../../http/session.ts'
import { analysedQuiz } from './analysis-in-reach.ts'
import { itemsWorkbook, type WorkbookLocale } from './items-workbook.ts'
import { findItems } from './view-queries.ts'

/** A sheet holds more, but nobody reads it. */
const mostRows = 5_000

export const exportItems = async (db: Db, principal: Principal, quizId: string, locale: WorkbookLocale) => {
  const { scope, quiz } = await analysedQuiz(db, principal, quizId)
  const order = { sort: 'suspicion', order: 'down' } as const
  return itemsWorkbook(quiz.title, await findItems(db, scope, quizId, order, { offset: 0, limit: mostRows }), locale)
}
