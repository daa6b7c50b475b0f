import { ProblemError, type quizzes } from '@lianbing/contract'
import { type Db, type Tx, withTx } from '../../db/client.ts'
import { uuidV7 } from '../../db/uuid.ts'
import type { Principal } from '../../http/session.ts'
import { findAskedVersions } from '../banks/asked-versions.ts'
import {
  type AttemptRow,
  findActiveOfOpening,
  getAttemptRow,
  insertStart,
  lockPerson,
  readClock,
} from './attempt-queries.ts'
import { attemptView, showAttempt } from './attempt-view.ts'
import { closeAttempts } from './close-attempt.ts'
import { getQuizVersion, type QuizRules } from './quiz-queries.ts'
import { refuseUnlessMayStart } from './rules/may-start.ts'
import { startPaper } from './start-paper.ts'
import { insertAttempt, readStartState } from './start-queries.ts'

/** The attempt that is open in this opening, if its time is not over; one whose time is over is closed now. */
const goOn = async (tx: Tx, personId: string, openingId: string, timeZone: string): Promise<AttemptRow | undefined> => {
  const active = await findActiveOfOpening(tx, personId, openingId)
  if (active === undefined) return undefined
  if ((await readClock(tx, active.id)).acceptMs >= 0) return active
  await closeAttempts(tx, [active], 'expired', timeZone)
  return undefined
}

type Starter = Pick<Principal, 'personId' | 'organisationPath'>
type Opening = { id: string; closesAt: Date | null; extraSeconds: number; prepared: number }

/** A new attempt, shown from what was just made: thousands begin in the same seconds. */
const begin = async (
  tx: Tx,
  { personId, organisationPath }: Starter,
  rules: QuizRules,
  opening: Opening,
  startKey: string,
): Promise<quizzes.Attempt> => {
  const slots = await startPaper(tx, rules, opening, personId)
  const row = {
    id: uuidV7(),
    quizVersionId: rules.id,
    openingId: opening.id,
    personId,
    organisationPath,
    paper: slots,
    // Two devices that may both write could not agree on what has been passed.
    strict: rules.strict || rules.navigation === 'sequential',
    reveals: rules.feedback === 'each',
    sequential: rules.navigation === 'sequential',
  }
  const { timeLimitSeconds, graceSeconds } = rules
  const time = { limitSeconds: timeLimitSeconds + opening.extraSeconds, graceSeconds, closesAt: opening.closesAt }
  const { startedAt, ...clock } = await insertAttempt(tx, row, time, startKey)
  const attempt = { ...row, status: 'active', epoch: 1, startedAt, voidedAt: null, voidReason: null } as const
  const versions = await findAskedVersions(
    tx,
    slots.map(({ questionVersionId }) => questionVersionId),
  )
  return showAttempt(attempt, rules, { versions, stored: [], revealed: new Map(), clock })
}

/** The attempt that this start leads to: its row where it is an older one, else what its worker sees of the new one. */
const startOrGoOn = async (
  tx: Tx,
  principal: Principal,
  wish: Wish,
  timeZone: string,
): Promise<{ older: AttemptRow } | { begun: quizzes.Attempt }> => {
  const { personId } = principal
  await lockPerson(tx, personId)
  const state = await readStartState(tx, principal, wish)
  if (state.replayedId !== null) return { older: await getAttemptRow(tx, personId, state.replayedId) }
  if (state.quizVersionId === null) throw new ProblemError('quiz.unknown')
  if (state.openingId === null) throw new ProblemError('quiz.not_open')
  const open = state.isActive ? await goOn(tx, personId, state.openingId, timeZone) : undefined
  if (open !== undefined) {
    await insertStart(tx, { personId, startKey: wish.startKey, attemptId: open.id })
    return { older: open }
  }
  const rules = await getQuizVersion(tx, state.quizVersionId)
  refuseUnlessMayStart(rules, principal, state)
  const { openingId: id, closesAt, extraSeconds, prepared } = state
  const opening = { id, closesAt, extraSeconds, prepared: prepared ?? 0 }
  return { begun: await begin(tx, principal, rules, opening, wish.startKey) }
}

type Wish = { quizId: string; startKey: string }

/** All that the start of an attempt asks and writes, for a transaction that is taken back. */
export const rehearseStart = async (
  tx: Tx,
  starter: Starter,
  rules: QuizRules,
  opening: Omit<Opening, 'extraSeconds' | 'prepared'>,
): Promise<void> => {
  const startKey = crypto.randomUUID()
  await lockPerson(tx, starter.personId)
  await readStartState(tx, starter, { quizId: rules.quizId, startKey })
  await begin(tx, starter, rules, { ...opening, extraSeconds: 0, prepared: 0 }, startKey)
}

/**
 * Starts an attempt, or goes on with the one that is open. The start key makes a repeated request harmless: it gives
 * the same attempt, whatever has become of it.
 */
export const startAttempt = async (
  db: Db,
  principal: Principal,
  wish: Wish,
  timeZone: string,
): Promise<quizzes.Attempt> => {
  const started = await withTx(db, (tx) => startOrGoOn(tx, principal, wish, timeZone))
  return 'begun' in started ? started.begun : attemptView(db, started.older)
}
