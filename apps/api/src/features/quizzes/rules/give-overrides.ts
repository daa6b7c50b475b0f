import { ProblemError } from '@lianbing/contract'
import { type Db, type Tx, withTx } from '../../../db/client.ts'
import { uuidV7 } from '../../../db/uuid.ts'
import type { OrganisationScope, Principal } from '../../../http/session.ts'
import { getOrganisationPath } from '../../organisations/queries.ts'
import { insertQuizEvent, lockQuiz } from '../making/making-queries.ts'
import { findSitters } from '../printing/entry-queries.ts'
import { getQuizInReach } from '../quiz-in-reach.ts'
import {
  endOverride,
  findOverrideOf,
  type Gift,
  getOverride,
  insertOverride,
  type OverrideRow,
  type Target,
  updateOverride,
} from './override-queries.ts'

type Wish = {
  extraSeconds: number | null
  moreAttempts: number | null
  window: { opensAt: string; closesAt: string } | null
  reason: string
}
type Where = { quizId: string; overrideId: string }

const giftOf = ({ extraSeconds, moreAttempts, window, reason }: Wish): Gift => ({
  extraSeconds,
  moreAttempts,
  opensAt: window && new Date(window.opensAt),
  closesAt: window && new Date(window.closesAt),
  reason,
})
const detailOf = ({ extraSeconds, moreAttempts, opensAt, closesAt, reason }: Gift) => ({
  extraSeconds,
  moreAttempts,
  opensAt: opensAt?.toISOString() ?? null,
  closesAt: closesAt?.toISOString() ?? null,
  reason,
})
/** What it was, beside what it has become. */
const beforeOf = (row: Gift) =>
  Object.fromEntries(Object.entries(detailOf(row)).map(([name, value]) => [`${name}Before`, value]))

/** Those of the quiz's organisation and below it; who gives it to themselves is refused. */
const refuseBeyond = async (db: Db, principal: Principal, scope: OrganisationScope, target: Target) => {
  if ('personId' in target) {
    if (target.personId === principal.personId) throw new ProblemError('attempt.own')
    if ((await findSitters(db, scope, [target.personId])).length === 0) throw new ProblemError('account.unknown')
  } else if (!(await getOrganisationPath(db, target.organisationId)).startsWith(scope.path))
    throw new ProblemError('organisation.unknown')
}

export const addOverride = async (
  db: Db,
  principal: Principal,
  { quizId, target, ...wish }: Wish & { quizId: string; target: Target },
) => {
  const scope = await getQuizInReach(db, principal, quizId)
  await refuseBeyond(db, principal, scope, target)
  const overrideId = uuidV7()
  const gift = giftOf(wish)
  const actorId = principal.personId
  await withTx(db, async (tx) => {
    await lockQuiz(tx, scope, quizId)
    if (await findOverrideOf(tx, quizId, target)) throw new ProblemError('override.exists')
    await insertOverride(tx, { id: overrideId, quizId, ...target, ...gift, actorId })
    const detail = { overrideId, ...target, ...detailOf(gift) }
    await insertQuizEvent(tx, { quizId, kind: 'override_added', actorId, detail })
  })
  return { overrideId }
}

/** The one that is to be changed or taken away, under the quiz's lock. */
const change = async (
  db: Db,
  principal: Principal,
  { quizId, overrideId }: Where,
  act: (tx: Tx, row: OverrideRow) => Promise<void>,
) => {
  const scope = await getQuizInReach(db, principal, quizId)
  await withTx(db, async (tx) => {
    await lockQuiz(tx, scope, quizId)
    const row = await getOverride(tx, quizId, overrideId)
    if (row.personId === principal.personId) throw new ProblemError('attempt.own')
    await act(tx, row)
  })
}

export const changeOverride = (db: Db, principal: Principal, { quizId, overrideId, ...wish }: Wish & Where) =>
  change(db, principal, { quizId, overrideId }, async (tx, row) => {
    const gift = giftOf(wish)
    await updateOverride(tx, overrideId, gift)
    const detail = { overrideId, ...detailOf(gift), ...beforeOf(row) }
    await insertQuizEvent(tx, { quizId, kind: 'override_changed', actorId: principal.personId, detail })
  })

export const removeOverride = (
  db: Db,
  principal: Principal,
  { quizId, overrideId, reason }: Where & { reason: string },
) =>
  change(db, principal, { quizId, overrideId }, async (tx, row) => {
    await endOverride(tx, overrideId, principal.personId)
    const detail = { overrideId, ...beforeOf(row), reason }
    await insertQuizEvent(tx, { quizId, kind: 'override_removed', actorId: principal.personId, detail })
  })
