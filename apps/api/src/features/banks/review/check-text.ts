import { questionFingerprint } from '@lianbing/bank-formats/fingerprint'
import { type banks, contentText, ProblemError } from '@lianbing/contract'
import { draftFaults } from '@lianbing/scoring'
import type { Tx } from '../../../db/client.ts'
import { findKnownPictures, findSameQuestion } from './waiting-queries.ts'
import { piecesOf, writtenQuestion } from './written-question.ts'

type QuestionText = banks.QuestionText

/** A text that can be asked: its key is there and fits. */
export type CompleteText = QuestionText & { key: NonNullable<QuestionText['key']> }

/** Postgres holds neither U+0000 nor half of a surrogate pair. */
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/

/** What any draft has to keep to: characters that can be stored, and pictures that are there. */
export const checkDraft = async (tx: Tx, text: QuestionText): Promise<void> => {
  const unfit = (pointer: string, message: string) =>
    new ProblemError('question.unfit', { errors: [{ pointer, message }] })
  if (unstorable.test(JSON.stringify(text))) throw unfit('/text', 'text.unstorable')
  const hashes = piecesOf(text).flatMap((child) => (child.type === 'image' ? [child.hash] : []))
  if (hashes.length === 0) return
  const known = await findKnownPictures(tx, hashes)
  const missing = hashes.find((hash) => !known.has(hash))
  if (missing !== undefined) throw unfit('/text', 'picture.unknown')
}

/** What has to be so before anybody else looks at it. */
export function checkComplete(text: QuestionText): asserts text is CompleteText {
  const faults = draftFaults(writtenQuestion(text))
  if (faults.length === 0) return
  const errors = faults.slice(0, 20).map(({ at, code }) => ({ pointer: `/text/${at}`, message: code }))
  throw new ProblemError('question.unfit', { errors })
}

/** The fingerprint of a text that no other question of the trade has; the refusal names the one that has it. */
export const checkUnique = async (
  tx: Tx,
  { tradeCode, questionId }: { tradeCode: string; questionId: string },
  text: QuestionText,
): Promise<string> => {
  const fingerprint = questionFingerprint(text)
  const same = await findSameQuestion(tx, tradeCode, fingerprint, questionId)
  if (same === undefined) return fingerprint
  const stem = contentText(same.stem).slice(0, 200)
  throw new ProblemError('question.duplicate', {
    errors: [{ pointer: `/questions/${same.questionId}`, message: stem }],
  })
}
