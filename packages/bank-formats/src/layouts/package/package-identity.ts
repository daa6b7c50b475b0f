import type { QuestionDraft } from '@lianbing/contract'
import { type Key, type Treatment, treatments } from '@lianbing/scoring'
import type { KeptVersion, QuestionIdentity } from '../../writers/written.ts'
import { id, isObject, list, onlyKnown, ordinal, refuse } from './package-fields.ts'
import { packageKey } from './package-key.ts'

/** What makes a question the same in every bank. */
export const identityFields = [
  'id',
  'state',
  'versionId',
  'version',
  'keyVersion',
  'keyReason',
  'also',
  'treatment',
  'earlier',
]

/** More changes than any question has had. */
const mostEarlier = 200

/** As many as a page of the office takes. */
const mostAlso = 20

/** Further answers that count, each written as `answer` is. */
const alsoOf = ({ type, also }: Record<string, unknown>, { options, targets, blanks = 0 }: QuestionDraft): Key[] => {
  if (also === undefined) return []
  const parts = { options: options.length, targets: targets.length, gaps: blanks }
  return list(also, 'also')
    .slice(0, mostAlso)
    .map((one) => {
      if (!isObject(one)) return refuse('also must hold answers')
      onlyKnown(one, new Set(['answer', 'anyOrder', 'tolerance', 'unit']), 'also: ')
      return packageKey({ ...one, type }, parts)
    })
}

const treatmentOf = ({ treatment = 'key' }: Record<string, unknown>): Treatment =>
  treatments.find((known) => known === treatment) ?? refuse(`treatment must be ${treatments.join(', ')}`)

const keptVersion = (value: Record<string, unknown>, draft: QuestionDraft, of: string): KeptVersion => ({
  versionId: id(value.versionId, `${of}versionId`),
  version: ordinal(value.version, `${of}version`),
  keyVersion: ordinal(value.keyVersion, `${of}keyVersion`),
  keyReason:
    typeof value.keyReason === 'string' && value.keyReason.length <= 1_000
      ? value.keyReason
      : refuse(`${of}keyReason must be a text`),
  also: alsoOf(value, draft),
  treatment: treatmentOf(value),
})

const isBefore = (a: KeptVersion, b: KeptVersion) =>
  a.version < b.version || (a.version === b.version && a.keyVersion < b.keyVersion)

/** Who a question of a package is; undefined where the package does not say. `read` reads an earlier version of it. */
export const packageIdentity = (
  value: unknown,
  draft: QuestionDraft,
  read: (earlier: unknown) => QuestionDraft,
): QuestionIdentity | undefined => {
  if (!isObject(value)) return undefined
  const named = identityFields.find((name) => value[name] !== undefined)
  if (named === undefined) return undefined
  const { state, earlier = [] } = value
  if (state !== 'published' && state !== 'retired') return refuse('state must be published or retired')
  if (!Array.isArray(earlier) || earlier.length > mostEarlier)
    return refuse(`earlier must be a list of at most ${mostEarlier}`)
  const now = keptVersion(value, draft, '')
  const before = earlier.map((old: unknown) => {
    if (!isObject(old) || old.earlier !== undefined || old.id !== undefined) return refuse('earlier must hold versions')
    const before = read(old)
    return { ...keptVersion(old, before, 'earlier '), draft: before }
  })
  const all = [...before, now]
  if (all.some((one, place) => place > 0 && !isBefore(all[place - 1] ?? one, one)))
    refuse('earlier must go from the oldest version and key to the newest')
  const ids = new Map(all.map(({ version, versionId }) => [version, versionId]))
  if (all.some(({ version, versionId }) => ids.get(version) !== versionId) || new Set(ids.values()).size < ids.size)
    refuse('each version must have an id of its own')
  return { questionId: id(value.id, 'id'), state, ...now, earlier: before }
}
