import { ProblemError, type QuestionDraft } from '@lianbing/contract'
import type { Tx } from '../../../db/client.ts'
import { findMissingPictures } from '../media-queries.ts'
import { checkComplete } from '../review/check-text.ts'
import { piecesOf, settled } from '../review/written-question.ts'

/** Postgres holds neither U+0000 nor half of a surrogate pair. */
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/

/** A draft as a commit may take it: complete, with a key that fits, and pictures that came with the file or are known. */
export const checkImportDraft = async (tx: Tx, importId: string, draft: QuestionDraft): Promise<QuestionDraft> => {
  const unfit = (message: string) => new ProblemError('question.unfit', { errors: [{ pointer: '/draft', message }] })
  if (unstorable.test(JSON.stringify(draft))) throw unfit('text.unstorable')
  checkComplete(draft)
  const hashes = piecesOf(draft).flatMap((child) => (child.type === 'image' ? [child.hash] : []))
  if ((await findMissingPictures(tx, importId, hashes)).length > 0) throw unfit('picture.unknown')
  const { reviewer, group, key } = draft
  return { ...settled(draft), reviewer, group, key }
}
