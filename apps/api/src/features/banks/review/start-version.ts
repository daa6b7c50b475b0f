import { ProblemError } from '@lianbing/contract'
import { type Db, withTx } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import { insertChange } from '../event-queries.ts'
import { textMarks } from '../text-marks.ts'
import { getWaiting } from './get-waiting.ts'
import { lockQuestionOf, readText } from './lock-waiting.ts'
import { findNextNumber, findWaitingRow, insertWaiting } from './waiting-queries.ts'

/** Begins the next version of a question as a copy of the one that workers see. */
export const startVersion = async (db: Db, scope: BankScope, questionId: string) => {
  await withTx(db, async (tx) => {
    const { currentVersionId } = await lockQuestionOf(tx, scope, questionId)
    if ((await findWaitingRow(tx, questionId)) !== undefined) throw new ProblemError('question.waiting')
    if (currentVersionId === null) throw new ProblemError('question.unknown')
    const text = await readText(tx, currentVersionId)
    const version = await findNextNumber(tx, questionId)
    const { personId } = scope
    await insertWaiting(tx, { questionId, version, personId }, text, textMarks(text))
    await insertChange(tx, { questionId, version, actorId: personId })
  })
  return getWaiting(db, scope, questionId)
}
