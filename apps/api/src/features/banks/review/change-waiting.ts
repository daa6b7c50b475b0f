import type { banks } from '@lianbing/contract'
import { type Db, type Tx, withTx } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import { insertChange } from '../event-queries.ts'
import { textMarks } from '../text-marks.ts'
import { checkComplete, checkDraft, checkUnique } from './check-text.ts'
import { getWaiting } from './get-waiting.ts'
import { getWaitingOf, lockQuestionOf, refuseOldRevision, type Waiting } from './lock-waiting.ts'
import { revisionOf } from './revision-of.ts'
import { updateQuestion, updateWaitingText } from './waiting-queries.ts'
import { settled } from './written-question.ts'

type Change = { revision: string; text: banks.QuestionText }

/** Writes the text of a waiting version; one that others look at already stays complete. */
export const writeText = async (tx: Tx, waiting: Waiting, text: banks.QuestionText, personId: string) => {
  const { questionId, versionId, version } = waiting
  await checkDraft(tx, text)
  if (waiting.state === 'review') {
    checkComplete(text)
    const fingerprint = await checkUnique(tx, waiting, text)
    if (waiting.questionState === 'draft') await updateQuestion(tx, questionId, { fingerprint: `draft:${fingerprint}` })
  }
  await updateWaitingText(tx, { versionId, personId }, text, textMarks(text))
  await insertChange(tx, { questionId, version, actorId: personId })
}

/** Sent twice, it is done once: what stands there already is no change. */
export const changeWaiting = async (db: Db, scope: BankScope, questionId: string, { revision, ...change }: Change) => {
  const text = settled(change.text)
  await withTx(db, async (tx) => {
    const waiting = await getWaitingOf(tx, await lockQuestionOf(tx, scope, questionId))
    if (revisionOf(text) === waiting.revision) return
    await refuseOldRevision(tx, waiting, revision)
    await writeText(tx, waiting, text, scope.personId)
  })
  return getWaiting(db, scope, questionId)
}
