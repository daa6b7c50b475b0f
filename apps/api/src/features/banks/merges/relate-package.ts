import type { QuestionDraft } from '@lianbing/contract'
import type { Db, Tx } from '../../../db/client.ts'
import { type Merge, mergeOf } from './merge-history.ts'
import { findHistories, findOwners, findPackageDrafts } from './merge-queries.ts'
import { identityOf, statesOf } from './package-identity.ts'

type Told = { draft: QuestionDraft; fingerprint: string; keyFingerprint: string; identity?: unknown }
export type PackageRelation = { relation: Merge; relatedId: string }

/**
 * What each draft of a package is to the question of the trade that has its id. Undefined where the trade has none, where
 * it asks just that under another id, and where only the keys tell both apart: then it is a conflict as any other.
 */
export const relatePackage = async (
  db: Db | Tx,
  tradeCode: string,
  drafts: readonly Told[],
): Promise<(PackageRelation | undefined)[]> => {
  const named = drafts.map((one) => ({ ...one, identity: identityOf(one) }))
  const known = await findHistories(
    db,
    named.flatMap(({ identity }) => identity?.questionId ?? []),
  )
  const owners = await findOwners(
    db,
    tradeCode,
    named.flatMap(({ identity, fingerprint }) => (identity ? fingerprint : [])),
  )
  return named.map(({ draft, fingerprint, identity }) => {
    const relatedId = identity?.questionId ?? ''
    const question = known.get(relatedId)
    if (identity === undefined || question?.tradeCode !== tradeCode || question.state === 'withdrawn') return undefined
    const relation = mergeOf(statesOf(identity, draft), question.states)
    if (relation === 'same') return { relation, relatedId }
    const owner = owners.get(fingerprint) ?? relatedId
    const byKeyAlone = relation === 'forked' && owners.has(fingerprint)
    return owner === relatedId && !byKeyAlone ? { relation, relatedId } : undefined
  })
}

/** What the drafts of an import, or these of them, are to the questions that have their ids. */
export const relatePackageDrafts = async (
  tx: Tx,
  { importId, tradeCode }: { importId: string; tradeCode: string },
  ns: readonly number[] | null,
): Promise<(PackageRelation & { n: number })[]> => {
  const found: (PackageRelation & { n: number })[] = []
  for (let after = -1; ; ) {
    const rows = await findPackageDrafts(tx, importId, after, ns)
    const last = rows.at(-1)
    if (last === undefined) return found
    const relations = await relatePackage(tx, tradeCode, rows)
    for (const [index, { n }] of rows.entries()) {
      const related = relations[index]
      if (related) found.push({ n, ...related })
    }
    after = last.n
  }
}
