import { ProblemError } from '@lianbing/contract'
import type { Db } from '../../db/client.ts'
import { findUnfitOps, refuseUnfit } from './attempt-paper.ts'
import { getAttemptRow } from './attempt-queries.ts'
import { getQuizVersion } from './quiz-queries.ts'
import { revealSlots } from './reveal-slots.ts'
import type { Saved, WaitingSave } from './save-queries.ts'

type SaveOps = (save: WaitingSave) => Promise<Saved | undefined>

/** Why nothing was taken. */
const refusal = (saved: Saved, epoch: number): ProblemError => {
  if (saved.status === 'active' && epoch > saved.epoch)
    return new ProblemError('request.invalid', {
      errors: [{ pointer: '/body/epoch', message: 'an epoch that this attempt has given out' }],
    })
  if (saved.status === 'active' && epoch < saved.epoch) return new ProblemError('attempt.superseded')
  return new ProblemError('attempt.closed')
}

/** What may be shown now that it is on record; a quiz with feedback at once pays for this, no other. */
const revealedView = async (db: Db, { personId, attemptId }: WaitingSave, { revealed }: Saved) => {
  if (revealed.length === 0) return []
  const { paper, quizVersionId } = await getAttemptRow(db, personId, attemptId)
  const shown = await revealSlots(db, paper, revealed, await getQuizVersion(db, quizVersionId))
  return revealed.flatMap(({ slot, response }) => {
    const reveal = shown.get(slot)
    return reveal === undefined ? [] : [{ slot, response, ...reveal }]
  })
}

/** Saves answers: one round trip, one statement, by itself or with others. What is named as stored is safe. */
export const saveAnswers = async (db: Db, saveOps: SaveOps, save: WaitingSave) => {
  refuseUnfit(await findUnfitOps(db, save.personId, save.attemptId, save.ops))
  const saved = await saveOps(save)
  if (saved === undefined) throw new ProblemError('attempt.unknown')
  if (!saved.accepted) throw refusal(saved, save.epoch)
  if (saved.conflicts.length > 0) {
    const errors = save.ops.flatMap((op, index) =>
      saved.conflicts.includes(op.slot)
        ? [{ pointer: `/body/ops/${index}`, message: 'a greater seq than the answer that is stored' }]
        : [],
    )
    throw new ProblemError('attempt.conflict', { errors })
  }
  const revealed = await revealedView(db, save, saved)
  return { stored: saved.stored, revealed, remainingMs: saved.remainingMs, acceptMs: saved.acceptMs }
}
