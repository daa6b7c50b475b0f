import type { QuestionDraft } from '@lianbing/contract'
import type { MarkedDraft } from '../fingerprint-drafts.ts'
import { versionMarks } from '../version-marks.ts'
import { type KeptState, newStates } from './merge-history.ts'
import type { MergedHead, MergedKey, MergedQuestion, MergedVersion } from './merge-writes.ts'
import { type PackageIdentity, statesOf } from './package-identity.ts'

/** A question of a package that is taken. */
export type Taken = {
  one: MarkedDraft
  identity: PackageIdentity
  /** What the bank has of it. */
  known: readonly KeptState[]
  /** It is in no list of the bank: never seen, or taken back. */
  isNew: boolean
}

type Rows = { questions: MergedQuestion[]; versions: MergedVersion[]; keys: MergedKey[]; heads: MergedHead[] }

/** The rows of these questions, with the versions and keys that the bank has not. */
export const mergedRows = (
  taken: readonly Taken[],
  filled: (draft: QuestionDraft) => QuestionDraft,
  groupOf: (draft: QuestionDraft) => string | null,
): Rows => {
  const rows: Rows = { questions: [], versions: [], keys: [], heads: [] }
  for (const { one, identity, known, isNew } of taken) {
    const { questionId, state, versionId, version } = identity
    const { fingerprint, examPointId = null } = one
    const had = new Set(known.map((kept) => kept.versionId))
    for (const { draft, ...kept } of newStates(statesOf(identity, one.draft), known)) {
      const { keyFingerprint, ...marks } = versionMarks(draft)
      const { key, explanation } = draft
      if (!had.has(kept.versionId))
        rows.versions.push({
          questionId,
          versionId: kept.versionId,
          version: kept.version,
          draft: filled(draft),
          ...marks,
        })
      had.add(kept.versionId)
      const { versionId: of, keyVersion, keyReason, also, treatment } = kept
      rows.keys.push({ versionId: of, keyVersion, keyReason, keyFingerprint, key, also, treatment, explanation })
    }
    if (isNew) rows.questions.push({ questionId, state, groupId: groupOf(one.draft), fingerprint })
    const keyBefore = isNew ? null : (known.at(-1)?.keyVersion ?? null)
    rows.heads.push({ questionId, versionId, version, fingerprint, examPointId, keyBefore })
  }
  return rows
}
