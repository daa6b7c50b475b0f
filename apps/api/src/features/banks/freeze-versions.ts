import { randomBytes, randomInt } from 'node:crypto'
import { freezeSlot, type Random } from '@lianbing/scoring'
import type { PaperSlot } from '../../db/schema/practice.ts'
import type { StoredVersion } from './question-queries.ts'

/** 2^48 − 1 is the largest range of `randomInt`. */
const steps = 2 ** 48 - 1

/** Chance that nobody can foresee; ids of 48 bits are enough to tell the options of one question apart. */
export const secureRandom: Random & { id(): string } = {
  next: () => randomInt(steps) / steps,
  id: () => randomBytes(6).toString('base64url'),
}

/** Decides once, for one worker, the order and the shown ids of each question's options. */
export const freezeVersions = (versions: readonly StoredVersion[]): PaperSlot[] =>
  versions.map((version) => ({ questionVersionId: version.versionId, ...freezeSlot(version, secureRandom) }))
