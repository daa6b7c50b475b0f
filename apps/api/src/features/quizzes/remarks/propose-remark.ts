import { isDeepStrictEqual } from 'node:util'
import { type Content, ProblemError, type quizRemarks } from '@lianbing/contract'
import type { Key, Treatment } from '@lianbing/scoring'
import { type Db, withTx } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import { keyFits } from '../../banks/conflicts/mend-key.ts'
import { lockQuestions } from '../../banks/conflicts/mend-queries.ts'
import { findKeys, findVersions } from '../../banks/question-queries.ts'
import { findVersionRows } from '../../banks/review/history-queries.ts'
import { getRemark } from './list-remarks.ts'
import { insertOpenRemark } from './open-remark.ts'

type Proposal = {
  questionId: string
  keyVersion: number
  key: Key
  also: Key[]
  treatment: Treatment
  explanation?: Content | undefined
  /** Of the question; absent: the one that is drawn. */
  version?: number | undefined
  /** Versions that are taken along though their stems differ. */
  takes: number[]
}

/** Asks what another way of marking would change. The key as it stands asks for those that an earlier one has marked. */
export const proposeRemark = async (db: Db, scope: BankScope, proposal: Proposal): Promise<quizRemarks.Remark> => {
  const remarkId = await withTx(db, async (tx) => {
    const { questionId, key, also, treatment, explanation, version, takes } = proposal
    const [found] = await lockQuestions(tx, scope, [questionId])
    const rows = version === undefined ? [] : await findVersionRows(tx, scope, questionId)
    const wanted = rows.find((row) => row.version === version && row.state === 'published')
    const questionVersionId = (version === undefined ? found : wanted)?.versionId
    if (questionVersionId === undefined) throw new ProblemError('question.unknown')
    const asked = (await findVersions(tx, [questionVersionId])).get(questionVersionId)
    const current = (await findKeys(tx, [questionVersionId])).get(questionVersionId)
    if (asked === undefined || current === undefined) throw new ProblemError('question.unknown')
    if (current.version !== proposal.keyVersion) throw new ProblemError('question.changed')
    for (const [index, one] of [key, ...also].entries())
      if (!keyFits(one, asked))
        throw new ProblemError('question.unfit', {
          errors: [{ pointer: index === 0 ? '/body/key' : `/body/also/${index - 1}`, message: '' }],
        })
    const { key: stands, also: accepted, treatment: now } = current
    const isSame = isDeepStrictEqual([key, also, treatment], [stands, accepted, now])
    const marking = { questionId, questionVersionId, key, also, treatment }
    return insertOpenRemark(tx, scope, takes, {
      ...marking,
      replacedVersion: current.version,
      explanation: explanation ?? null,
      keyVersion: isSame && explanation === undefined ? current.version : null,
    })
  })
  return getRemark(db, scope, remarkId)
}
