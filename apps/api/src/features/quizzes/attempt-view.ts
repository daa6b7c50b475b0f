import type { quizzes } from '@lianbing/contract'
import type { Db, Tx } from '../../db/client.ts'
import { type AskedVersion, findAskedVersions } from '../banks/asked-versions.ts'
import { practiceView } from '../banks/question-views.ts'
import { type AttemptRow, findStoredAnswers, readClock, type StoredAnswer } from './attempt-queries.ts'
import { getQuizVersion, type QuizRules } from './quiz-queries.ts'
import { type Reveal, revealSlots } from './reveal-slots.ts'

export const stateOf = (status: AttemptRow['status'], overdue: boolean) =>
  status === 'closed' ? ('closed' as const) : overdue ? ('closing' as const) : ('active' as const)

export const voidedOf = (attempt: Pick<AttemptRow, 'voidedAt' | 'voidReason'>) =>
  attempt.voidedAt === null ? null : { at: attempt.voidedAt.toISOString(), reason: attempt.voidReason ?? '' }

type Shown = {
  versions: ReadonlyMap<string, AskedVersion>
  stored: readonly StoredAnswer[]
  revealed: ReadonlyMap<number, Reveal>
  clock: { remainingMs: number; acceptMs: number }
}
type ShownRow = Pick<
  AttemptRow,
  'id' | 'status' | 'epoch' | 'startedAt' | 'paper' | 'reveals' | 'sequential' | 'voidedAt' | 'voidReason'
>

/** An attempt as its worker may see it: the paper, keys of answers that are final alone, what is stored, and the clock. */
export const showAttempt = (
  attempt: ShownRow,
  rules: QuizRules,
  { versions, stored, revealed, clock }: Shown,
): quizzes.Attempt => ({
  attemptId: attempt.id,
  quizId: rules.quizId,
  title: rules.title,
  tradeCode: rules.tradeCode,
  state: stateOf(attempt.status, clock.acceptMs < 0),
  epoch: attempt.epoch,
  startedAt: attempt.startedAt.toISOString(),
  timeLimitSeconds: rules.timeLimitSeconds,
  ...clock,
  reveals: attempt.reveals,
  sequential: attempt.sequential,
  slots: attempt.paper.flatMap((slot, index) => {
    const version = versions.get(slot.questionVersionId)
    if (version === undefined) return []
    return [{ question: practiceView(version, slot), maximum: slot.maximum, reveal: revealed.get(index) ?? null }]
  }),
  stored: stored.map(({ slot, epoch, seq, response }) => ({ slot, epoch, seq, response })),
  voided: voidedOf(attempt),
})

/** The same, with all that it needs read anew. */
export const attemptView = async (db: Db | Tx, attempt: AttemptRow): Promise<quizzes.Attempt> => {
  const rules = await getQuizVersion(db, attempt.quizVersionId)
  const versions = await findAskedVersions(
    db,
    attempt.paper.map((slot) => slot.questionVersionId),
  )
  const stored = await findStoredAnswers(db, attempt.id)
  const final = stored.filter((answer) => answer.revealedAt !== null)
  const revealed = await revealSlots(db, attempt.paper, final, rules)
  const clock = await readClock(db, attempt.id)
  return showAttempt(attempt, rules, { versions, stored, revealed, clock })
}
