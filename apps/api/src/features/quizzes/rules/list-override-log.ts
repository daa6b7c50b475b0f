import type { quizRules } from '@lianbing/contract'
import type { z } from 'zod'
import type { Db } from '../../../db/client.ts'
import type { Principal } from '../../../http/session.ts'
import { getQuizInReach } from '../quiz-in-reach.ts'
import { findOverrideLog, type OverrideLogRow } from './override-log-queries.ts'

type Item = z.input<typeof quizRules.listOverrideLog.response>['items'][number]

const pageSize = 50
/** A cursor that was not ours begins anew. */
const cursorShape = /^\d{1,18}$/

const acts = { override_added: 'added', override_changed: 'changed', override_removed: 'removed' } as const

const view = ({ kind, at, detail, ...row }: OverrideLogRow): Item => {
  // One that was taken away gives nothing any more: told is what it had given.
  const fact = (name: 'extraSeconds' | 'moreAttempts' | 'opensAt' | 'closesAt') =>
    detail[kind === 'override_removed' ? `${name}Before` : name] ?? null
  const [opensAt, closesAt] = [fact('opensAt'), fact('closesAt')]
  const numberOf = (value: string | number | null) => (value === null ? null : Number(value))
  return {
    ...row,
    at: at.toISOString(),
    act: acts[kind],
    extraSeconds: numberOf(fact('extraSeconds')),
    moreAttempts: numberOf(fact('moreAttempts')),
    window: opensAt === null || closesAt === null ? null : { opensAt: String(opensAt), closesAt: String(closesAt) },
    reason: String(detail.reason ?? ''),
  }
}

/** What was done to the exceptions of a quiz, for the admins over its organisation. */
export const listOverrideLog = async (
  db: Db,
  principal: Principal,
  { quizId, cursor = '' }: { quizId: string; cursor?: string | undefined },
) => {
  const scope = await getQuizInReach(db, principal, quizId)
  const after = cursorShape.test(cursor) ? cursor : null
  const rows = await findOverrideLog(db, scope, { quizId, after, limit: pageSize + 1 })
  const shown = rows.slice(0, pageSize)
  return { items: shown.map(view), nextCursor: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null }
}
