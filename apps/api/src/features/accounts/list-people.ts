import { ProblemError } from '@lianbing/contract'
import { z } from 'zod'
import type { Db } from '../../db/client.ts'
import { organisationScope, type Principal } from '../../http/session.ts'
import { listPeople as findPeople, type Person } from './people-queries.ts'

/** A screen of a table on a PC. */
const pageSize = 50

type Page = { items: Person[]; nextCursor: string | null }

/** A page of the people of an organisation and those below it; the cursor is the id of the last one before. */
export const listPeople = async (
  db: Db,
  principal: Principal,
  query: { organisationId?: number | undefined; search?: string | undefined; cursor?: string | undefined },
): Promise<Page> => {
  const cursor = z.uuid().optional().safeParse(query.cursor)
  if (!cursor.success)
    throw new ProblemError('request.invalid', { errors: [{ pointer: '/query/cursor', message: 'as it was given' }] })
  const scope = await organisationScope(db, principal, ['admin'], query.organisationId)
  const found = await findPeople(db, scope, { search: query.search, beforeId: cursor.data, limit: pageSize + 1 })
  const items = found.slice(0, pageSize)
  return { items, nextCursor: found.length > pageSize ? (items.at(-1)?.personId ?? null) : null }
}
