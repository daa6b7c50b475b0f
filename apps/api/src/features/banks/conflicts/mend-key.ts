import { keyFingerprint } from '@lianbing/bank-formats/fingerprint'
import { type Content, ProblemError, type QuestionVersion } from '@lianbing/contract'
import type { Key } from '@lianbing/scoring'
import { type Db, type Tx, withTx } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import { insertOpenRemark } from '../../quizzes/remarks/open-remark.ts'
import { insertEvent } from '../event-queries.ts'
import { findKeys, findVersions } from '../question-queries.ts'
import { insertKey, lockQuestions, lockRival, touchBanksOf, updateRival } from './mend-queries.ts'

type Mend = {
  questionId: string
  /** The key that is replaced. */
  keyVersion: number
  key: Key
  explanation?: Content | undefined
  reason: string
  rival?: { rivalId: string; state: 'taken' | 'open' } | undefined
}

/** Whether the key names what the question asks, each part once. */
export const keyFits = (key: Key, { type, options, targets, blanks }: QuestionVersion): boolean => {
  if (key.type !== type) return false
  const own = new Set(options.map(({ id }) => id))
  const each = (ids: readonly string[]) => new Set(ids).size === ids.length && ids.every((id) => own.has(id))
  if (key.type === 'single-choice') return own.has(key.choice)
  if (key.type === 'multiple-choice') return each(key.choices)
  if (key.type === 'ordering') return each(key.order) && key.order.length === own.size
  if (key.type === 'matching')
    return (
      each(key.pairs.map(([left]) => left)) && key.pairs.every(([, right]) => targets.some(({ id }) => id === right))
    )
  return key.type !== 'blanks' || key.texts.length === (blanks ?? key.texts.length)
}

type Mended = { keyVersion: number; remarkId: string }

/**
 * The key of a question's current version becomes another one. Attempts that were marked by the one before wait for
 * somebody's word, in a re-mark.
 */
const mendKeyIn = async (tx: Tx, scope: BankScope, mend: Mend): Promise<Mended> => {
  const [found] = await lockQuestions(tx, scope, [mend.questionId])
  const { versionId = '', version = 0 } = found ?? {}
  const [asked, current] = [
    (await findVersions(tx, [versionId])).get(versionId),
    (await findKeys(tx, [versionId])).get(versionId),
  ]
  if (asked === undefined || current === undefined) throw new ProblemError('question.unknown')
  if (current.version !== mend.keyVersion) throw new ProblemError('question.changed')
  const { key, reason, explanation = current.explanation } = mend
  if (!keyFits(key, asked))
    throw new ProblemError('question.unfit', { errors: [{ pointer: '/body/key', message: '' }] })
  const keyVersion = current.version + 1
  const fingerprint = keyFingerprint({ ...asked, key })
  // Further answers and a question that is dropped stay so: only what the key says was decided.
  const { also, treatment } = current
  const row = {
    questionVersionId: versionId,
    version: keyVersion,
    key,
    also,
    treatment,
    explanation,
    fingerprint,
    reason,
  }
  await insertKey(tx, scope, row)
  const { questionId } = mend
  await insertEvent(tx, { questionId, version, act: 'key-mended', actorId: scope.personId, reason })
  if (mend.rival !== undefined) {
    const rival = await lockRival(tx, scope, mend.rival.rivalId)
    if (rival.questionId !== mend.questionId) throw new ProblemError('rival.unknown')
    await updateRival(tx, mend.rival.rivalId, mend.rival.state)
  }
  await touchBanksOf(tx, [mend.questionId])
  const replaced = { questionId, questionVersionId: versionId, replacedVersion: current.version }
  const remark = { ...replaced, key, also, treatment, keyVersion, reason }
  return { keyVersion, remarkId: await insertOpenRemark(tx, scope, [], remark) }
}

export const mendKey = (db: Db, scope: BankScope, mend: Mend): Promise<Mended> =>
  withTx(db, (tx) => mendKeyIn(tx, scope, mend))
