import { ProblemError, type quizSittings } from '@lianbing/contract'
import { type Db, type Tx, withTx } from '../../../db/client.ts'
import { uuidV7 } from '../../../db/uuid.ts'
import type { Principal } from '../../../http/session.ts'
import { allowLongWork } from '../../banks/imports/batch-queries.ts'
import { appendAttemptFacts } from '../../participation/fact-queries.ts'
import { closeAttempts } from '../close-attempt.ts'
import { writeClosings } from '../close-queries.ts'
import { getQuizInReach } from '../quiz-in-reach.ts'
import { getQuizVersion } from '../quiz-queries.ts'
import {
  getSitting,
  insertPaperAnswers,
  insertPaperAttempts,
  insertPaperPoints,
  lockPaperAttempts,
  lockSitting,
  readLastSheet,
  type SittingRow,
} from './entry-queries.ts'
import { type Ground, type Planned, planEntry, readGround, responseOf } from './plan-entries.ts'

type Entering = { sitting: SittingRow; actorId: string; timeZone: string; ground: Ground }
type Numbered = Planned & { attemptId: string; sheet: number }

/** Papers of a hundred questions of so many people are some megabytes. */
const batchSize = 100

const sheetWords = (language: string, title: string, sheet: number) =>
  language === 'en' ? `On paper (${title}): answer sheet ${sheet}` : `纸笔作答（${title}），见第${sheet}份答题卡`

/** Opened and answered as a phone would have done it, at the time of the sitting: its whole time counts as used. */
const openOnPaper = async (tx: Tx, batch: readonly Numbered[], { sitting, actorId, ground }: Entering) => {
  const attempts: object[] = []
  const answers: object[] = []
  const points: object[] = []
  for (const { attemptId, sheet, sitter, form, given, ...said } of batch) {
    const { timeLimitSeconds: seconds, language, markers, markersDiffer } = await getQuizVersion(tx, form.quizVersionId)
    const paper = said.answers === null ? [] : form.paper
    const { personId, organisationPath } = sitter
    const of = { attemptId, sittingId: sitting.id, formId: form.id, letter: form.letter, sheet, actorId }
    const rest = { quizVersionId: form.quizVersionId, openingId: sitting.openingId, heldAt: sitting.heldAt, seconds }
    attempts.push({ ...of, ...rest, personId, organisationPath, paper, answers: said.answers, total: said.total })
    const at = new Date(sitting.heldAt.getTime() + seconds * 1_000)
    const shape = ground.forms.get(form.id)?.shape ?? []
    for (const [slot, frozen] of paper.entries()) {
      const about = { type: shape[slot]?.type ?? '', sheet: sheetWords(language, sitting.title, sheet) }
      const answer = given[slot] ?? null
      const response = responseOf(answer, frozen, about)
      if (response !== null) answers.push({ attemptId, slot, response, at })
      const { questionVersionId, maximum } = frozen
      if (answer !== null && 'written' in answer && answer.written !== null)
        points.push({
          attemptId,
          slot,
          questionVersionId,
          maximum,
          personId,
          score: answer.written,
          markers,
          markersDiffer,
        })
    }
  }
  await insertPaperAttempts(tx, attempts)
  await insertPaperAnswers(tx, answers)
  await insertPaperPoints(tx, points, { quizId: sitting.quizId, actorId })
}

/** Where only the total is known there is a result without questions. */
const closeWithTotals = async (tx: Tx, batch: readonly Numbered[], { timeZone }: Entering) => {
  const closings: Parameters<typeof writeClosings>[1][number][] = []
  const facts: Parameters<typeof appendAttemptFacts>[1][number][] = []
  for (const { attemptId, form, total: score, maximum, sitter } of batch) {
    const { passScore, tradeCode } = await getQuizVersion(tx, form.quizVersionId)
    const passed = (score ?? 0) >= passScore
    const { personId, organisationPath } = sitter
    closings.push({ attemptId, version: 1, score, maximum, passed, slots: [], reason: 'paper', answered: 0 })
    const who = { attemptId, version: 1, personId, organisationPath, tradeCode, timeZone }
    facts.push({ ...who, answers: 0, right: 0, passed, score, maximum })
  }
  if (closings.length === 0) return
  await writeClosings(tx, closings)
  await appendAttemptFacts(tx, facts)
}

const enterBatch = async (tx: Tx, batch: readonly Numbered[], entering: Entering) => {
  await openOnPaper(tx, batch, entering)
  const answered = batch.filter(({ answers }) => answers !== null).map(({ attemptId }) => attemptId)
  await closeAttempts(
    tx,
    answered.length === 0 ? [] : await lockPaperAttempts(tx, answered),
    'paper',
    entering.timeZone,
  )
  await closeWithTotals(
    tx,
    batch.filter(({ answers }) => answers === null),
    entering,
  )
}

/**
 * Enters what people wrote on paper, all or none: each becomes an attempt that is closed at once and marked on the same
 * way as others. What was entered just so before stays as it is.
 */
export const enterPaper = async (
  db: Db,
  principal: Principal,
  { sittingId, entries }: { sittingId: string; entries: readonly quizSittings.PaperEntry[] },
  timeZone: string,
) => {
  const sitting = await getSitting(db, sittingId)
  const scope = await getQuizInReach(db, principal, sitting.quizId)
  return withTx(db, async (tx) => {
    await allowLongWork(tx)
    await lockSitting(tx, sittingId)
    const people = entries.map(({ personId }) => personId)
    const ground = await readGround(tx, scope, sitting, people)
    const planned = entries.map((entry, place) =>
      people.indexOf(entry.personId) < place
        ? { code: 'person.twice' as const }
        : planEntry(entry, ground, principal.personId),
    )
    const errors = planned.flatMap((one, place) =>
      'code' in one ? [{ pointer: `/body/entries/${place}`, message: one.code }] : [],
    )
    if (errors.length > 0) throw new ProblemError('paper_entry.refused', { errors: errors.slice(0, 50) })
    let sheet = await readLastSheet(tx, sittingId)
    // Within a millisecond ids do not follow each other by themselves, and lists go by them.
    const ids = planned.map(() => uuidV7()).sort()
    const added = planned.flatMap((one, place): Numbered[] =>
      'code' in one || one.act === 'same' ? [] : [{ ...one, attemptId: ids[place] ?? uuidV7(), sheet: ++sheet }],
    )
    const entering = { sitting, actorId: principal.personId, timeZone, ground }
    for (let at = 0; at < added.length; at += batchSize) await enterBatch(tx, added.slice(at, at + batchSize), entering)
    return { added: added.length, same: planned.length - added.length }
  })
}
