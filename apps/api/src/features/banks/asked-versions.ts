import type { DrawUnit } from '@lianbing/scoring'
import type { Db, Tx } from '../../db/client.ts'
import { findVersions, type StoredVersion } from './question-queries.ts'

/** A published version as it is asked: without the names of people, who may leave and take them along. */
export type AskedVersion = Omit<StoredVersion, 'author' | 'reviewer'>

/**
 * The database lets nothing of a published version change but those names, so each process keeps what it has drawn,
 * and what it keeps is never out of date: which versions are drawn today is the plan's matter. As bytes, for 25,000
 * questions are a million objects otherwise, and every collection of garbage would walk through them.
 */
const kept = new Map<string, Buffer>()
/** Some 1 KB each with all around it: four trades of 25,000 questions with short texts. */
const mostBytes = 96 * 2 ** 20
/** Of the id and the map beside the bytes themselves. */
const bytesBeside = 160
let bytes = 0

const forget = (id: string, text: Buffer) => {
  kept.delete(id)
  bytes -= text.length + bytesBeside
}

const keep = ({ author: _, reviewer: __, ...version }: StoredVersion): void => {
  const text = Buffer.from(JSON.stringify(version))
  const before = kept.get(version.versionId)
  if (before) forget(version.versionId, before)
  kept.set(version.versionId, text)
  bytes += text.length + bytesBeside
  for (const [oldest, its] of kept) {
    if (bytes <= mostBytes) break
    forget(oldest, its)
  }
}

/** What drawn questions say, by version id: from memory, and what is not there yet from the database. */
export const findAskedVersions = async (
  db: Db | Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AskedVersion>> => {
  const missing = ids.filter((id) => !kept.has(id))
  const read = missing.length === 0 ? undefined : await findVersions(db, missing)
  for (const version of read?.values() ?? []) keep(version)
  const asked = new Map<string, AskedVersion>()
  for (const id of ids) {
    const text = kept.get(id)
    const version: AskedVersion | undefined = read?.get(id) ?? (text && JSON.parse(text.toString()))
    if (version) asked.set(id, version)
  }
  return asked
}

/** As many as a short statement reads; others have their turn in between. */
const atOnce = 500

/** Brings into memory what can be drawn, so that no start waits for it; what is there already costs nothing. */
export const keepAsked = async (db: Db, pools: readonly (readonly DrawUnit[])[]): Promise<void> => {
  const missing = [...new Set(pools.flat(2))].filter((id) => !kept.has(id))
  for (let from = 0; from < missing.length; from += atOnce) {
    for (const version of (await findVersions(db, missing.slice(from, from + atOnce))).values()) keep(version)
  }
}

/** What is kept, in bytes. */
export const askedBytes = (): number => bytes
