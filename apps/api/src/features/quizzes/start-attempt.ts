import { ProblemError, type quizzes } from '@lianbing/contract'
import { type DrawUnit, drawPaper } from '@lianbing/scoring'
import { type Db, type Tx, withTx } from '../../db/client.ts'
import type { AttemptSlot } from '../../db/schema/quizzes.ts'
import { uuidV7 } from '../../db/uuid.ts'
import type { Principal } from '../../http/session.ts'
import { drawCandidates } from '../banks/draw-queries.ts'
import { freezeVersions, secureRandom } from '../banks/freeze-versions.ts'
import { findVersions } from '../banks/question-queries.ts'
import {
  type AttemptRow,
  countAttemptsOfOpening,
  findActiveOfOpening,
  findByStartKey,
  insertAttempt,
  insertEvent,
  insertStart,
  lockPerson,
  readClock,
} from './attempt-queries.ts'
import { attemptView } from './attempt-view.ts'
import { closeAttempt } from './close-attempt.ts'
import { findRunningOpening, getQuizFor, type QuizVersionRow } from './quiz-queries.ts'

/** Draws a paper by the blueprint and freezes it. */
const makePaper = async (tx: Tx, { blueprint }: Pick<QuizVersionRow, 'blueprint'>): Promise<AttemptSlot[]> => {
  const pools: (readonly DrawUnit[])[] = []
  for (const section of blueprint.sections) pools.push(await drawCandidates(tx, section))
  const drawn = drawPaper(blueprint, pools, secureRandom)
  if ('lacking' in drawn) {
    const errors = drawn.lacking.map(({ section, wanted, available }) => ({
      pointer: `/blueprint/sections/${section}`,
      message: `${wanted} questions wanted, ${available} available`,
    }))
    throw new ProblemError('quiz.questions_lacking', { errors })
  }
  const versions = await findVersions(tx, drawn.ids.flat())
  return drawn.ids.flatMap((ids, section) => {
    const maximum = blueprint.sections[section]?.maximum ?? 0
    return freezeVersions(ids.flatMap((id) => versions.get(id) ?? [])).map((slot) => ({ ...slot, maximum }))
  })
}

/** The attempt that is open in this opening, if its time is not over; one whose time is over is closed now. */
const goOn = async (tx: Tx, personId: string, openingId: string, timeZone: string): Promise<AttemptRow | undefined> => {
  const active = await findActiveOfOpening(tx, personId, openingId)
  if (active === undefined) return undefined
  if ((await readClock(tx, active.id)).acceptMs >= 0) return active
  await closeAttempt(tx, active, 'expired', timeZone)
  return undefined
}

const begin = async (
  tx: Tx,
  { personId, organisationPath }: Principal,
  rules: QuizVersionRow,
  opening: { id: string; closesAt: Date | null },
): Promise<AttemptRow> => {
  const { attemptsAllowed } = rules
  if (attemptsAllowed !== null && (await countAttemptsOfOpening(tx, personId, opening.id)) >= attemptsAllowed)
    throw new ProblemError('quiz.attempts_used')
  const paper = await makePaper(tx, rules)
  const attempt = await insertAttempt(
    tx,
    {
      id: uuidV7(),
      quizVersionId: rules.id,
      openingId: opening.id,
      personId,
      organisationPath,
      paper,
      slotCount: paper.length,
      strict: rules.strict,
      reveals: rules.feedback === 'each',
    },
    { limitSeconds: rules.timeLimitSeconds, graceSeconds: rules.graceSeconds, closesAt: opening.closesAt },
  )
  await insertEvent(tx, { attemptId: attempt.id, kind: 'opened', detail: {} })
  return attempt
}

const startOrGoOn = async (tx: Tx, principal: Principal, wish: Wish, timeZone: string): Promise<AttemptRow> => {
  const { personId, organisationPath } = principal
  await lockPerson(tx, personId)
  const replayed = await findByStartKey(tx, personId, wish.startKey)
  if (replayed !== undefined) return replayed
  const rules = await getQuizFor(tx, wish.quizId, organisationPath)
  const opening = await findRunningOpening(tx, wish.quizId)
  if (opening === undefined) throw new ProblemError('quiz.not_open')
  const attempt = (await goOn(tx, personId, opening.id, timeZone)) ?? (await begin(tx, principal, rules, opening))
  await insertStart(tx, { personId, startKey: wish.startKey, attemptId: attempt.id })
  return attempt
}

type Wish = { quizId: string; startKey: string }

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
  const attempt = await withTx(db, (tx) => startOrGoOn(tx, principal, wish, timeZone))
  return attemptView(db, attempt)
}
