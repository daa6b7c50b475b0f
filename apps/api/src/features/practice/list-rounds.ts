import { ProblemError } from '@lianbing/contract'
import { z } from 'zod'
import type { Db } from '../../db/client.ts'
import { findSummaries } from './queries.ts'

/** A phone's screen shows about eight. */
const pageSize = 20

export const listRounds = async (db: Db, personId: string, cursor?: string) => {
  if (cursor !== undefined && !z.uuid().safeParse(cursor).success)
    throw new ProblemError('request.invalid', {
      errors: [{ pointer: '/query/cursor', message: 'the nextCursor of the page before' }],
    })
  const rows = await findSummaries(db, personId, pageSize + 1, cursor)
  const items = rows.slice(0, pageSize).map((row) => ({ ...row, startedAt: row.startedAt.toISOString() }))
  return { items, nextCursor: rows.length > pageSize ? (items.at(-1)?.roundId ?? null) : null }
}
