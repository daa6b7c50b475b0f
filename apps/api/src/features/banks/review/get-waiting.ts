import { type banks, ProblemError } from '@lianbing/contract'
import type { Db } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import { findAuthors, findContributor, findEvents } from '../event-queries.ts'
import { getQuestionFrame } from '../office-question-queries.ts'
import { findVersions } from '../question-queries.ts'
import { readText } from './lock-waiting.ts'
import { revisionOf } from './revision-of.ts'
import { findWaitingRow, hasOtherReviewer } from './waiting-queries.ts'

/** The version of a question that waits, with what its editor and its reviewer have to know. */
export const getWaiting = async (db: Db, scope: BankScope, questionId: string): Promise<banks.WaitingVersion> => {
  const frame = await getQuestionFrame(db, scope, questionId)
  const row = await findWaitingRow(db, questionId)
  if (row === undefined) throw new ProblemError('question.not_waiting')
  const { versionId, version, state } = row
  const isNew = frame.state === 'draft'
  const [text, authors, events, contributor, published] = await Promise.all([
    readText(db, versionId),
    findAuthors(db, questionId, version),
    findEvents(db, questionId),
    isNew ? findContributor(db, questionId) : undefined,
    isNew ? undefined : findVersions(db, [frame.versionId]),
  ])
  const stored = published?.get(frame.versionId)
  const { versionId: _, questionId: __, position: ___, ...content } = stored ?? {}
  const [last] = events.filter((event) => event.version === version && event.act !== 'changed')
  const people = authors.flatMap(({ personId }) => (personId === null ? [] : [personId]))
  return {
    questionId,
    bankId: frame.bankId,
    bankName: frame.bankName,
    tradeCode: frame.tradeCode,
    questionState: frame.state,
    version,
    state,
    text,
    revision: revisionOf(text),
    contributed: contributor !== undefined,
    authors: authors.map(({ name }) => name),
    own: people.includes(scope.personId),
    alone: !(await hasOtherReviewer(db, frame.tradeCode, people)),
    returned: last?.act === 'returned' ? last.reason : null,
    published: stored === undefined ? null : (content as banks.WaitingVersion['published']),
  }
}
