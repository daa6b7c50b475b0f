import { setImmediate } from 'node:timers/promises'
import { type ComparedQuestion, comparedQuestion, similarity } from '@lianbing/bank-formats/similarity'
import type { Tx } from '../../../db/client.ts'
import { findRivals } from '../conflicts/find-rivals.ts'
import { findOtherKeys } from '../conflicts/rival-queries.ts'
import { relatePackageDrafts } from '../merges/relate-package.ts'
import { findVersions } from '../question-queries.ts'
import {
  findContents,
  findCopies,
  findResembled,
  findSame,
  type RelatedDraft,
  type SameDraft,
  storeRelations,
} from './relation-queries.ts'

/** So many contents are read at once, and compared in some 10 ms. */
const turn = 200

/** At least half of the longer list stands in the other one, to the letter: the rest was edited. */
const shareOptions = (one: ComparedQuestion, other: ComparedQuestion): boolean => {
  const texts = (question: ComparedQuestion) => [...question.options, ...question.targets].map(({ text }) => text)
  const [mine, theirs] = [texts(one), texts(other)]
  const shared = mine.filter((text) => theirs.includes(text)).length
  return shared * 2 >= Math.max(mine.length, theirs.length)
}

/** What a draft is to a question that resembles it; undefined where they are two questions. */
const relationOf = (draft: ComparedQuestion, version: ComparedQuestion): 'changed' | 'near' | undefined => {
  const found = similarity(draft, version).relation
  if (found === 'same' || found === 'near') return 'near'
  const sameStem = draft.stem.text === version.stem.text && draft.material.text === version.material.text
  return sameStem && draft.type === version.type && shareOptions(draft, version) ? 'changed' : undefined
}

const findLike = async (
  tx: Tx,
  importId: string,
  tradeCode: string,
  some: { ns: readonly number[]; mended: boolean },
) => {
  const found: RelatedDraft[] = []
  const candidates = await findResembled(tx, importId, tradeCode, some)
  const versionIds = new Map<number, string[]>()
  for (const { n, versionId } of candidates) versionIds.set(n, [...(versionIds.get(n) ?? []), versionId])
  const numbers = [...versionIds.keys()]
  for (let start = 0; start < numbers.length; start += turn) {
    const turned = numbers.slice(start, start + turn)
    const versions = await findVersions(tx, [...new Set(turned.flatMap((n) => versionIds.get(n) ?? []))])
    const compared = new Map([...versions].map(([id, version]) => [id, comparedQuestion(version)]))
    for (const { n, draft } of await findContents(tx, importId, turned)) {
      const mine = comparedQuestion(draft)
      for (const versionId of versionIds.get(n) ?? []) {
        const [version, theirs] = [versions.get(versionId), compared.get(versionId)]
        const relation = theirs && relationOf(mine, theirs)
        if (version === undefined || relation === undefined) continue
        found.push({ n, relation, relatedId: version.questionId })
        break
      }
    }
    await setImmediate()
  }
  return found
}

/** Of those that the bank has: the numbers of those that it has with another key. */
const findContradicting = async (
  tx: Tx,
  importId: string,
  tradeCode: string,
  same: readonly SameDraft[],
): Promise<Set<number>> => {
  const others = await findOtherKeys(tx, tradeCode, same)
  const numbers = others.flatMap(({ n }) => same[n - 1]?.n ?? [])
  const contents = numbers.length === 0 ? [] : await findContents(tx, importId, numbers)
  const marked = contents.map(({ n: _, ...rest }) => ({ ...rest, searchText: '', sketch: [] }))
  const rivals = await findRivals(tx, { tradeCode, source: null, importId: null }, marked)
  const names = new Set(rivals.map(({ questionId, fingerprint }) => `${questionId} ${fingerprint}`))
  const isOther = ({ relatedId, keyFingerprint }: SameDraft) => names.has(`${relatedId} ${keyFingerprint}`)
  return new Set(same.filter(isOther).map(({ n }) => n))
}

/** Finds what the drafts of an import, or these of them, are to the bank of the trade, and keeps it beside them. */
export const relateDrafts = async (
  tx: Tx,
  { importId, tradeCode }: { importId: string; tradeCode: string },
  all: readonly number[],
  ns: readonly number[] | null = null,
): Promise<void> => {
  const named = await relatePackageDrafts(tx, { importId, tradeCode }, ns)
  const told = new Set(named.map(({ n }) => n))
  const same = (await findSame(tx, importId, tradeCode, ns)).filter(({ n }) => !told.has(n))
  const there = new Set(same.map(({ n }) => n))
  const contradicting = await findContradicting(tx, importId, tradeCode, same)
  const copies = (await findCopies(tx, importId, ns)).filter(({ n }) => !there.has(n) && !told.has(n))
  const known = new Set([...told, ...there, ...copies.map(({ n }) => n)])
  const unknown = all.filter((n) => !known.has(n))
  const like = await findLike(tx, importId, tradeCode, { ns: unknown, mended: ns !== null })
  const relation = (other: boolean) => (other ? ('other-key' as const) : ('same' as const))
  const found: RelatedDraft[] = [
    ...named,
    ...same.map(({ n, relatedId }) => ({ n, relation: relation(contradicting.has(n)), relatedId })),
    ...copies.map(({ n, other }) => ({ n, relation: relation(other), relatedId: null })),
    ...like,
  ]
  await storeRelations(tx, importId, found, ns)
}
