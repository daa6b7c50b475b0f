import type { quizMaking } from '@lianbing/contract'
import type { z } from 'zod'
import type { Db } from '../../../db/client.ts'
import { organisationScope, type Principal } from '../../../http/session.ts'
import { tradesSeen } from '../quiz-in-reach.ts'
import { findOfficeQuizzes } from './quiz-list-queries.ts'

const pageSize = 50

type Query = z.output<typeof quizMaking.listOfficeQuizzes.query>

export const listQuizzes = async (
  db: Db,
  principal: Principal,
  { organisationId, ...filter }: Query,
  timeZone: string,
) => {
  const scope = await organisationScope(db, principal, ['admin', 'expert'], organisationId)
  const trades = tradesSeen(principal, scope)
  const rows = await findOfficeQuizzes(db, scope, { ...filter, trades, limit: pageSize + 1 })
  const items = rows.slice(0, pageSize).map((row) => ({
    ...row,
    organisation: { organisationId: row.organisationId, name: row.organisationName },
    updatedAt: row.updatedAt.toISOString(),
    opensAt: row.opensAt?.toISOString() ?? null,
    closesAt: row.closesAt?.toISOString() ?? null,
  }))
  return { items, nextCursor: rows.length > pageSize ? (items.at(-1)?.quizId ?? null) : null, timeZone }
}
