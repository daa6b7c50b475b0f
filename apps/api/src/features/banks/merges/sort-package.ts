import type { Tx } from '../../../db/client.ts'
import type { MarkedDraft } from '../fingerprint-drafts.ts'
import { lockQuestionsOf } from '../version-queries.ts'
import { mergeOf } from './merge-history.ts'
import { findHistories, findOwners, findVersionOwners, type KnownQuestion } from './merge-queries.ts'
import type { Taken } from './merged-rows.ts'
import { identityOf, type PackageState, statesOf } from './package-identity.ts'

/** A draft with what its package says that it is. */
export type PackageDraft = MarkedDraft & { identity?: unknown }

type Sorted = { taken: Taken[]; left: PackageDraft[] }
type Fate = 'taken' | 'left' | 'skipped'

/** What becomes of a draft that the trade may keep under its id, by what the trade knows of it. */
const fateOf = (
  { replaces }: PackageDraft,
  questionId: string,
  states: readonly PackageState[],
  known: KnownQuestion | undefined,
): Fate => {
  const merge = known === undefined ? 'newer' : mergeOf(states, known.states)
  if (known === undefined || known.state === 'withdrawn') {
    // One that was taken back comes again, unless the bank went on with it in a way that the package does not tell.
    const isWhole = merge === 'newer' || (merge === 'same' && states.length === known?.states.length)
    return isWhole && !replaces ? 'taken' : 'left'
  }
  if (merge === 'newer') return replaces === questionId ? 'taken' : 'skipped'
  return merge === 'forked' && replaces ? 'left' : 'skipped'
}

/** Which drafts are taken under their own ids, and which are left to be added as any other; the rest adds nothing. */
export const sortPackage = async (tx: Tx, tradeCode: string, drafts: readonly PackageDraft[]): Promise<Sorted> => {
  const named = drafts.map((one) => ({ one, identity: identityOf(one) }))
  const ids = named.flatMap(({ identity }) => identity?.questionId ?? [])
  await lockQuestionsOf(tx, tradeCode, ids)
  const known = await findHistories(tx, ids)
  const fingerprints = drafts.map(({ fingerprint }) => fingerprint)
  const owners = await findOwners(tx, tradeCode, fingerprints)
  const told = named.flatMap(({ one, identity }) => (identity ? statesOf(identity, one.draft) : []))
  const versionIds = new Set(told.map(({ versionId }) => versionId))
  const versionOwners = await findVersionOwners(tx, [...versionIds])
  const sorted: Sorted = { taken: [], left: [] }
  const seen = new Set<string>()
  for (const { one, identity } of named) {
    const questionId = identity?.questionId ?? ''
    const question = known.get(questionId)
    const states = identity ? statesOf(identity, one.draft) : []
    const isElsewhere = question !== undefined && question.tradeCode !== tradeCode
    const asks = owners.get(one.fingerprint)
    const isFree =
      (asks ?? questionId) === questionId &&
      states.every(({ versionId }) => (versionOwners.get(versionId) ?? questionId) === questionId)
    if (identity === undefined || seen.has(questionId) || isElsewhere || !isFree) {
      sorted.left.push(one)
      continue
    }
    const fate = fateOf(one, questionId, states, question)
    if (fate === 'taken') {
      const isNew = question === undefined || question.state === 'withdrawn'
      sorted.taken.push({ one, identity, known: question?.states ?? [], isNew })
      owners.set(one.fingerprint, questionId)
      for (const { versionId } of states) versionOwners.set(versionId, questionId)
      seen.add(questionId)
    } else if (fate === 'left' || isOtherKey(one, states, question)) sorted.left.push(one)
  }
  return sorted
}

/** Both sides ask the same, and say another thing: a conflict of keys as any other. */
const isOtherKey = ({ fingerprint }: PackageDraft, states: readonly PackageState[], question?: KnownQuestion) =>
  question?.fingerprint === fingerprint && mergeOf(states, question.states) === 'forked'
