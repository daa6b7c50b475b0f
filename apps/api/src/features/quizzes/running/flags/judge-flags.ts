import { ProblemError, type quizRunning } from '@lianbing/contract'
import type { z } from 'zod'
import { type Db, withTx } from '../../../../db/client.ts'
import type { Principal } from '../../../../http/session.ts'
import { getAttemptToDecide } from '../../attempt-in-reach.ts'
import { insertEvent } from '../../attempt-queries.ts'
import { voidAttempt } from '../../void-attempt.ts'
import { hasFlags, judgeRows } from './flag-queries.ts'

type Wish = { attemptId: string; judgement: z.infer<typeof quizRunning.judgement>; note: string }

/**
 * A person says what it is. Nothing follows but where the attempt is declared void, as anywhere else and with the note as
 * its reason; sent again, the rest is done.
 */
export const judgeFlags = async (
  db: Db,
  principal: Principal,
  { attemptId, judgement, note }: Wish,
  timeZone: string,
): Promise<void> => {
  await getAttemptToDecide(db, principal, attemptId)
  if (!(await hasFlags(db, attemptId))) throw new ProblemError('flag.unknown')
  if (judgement === 'void') await voidAttempt(db, principal, { attemptId, reason: note }, timeZone)
  const { personId: actorId } = principal
  await withTx(db, async (tx) => {
    await judgeRows(tx, attemptId, { judgement, note, actorId })
    await insertEvent(tx, { attemptId, kind: 'judged', actorId, detail: { judgement, note } })
  })
}
