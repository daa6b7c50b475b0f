import type { OutputOf } from '@lianbing/contract'
import { contentText, type quizAnalysis, textContent } from '@lianbing/contract'
import { fewestAnswers, rightOptions } from '@lianbing/scoring'
import { z } from 'zod'
import type { Db } from '../../../db/client.ts'
import { bankScope, type Principal } from '../../../http/session.ts'
import { pageSize, readCursor } from '../../banks/page.ts'
import { analysedQuiz, analysisScope } from './analysis-in-reach.ts'
import { countItems, countOpenReports, findItems, getItem, type ItemOrder, type ItemRow } from './view-queries.ts'

type Analysis = OutputOf<typeof quizAnalysis.getQuizAnalysis>

export const readQuizAnalysis = async (db: Db, principal: Principal, quizId: string): Promise<Analysis> => {
  const { quiz, mends } = await analysedQuiz(db, principal, quizId)
  return {
    quizId,
    title: quiz.title,
    tradeCode: quiz.tradeCode,
    fewest: fewestAnswers,
    attempts: quiz.attempts ?? 0,
    madeAt: quiz.madeAt?.toISOString() ?? null,
    stale: quiz.stale,
    papers: (quiz.papers ?? []) as Analysis['papers'],
    mends,
    ...(await countItems(db, quizId)),
  }
}

const itemView = ({ stem, ...row }: ItemRow) => ({ ...row, stemText: contentText(stem) })

/** A page of the table; the cursor is where it goes on, for figures change too seldom to lose one's place. */
export const listItems = async (
  db: Db,
  principal: Principal,
  quizId: string,
  { cursor, ...order }: ItemOrder & { cursor?: string | undefined },
) => {
  const { scope } = await analysedQuiz(db, principal, quizId)
  const offset = readCursor(z.coerce.number().int().min(0).max(1_000_000), cursor) ?? 0
  const rows = await findItems(db, scope, quizId, order, { offset, limit: pageSize + 1 })
  return {
    items: rows.slice(0, pageSize).map(itemView),
    nextCursor: rows.length > pageSize ? String(offset + pageSize) : null,
  }
}

/** What each fifth chose. It shows the key, so only who looks after the bank may ask. */
export const readItem = async (db: Db, principal: Principal, quizId: string, versionId: string) => {
  await analysisScope(db, principal, quizId)
  const { choices, options, marking, ...row } = await getItem(db, bankScope(principal), quizId, versionId)
  const right = rightOptions(marking)
  const ids = row.type === 'true-false' ? ['true', 'false'] : options.map(({ id }) => id)
  return {
    item: itemView(row),
    stem: row.stem,
    options:
      choices === null
        ? []
        : ids.map((id) => ({
            id,
            content: options.find((option) => option.id === id)?.content ?? textContent(''),
            right: right?.includes(id) ?? false,
            counts: choices.options[id] ?? [],
          })),
    unanswered: choices?.unanswered ?? [],
    sizes: choices?.sizes ?? [],
    fewest: fewestAnswers,
    openReports: await countOpenReports(db, versionId),
  }
}
