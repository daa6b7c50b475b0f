import type { accounts } from '@lianbing/contract'
import { and, count, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Db, Tx } from '../../db/client.ts'
import { notice } from '../../db/schema/accounts.ts'
import { uuidV7 } from '../../db/uuid.ts'

type NewNotice = { personId: string; kind: accounts.NoticeKind; params: Record<string, string | number> }

/** Tells one person what became of something. */
export const insertNotice = async (tx: Tx, row: NewNotice): Promise<void> => {
  await tx.insert(notice).values({ id: uuidV7(), ...row })
}

export const findNotices = (db: Db, personId: string, limit: number) =>
  db
    .select({
      noticeId: notice.id,
      kind: notice.kind,
      params: notice.params,
      isRead: sql<boolean>`${notice.readAt} is not null`,
      createdAt: notice.createdAt,
    })
    .from(notice)
    .where(eq(notice.personId, personId))
    .orderBy(desc(notice.createdAt), desc(notice.id))
    .limit(limit)

export const countUnread = async (db: Db, personId: string): Promise<number> => {
  const [row] = await db
    .select({ unread: count() })
    .from(notice)
    .where(and(eq(notice.personId, personId), isNull(notice.readAt)))
  return row?.unread ?? 0
}

export const markRead = async (db: Db, personId: string, noticeIds: readonly string[]): Promise<void> => {
  await db
    .update(notice)
    .set({ readAt: sql`coalesce(${notice.readAt}, now())` })
    .where(and(eq(notice.personId, personId), inArray(notice.id, [...noticeIds])))
}
