import type { DrawUnit, QuestionType } from '@lianbing/scoring'
import type { Db, Tx } from '../../db/client.ts'
import { findVersions, type StoredVersion } from './question-queries.ts'

/** A published version as it is asked: without the names of people, who may leave and take them along. */
export type AskedVersion = Omit<StoredVersion, 'author' | 'reviewer'>

type Place = { id: string; pinned: boolean }

/** What of a version a paper is frozen from. */
export type AskedShape = { type: QuestionType; options: readonly Place[]; targets: readonly Place[] }

/**
 * The database lets nothing of a published version change but those names, so each process keeps what it has drawn,
 * and what it keeps is never out of date: which versions are drawn today is the plan's matter. What a version says is
 * kept as bytes, for 25,000 questions are a million objects otherwise, and every collection of garbage would walk
 * through them; a draw does not read it.
 */
const kept = new Map<string, { shape: AskedShape; text: Buffer }>()
/** Some 1 KB each with all around it: four trades of 25,000 questions with short texts. */
const mostBytes = 96 * 2 ** 20
/** Of the id, the entry and the map beside the bytes themselves. */
const bytesBeside = 200
let bytes = 0

/** Nearly all questions have one of a few shapes: four options A to D, none pinned, and the like. */
const shapes = new Map<string, AskedShape>()
const mostShapes = 1_000

const placesOf = (places: readonly Place[]): Place[] => places.map(({ id, pinned }) => ({ id, pinned }))

const shapeOf = ({ type, options, targets }: AskedShape): AskedShape => {
  const shape = { type, options: placesOf(options), targets: placesOf(targets) }
  const name = JSON.stringify(shape)
  const known = shapes.get(name)
  if (known) return known
  if (shapes.size < mostShapes) shapes.set(name, shape)
  return shape
}

const forget = (id: string, { text }: { text: Buffer }) => {
  kept.delete(id)
  bytes -= text.length + bytesBeside
}

const keep = ({ author: _, reviewer: __, ...version }: StoredVersion): void => {
  const its = { shape: shapeOf(version), text: Buffer.from(JSON.stringify(version)) }
  const before = kept.get(version.versionId)
  if (before) forget(version.versionId, before)
  kept.set(version.versionId, its)
  bytes += its.text.length + bytesBeside
  for (const [oldest, one] of kept) {
    if (bytes <= mostBytes) break
    forget(oldest, one)
  }
}

/** Reads what is not kept yet, and keeps it. */
const readMissing = async (db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, StoredVersion>> => {
  const missing = ids.filter((id) => !kept.has(id))
  const read = missing.length === 0 ? new Map<string, StoredVersion>() : await findVersions(db, missing)
  for (const version of read.values()) keep(version)
  return read
}

/** What drawn questions say, by version id: from memory, and what is not there yet from the database. */
export const findAskedVersions = async (
  db: Db | Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AskedVersion>> => {
  const read = await readMissing(db, ids)
  const asked = new Map<string, AskedVersion>()
  for (const id of ids) {
    const text = kept.get(id)?.text
    const version: AskedVersion | undefined = read.get(id) ?? (text && JSON.parse(text.toString()))
    if (version) asked.set(id, version)
  }
  return asked
}

/** What is needed to freeze drawn questions, by version id. */
export const findAskedShapes = async (
  db: Db | Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AskedShape>> => {
  const read = await readMissing(db, ids)
  const asked = new Map<string, AskedShape>()
  for (const id of ids) {
    const shape = read.get(id) ?? kept.get(id)?.shape
    if (shape) asked.set(id, shape)
  }
  return asked
}

/** As many as a short statement reads; others have their turn in between. */
const atOnce = 500

/** Brings into memory what can be drawn, so that no start waits for it; what is there already costs nothing. */
export const keepAsked = async (db: Db, pools: readonly (readonly DrawUnit[])[]): Promise<void> => {
  const ids = [...new Set(pools.flat(2))].filter((id) => !kept.has(id))
  for (let from = 0; from < ids.length; from += atOnce) await readMissing(db, ids.slice(from, from + atOnce))
}

/** What is kept, in bytes. */
export const askedBytes = (): number => bytes
