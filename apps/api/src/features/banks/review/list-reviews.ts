import { contentText } from '@lianbing/contract'
import { z } from 'zod'
import type { Db } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import { pageOf, pageSize, readCursor } from '../page.ts'
import { countReviews, findReviews } from './review-queries.ts'

type Wanted = { state: 'draft' | 'review'; tradeCode?: string | undefined; cursor?: string | undefined }

/** What waits for somebody else's eyes, the oldest first. */
export const listReviews = async (db: Db, scope: BankScope, { cursor, ...filter }: Wanted) => {
  const rows = await findReviews(db, scope, filter, pageSize + 1, readCursor(z.uuid(), cursor))
  const page = pageOf(
    rows,
    ({ versionId: _, stem, createdAt, ...row }) => ({
      ...row,
      stemText: contentText(stem),
      createdAt: createdAt.toISOString(),
    }),
    (row) => row.versionId,
  )
  return { ...page, total: await countReviews(db, scope, filter) }
}
