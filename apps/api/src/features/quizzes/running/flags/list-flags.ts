import type { quizRunning } from '@lianbing/contract'
import type { z } from 'zod'
import { type Db, withTx } from '../../../../db/client.ts'
import type { Principal } from '../../../../http/session.ts'
import { insertOpeningEvent } from '../bulk-queries.ts'
import { getOpeningInReach } from '../opening-in-reach.ts'
import { findFlagged, findNames } from './flag-queries.ts'
import { askForSearch, findSearch, type SearchRow } from './search-queries.ts'

const pageSize = 30

const searchView = (row: SearchRow | undefined) =>
  row === undefined
    ? { state: 'none' as const, progress: 0, attempts: 0, finishedAt: null }
    : { ...row, finishedAt: row.finishedAt?.toISOString() ?? null }

type Wish = { openingId: string; judged?: 'no' | 'yes' | undefined; cursor?: string | undefined }

/** What stands out in an opening, the most suspicious first; the cursor is how many were seen. */
export const listFlags = async (
  db: Db,
  principal: Principal,
  { openingId, judged = 'no', cursor = '0' }: Wish,
): Promise<z.input<typeof quizRunning.listFlags.response>> => {
  const reach = await getOpeningInReach(db, principal, openingId)
  const from = /^\d{1,6}$/.test(cursor) ? Number(cursor) : 0
  const page = await findFlagged(db, reach, { judged: judged === 'yes', from, limit: pageSize + 1 })
  const shown = page.rows.slice(0, pageSize)
  const named = shown.flatMap(({ flags }) =>
    flags.flatMap(({ evidence }) =>
      evidence.kind === 'answers' ? evidence.partners.map(({ attemptId }) => attemptId) : [],
    ),
  )
  return {
    search: searchView(await findSearch(db, openingId)),
    open: page.open,
    judged: page.judged,
    names: await findNames(db, reach, [...new Set(named)]),
    items: shown.map(({ personId, voidedAt, voidReason, ...row }) => ({
      ...row,
      startedAt: new Date(row.startedAt).toISOString(),
      closedAt: row.closedAt === null ? null : new Date(row.closedAt).toISOString(),
      voided: voidedAt === null ? null : { at: new Date(voidedAt).toISOString(), reason: voidReason ?? '' },
      isOwn: personId === principal.personId,
      judged: row.judged === null ? null : { ...row.judged, at: new Date(row.judged.at).toISOString() },
    })),
    nextCursor: page.rows.length > pageSize ? String(from + pageSize) : null,
  }
}

/** Asks for a search now; whatever process is free does it. */
export const askForFlags = async (db: Db, principal: Principal, openingId: string) => {
  await getOpeningInReach(db, principal, openingId)
  await withTx(db, async (tx) => {
    await askForSearch(tx, openingId)
    await insertOpeningEvent(tx, { openingId, kind: 'compared', actorId: principal.personId, detail: {} })
  })
  return searchView(await findSearch(db, openingId))
}
