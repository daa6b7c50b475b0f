import { contentText } from '@lianbing/contract'
import type { Db } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import { otherQuestionOf } from '../conflicts/other-question.ts'
import { findEvents } from '../event-queries.ts'
import { getQuestionFrame } from '../office-question-queries.ts'
import { findVersions } from '../question-queries.ts'
import { findKeyRows, findStems, findVersionRows } from './history-queries.ts'

/** As much of a stem as tells questions apart. */
const stemLength = 60

type Event = Awaited<ReturnType<typeof findEvents>>[number]

/** The log in which an act that was about two questions names the other one, where it may be opened. */
const eventsOf = async (db: Db, scope: BankScope, events: readonly Event[]) => {
  const ids = events.flatMap(({ reason }) => otherQuestionOf(reason) ?? [])
  const stems = ids.length === 0 ? [] : await findStems(db, scope, [...new Set(ids)])
  return events.map(({ actorId: _, createdAt, reason, ...event }) => {
    const otherId = otherQuestionOf(reason)
    const found = stems.find(({ questionId }) => questionId === otherId)
    return {
      ...event,
      reason: otherId === undefined ? reason : '',
      other:
        otherId === undefined
          ? null
          : { questionId: found?.questionId ?? null, stemText: contentText(found?.stem ?? []).slice(0, stemLength) },
      createdAt: createdAt.toISOString(),
    }
  })
}

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
    events: await eventsOf(db, scope, events),
  }
}
