import { keyFingerprint } from '@lianbing/bank-formats/fingerprint'
import { type QuestionDraft, questionDraft } from '@lianbing/contract'
import { type Key, type Treatment, treatments } from '@lianbing/scoring'
import { z } from 'zod'
import { uuidV7 } from '../../../db/uuid.ts'
import type { KeptState } from './merge-history.ts'

const kept = {
  versionId: z.uuid(),
  version: z.int().min(1).max(1_000_000),
  keyVersion: z.int().min(1).max(1_000_000),
  keyReason: z.string().max(1_000),
  also: z.array(questionDraft.shape.key).max(20).default([]),
  treatment: z.enum(treatments).default('key'),
}
/** What a file says is not trusted, nor the process that read it. */
const identitySchema = z.object({
  questionId: z.uuid(),
  state: z.enum(['published', 'retired']),
  ...kept,
  earlier: z.array(z.object({ ...kept, draft: questionDraft })).max(200),
  /** Of the question as it was read: one that somebody has edited since is another version. */
  fingerprint: z.string().optional(),
  keyFingerprint: z.string().optional(),
})
export type PackageIdentity = z.infer<typeof identitySchema>

/** A draft with what its package says that it is, as it was read. */
type Told = { identity?: unknown; fingerprint: string; keyFingerprint: string }

/**
 * Which question of which bank a package says that a draft is; undefined where it says none, or nothing that holds. One
 * that was edited since it was read is no longer the version that the package names, but one of its own.
 */
export const identityOf = ({ identity, fingerprint, keyFingerprint }: Told): PackageIdentity | undefined => {
  if (identity === null || identity === undefined) return undefined
  const told = identitySchema.safeParse(identity).data
  const isAsRead =
    (told?.fingerprint ?? fingerprint) === fingerprint && (told?.keyFingerprint ?? keyFingerprint) === keyFingerprint
  return told && !isAsRead
    ? { ...told, versionId: uuidV7(), keyVersion: 1, keyReason: '', also: [], treatment: 'key' }
    : told
}

/** A state with all that it says. */
export type PackageState = KeptState & {
  keyReason: string
  also: Key[]
  treatment: Treatment
  draft: QuestionDraft
}

/** The history that a package tells of a question, with `draft` as its newest version, oldest first. */
export const statesOf = (identity: PackageIdentity, draft: QuestionDraft): PackageState[] =>
  [...identity.earlier, { ...identity, draft }].map((state) => ({
    versionId: state.versionId,
    version: state.version,
    keyVersion: state.keyVersion,
    keyReason: state.keyReason,
    also: state.also,
    treatment: state.treatment,
    draft: state.draft,
    keyPrint: keyFingerprint(state.draft),
  }))
