import { ProblemError } from '@lianbing/contract'
import { type Db, type Tx, withTx } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import { findCredit } from '../../accounts/credit-queries.ts'
import { insertNotice } from '../../accounts/notice-queries.ts'
import { findAuthors, findContributor, insertEvent } from '../event-queries.ts'
import { placeByText } from '../exam-points/exam-point-queries.ts'
import { keepMarkings } from '../version-queries.ts'
import { checkComplete, checkUnique } from './check-text.ts'
import { lockWaiting, type Waiting } from './lock-waiting.ts'
import { stemOf } from './return-question.ts'
import { hasOtherReviewer, publishVersion, touchBankOf, updateQuestion } from './waiting-queries.ts'

/** Two people have seen whatever workers see. Where there is nobody else, the refusal says what to do about it. */
const refuseOwn = async (tx: Tx, { questionId, version, tradeCode }: Waiting, personId: string) => {
  const authors = (await findAuthors(tx, questionId, version)).flatMap((author) => author.personId ?? [])
  if (!authors.includes(personId)) return
  throw new ProblemError((await hasOtherReviewer(tx, tradeCode, authors)) ? 'review.own' : 'review.alone')
}

/** Publishes what is in review: from the same moment it is what is drawn. */
export const publishQuestion = async (
  db: Db,
  scope: BankScope,
  reviewer: string,
  { questionId, revision }: { questionId: string; revision: string },
): Promise<void> => {
  await withTx(db, async (tx) => {
    const waiting = await lockWaiting(tx, scope, questionId, revision)
    if (waiting.state !== 'review') throw new ProblemError('question.not_waiting')
    await refuseOwn(tx, waiting, scope.personId)
    const { text, versionId, version, questionState, bankId } = waiting
    checkComplete(text)
    const fingerprint = await checkUnique(tx, waiting, text)
    const contributor = questionState === 'draft' ? await findContributor(tx, questionId) : undefined
    const credit = contributor === undefined ? undefined : await findCredit(tx, contributor)
    const author = text.author ?? credit ?? null
    await publishVersion(tx, versionId, { reviewer, author })
    await keepMarkings(tx, [versionId])
    const state = questionState === 'draft' ? ('published' as const) : questionState
    await updateQuestion(tx, questionId, { state, fingerprint, currentVersionId: versionId })
    if (text.examPoint !== null) await placeByText(tx, questionId, text.examPoint)
    await touchBankOf(tx, bankId)
    await insertEvent(tx, { questionId, version, act: 'published', actorId: scope.personId })
    if (contributor !== undefined)
      await insertNotice(tx, {
        personId: contributor,
        kind: 'contribution.published',
        params: { stem: stemOf(waiting) },
      })
  })
}
