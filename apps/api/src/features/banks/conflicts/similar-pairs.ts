import { setImmediate } from 'node:timers/promises'
import { type Db, withTx } from '../../../db/client.ts'
import { readStamp } from '../draw-queries.ts'
import { allowLongStatements, findBandsOf, findPublished, findSharedBands } from './pair-queries.ts'
import { type Candidate, loadCandidates, relate, type SimilarPair, turn } from './relate-questions.ts'

/** What is known of a trade: which versions with which keys were looked at, and which pairs of them ask the same. */
type Known = { stamp: string; looked: Map<string, number>; pairs: Map<string, SimilarPair> }
/** A hundred bytes a question, so that only what has changed is looked at again. */
const trades = new Map<string, Known>()

const knownOf = (tradeCode: string): Known => {
  const known = trades.get(tradeCode) ?? { stamp: '', looked: new Map(), pairs: new Map() }
  trades.set(tradeCode, known)
  return known
}

/** For more than these the bands of the whole trade are faster than theirs, one by one. */
const few = 500

/** The versions that each of the new ones may resemble; two new ones that may resemble each other are named once. */
const partnersOf = async (bands: readonly string[][], fresh: ReadonlySet<string>) => {
  const partners = new Map<string, Set<string>>()
  for (const [place, ids] of bands.entries()) {
    for (const id of ids) {
      if (!fresh.has(id)) continue
      const others = partners.get(id) ?? new Set()
      partners.set(id, others)
      for (const other of ids) if (other !== id && (other < id || !fresh.has(other))) others.add(other)
    }
    if (place % 1_000 === 999) await setImmediate()
  }
  return partners
}

/** Forgets what has changed and hands back what has to be looked at. */
const forgetChanged = (known: Known, current: ReadonlyMap<string, number>): string[] => {
  for (const [id, key] of known.looked) if (current.get(id) !== key) known.looked.delete(id)
  for (const [name, { versionIds }] of known.pairs)
    if (!versionIds.every((id) => known.looked.has(id))) known.pairs.delete(name)
  return [...current.keys()].filter((id) => !known.looked.has(id))
}

const compareFresh = async (db: Db, tradeCode: string): Promise<void> => {
  const known = knownOf(tradeCode)
  // The stamp first: what changes meanwhile has another one.
  const stamp = await readStamp(db, tradeCode)
  if (stamp === known.stamp) return
  const read = await withTx(db, async (tx) => {
    await allowLongStatements(tx)
    const current = await findPublished(tx, tradeCode)
    const fresh = forgetChanged(known, current)
    const bands = fresh.length > few ? findSharedBands(tx, tradeCode) : findBandsOf(tx, tradeCode, fresh)
    return { current, fresh, bands: await bands }
  })
  const partners = await partnersOf(read.bands, new Set(read.fresh))
  const candidates = new Map<string, Candidate>()
  let compared = 0
  for (let start = 0; start < read.fresh.length; start += turn) {
    const ids = read.fresh.slice(start, start + turn)
    const named = ids.flatMap((id) => (partners.has(id) ? [id, ...(partners.get(id) ?? [])] : []))
    await loadCandidates(db, candidates, [...new Set(named)])
    for (const id of ids) {
      for (const otherId of partners.get(id) ?? []) {
        const [one, other] = [candidates.get(id), candidates.get(otherId)]
        const pair = one && other && relate(one, other, [tradeCode])
        if (pair !== undefined) known.pairs.set(`${pair.firstId} ${pair.secondId}`, pair)
        if (++compared % turn === 0) await setImmediate()
      }
    }
    for (const id of ids) known.looked.set(id, read.current.get(id) ?? 0)
  }
  known.stamp = stamp
}

/** Whoever asks meanwhile waits for the same work. */
const running = new Map<string, Promise<void>>()
/** One trade after the other, whoever asks for how many: the others need the processor too. */
let last: Promise<unknown> = Promise.resolve()

/**
 * Compares what has changed since the last time; seconds for the first 25,000 questions, milliseconds after a change.
 * What is found until then is in `pairsSoFar`.
 */
export const comparePairs = (db: Db, tradeCode: string): Promise<void> => {
  const known = running.get(tradeCode)
  if (known !== undefined) return known
  const work = last.then(() => compareFresh(db, tradeCode)).finally(() => running.delete(tradeCode))
  running.set(tradeCode, work)
  last = work.catch(() => undefined)
  return work
}

/** Pairs of a trade's published questions that ask the same, as far as they have been found. */
export const pairsSoFar = (tradeCode: string): SimilarPair[] => [...(trades.get(tradeCode)?.pairs.values() ?? [])]

/** How many of a trade's questions have been compared with all others. */
export const lookedAt = (tradeCode: string): number => trades.get(tradeCode)?.looked.size ?? 0
