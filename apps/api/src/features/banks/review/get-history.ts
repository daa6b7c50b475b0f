import type { Db } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import { findEvents } from '../event-queries.ts'
import { getQuestionFrame } from '../office-question-queries.ts'
import { findVersions } from '../question-queries.ts'
import { findKeyRows, findVersionRows } from './history-queries.ts'

/** Everything that a question has been, and what happened to it. */
export const getHistory = async (db: Db, scope: BankScope, questionId: string) => {
  await getQuestionFrame(db, scope, questionId)
  const rows = await findVersionRows(db, scope, questionId)
  const ids = rows.map(({ versionId }) => versionId)
  const [versions, keys, events] = await Promise.all([
    findVersions(db, ids),
    findKeyRows(db, scope, ids),
    findEvents(db, questionId),
  ])
  return {
    versions: rows.flatMap(({ versionId, createdAt, ...row }) => {
      const stored = versions.get(versionId)
      if (stored === undefined) return []
      const { versionId: _, questionId: __, position: ___, ...content } = stored
      const own = keys.filter((key) => key.versionId === versionId)
      return {
        ...row,
        content,
        createdAt: createdAt.toISOString(),
        keys: own.map(({ versionId: _, ...key }) => ({ ...key, createdAt: key.createdAt.toISOString() })),
      }
    }),
    events: events.map(({ actorId: _, ...event }) => ({ ...event, createdAt: event.createdAt.toISOString() })),
  }
}
