import type { Key, Treatment } from '@lianbing/scoring'
import type { Tx } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import { findAskedVersions } from './asked-version-queries.ts'
import { insertOpenRemark } from './open-remark.ts'

type MergedKey = {
  versionId: string
  keyVersion: number
  key: Key
  also: Key[]
  treatment: Treatment
  keyReason: string
}

/** For each version that somebody was asked and that has another key now, somebody decides about the attempts. */
export const openMergedRemarks = async (
  tx: Tx,
  scope: BankScope,
  createdBy: string | null,
  keys: readonly MergedKey[],
): Promise<void> => {
  // The last one of a version is its newest.
  const replaced = new Map(keys.filter(({ keyVersion }) => keyVersion > 1).map((key) => [key.versionId, key]))
  for (const { questionVersionId, questionId } of await findAskedVersions(tx, [...replaced.keys()])) {
    const merged = replaced.get(questionVersionId)
    if (merged === undefined) continue
    const { keyVersion, keyReason: reason, key, also, treatment } = merged
    const version = { questionId, questionVersionId, replacedVersion: keyVersion - 1, keyVersion }
    await insertOpenRemark(tx, scope, [], { ...version, key, also, treatment, reason, createdBy })
  }
}
