import type { quizRules } from '@lianbing/contract'
import type { Db } from '../../../db/client.ts'
import type { Principal } from '../../../http/session.ts'
import { draftOf } from '../making/draft-of.ts'
import { findNewestVersion, getQuizRow } from '../making/making-queries.ts'
import { getQuizInReach } from '../quiz-in-reach.ts'
import { findOverrides } from './override-queries.ts'

const pageSize = 50

type Read = { quizId: string; cursor?: string | undefined; timeZone: string }
type Listed = Awaited<ReturnType<typeof findOverrides>>[number]

const view = ({ row, person, organisationName, actor }: Listed, principal: Principal): quizRules.Override => ({
  overrideId: row.id,
  person:
    row.personId === null || person === null
      ? null
      : { personId: row.personId, ...person, organisation: organisationName },
  organisation: row.organisationId === null ? null : { organisationId: row.organisationId, name: organisationName },
  extraSeconds: row.extraSeconds,
  moreAttempts: row.moreAttempts,
  window:
    row.opensAt === null || row.closesAt === null
      ? null
      : { opensAt: row.opensAt.toISOString(), closesAt: row.closesAt.toISOString() },
  reason: row.reason,
  actor,
  createdAt: row.createdAt.toISOString(),
  isOwn: row.personId === principal.personId,
})

/** Who has what beyond the rules of a quiz, for the admins over its organisation. */
export const listOverrides = async (db: Db, principal: Principal, { quizId, cursor, timeZone }: Read) => {
  const scope = await getQuizInReach(db, principal, quizId)
  const { quiz, now } = await getQuizRow(db, scope, quizId)
  const rows = await findOverrides(db, scope, { quizId, cursor, limit: pageSize + 1 })
  const shown = rows.slice(0, pageSize)
  return {
    items: shown.map((row) => view(row, principal)),
    nextCursor: rows.length > pageSize ? (shown.at(-1)?.row.id ?? null) : null,
    title: draftOf(quiz.draft, await findNewestVersion(db, quizId)).title,
    organisationId: quiz.organisationId,
    timeZone,
    now: now.toISOString(),
  }
}
