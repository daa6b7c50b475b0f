import { keyAcross } from '@lianbing/bank-formats/same-key'
import { comparedQuestion, similarity } from '@lianbing/bank-formats/similarity'
import type { conflicts } from '@lianbing/contract'
import { z } from 'zod'
import type { Db } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import { readCursor } from '../page.ts'
import { findKeys, findVersions, type StoredKey, type StoredVersion } from '../question-queries.ts'
import { findFrames, findRivalIds, findRivalRows, type RivalRow } from './conflict-queries.ts'
import { contentAcross } from './content-across.ts'
import { findConflictPairs, type Progress } from './find-conflict-pairs.ts'
import type { SimilarPair } from './relate-questions.ts'

/** Each shows two whole questions with their pictures; an expert takes a minute for one. */
const conflictsOnPage = 20

/** What comes first in the list: a key is wrong, and then what only stands there twice. */
const rankOf = { rival: 0, 'other-trade': 1, contradiction: 2, duplicate: 3 } as const

type Entry = { conflictId: string; rivalId: string } | { conflictId: string; pair: SimilarPair }

const pairEntry = (pair: SimilarPair): Entry => ({
  conflictId: `${rankOf[pair.kind]}:${pair.firstId}:${pair.secondId}`,
  pair,
})

const isConflict = ({ conflictId }: Entry) => !conflictId.startsWith(`${rankOf.duplicate}`)

const findEntries = async (
  db: Db,
  scope: BankScope,
  tradeCode: string | undefined,
): Promise<{ entries: Entry[]; progress: Progress | null }> => {
  const rivalIds = await findRivalIds(db, scope, tradeCode)
  const { pairs, progress } = await findConflictPairs(db, scope, tradeCode)
  const entries = [
    ...rivalIds.map((rivalId) => ({ conflictId: `${rankOf.rival}:${rivalId}`, rivalId })),
    ...pairs.map(pairEntry),
  ].sort((a, b) => (a.conflictId < b.conflictId ? -1 : 1))
  return { entries, progress }
}

type Loaded = {
  frames: Awaited<ReturnType<typeof findFrames>>
  versions: Map<string, StoredVersion>
  keys: Map<string, StoredKey>
  rivals: Map<string, RivalRow>
}

const load = async (db: Db, scope: BankScope, entries: readonly Entry[]): Promise<Loaded> => {
  const rows = await findRivalRows(
    db,
    scope,
    entries.flatMap((entry) => ('rivalId' in entry ? [entry.rivalId] : [])),
  )
  const questionIds = entries.flatMap((entry) => ('pair' in entry ? [entry.pair.firstId, entry.pair.secondId] : []))
  const frames = await findFrames(db, scope, [...questionIds, ...rows.map(({ questionId }) => questionId)])
  const versionIds = [...[...frames.values()].map(({ versionId }) => versionId), ...rows.map((row) => row.versionId)]
  const [versions, keys] = await Promise.all([findVersions(db, versionIds), findKeys(db, versionIds)])
  return { frames, versions, keys, rivals: new Map(rows.map((row) => [row.rivalId, row])) }
}

const turned = (pairs: ReadonlyMap<string, string>) => new Map([...pairs].map(([one, other]) => [other, one]))

/** A question with its key, as the bank has them. */
const bankSide = ({ frames, versions, keys }: Loaded, questionId: string) => {
  const frame = frames.get(questionId)
  const stored = frame && versions.get(frame.versionId)
  const key = frame && keys.get(frame.versionId)
  if (frame === undefined || stored === undefined || key === undefined) return undefined
  const { versionId: _, questionId: __, position: ___, ...content } = stored
  return {
    questionId,
    tradeCode: frame.tradeCode,
    bankName: frame.bankName,
    version: frame.version,
    content,
    key: key.key,
    explanation: key.explanation,
    keyVersion: key.version as number | null,
    source: content.source,
    file: frame.fileName === null ? null : { name: frame.fileName, at: '' },
  }
}
type BankSide = NonNullable<ReturnType<typeof bankSide>>

/** Each side with the other one's key in its own ids. */
const facing = (one: BankSide, other: BankSide) => {
  const found = similarity(comparedQuestion(one.content), comparedQuestion(other.content))
  const back = { options: turned(found.options), targets: turned(found.targets) }
  return [
    {
      ...one,
      otherKey: keyAcross(other.key, back) ?? null,
      otherExplanation: contentAcross(other.explanation, back.options),
    },
    {
      ...other,
      otherKey: keyAcross(one.key, found) ?? null,
      otherExplanation: contentAcross(one.explanation, found.options),
    },
  ] as const
}

type View = z.input<typeof conflicts.listConflicts.response>['items']

const viewOf = (loaded: Loaded, entry: Entry): View => {
  const { conflictId } = entry
  if ('pair' in entry) {
    const [one, other] = [bankSide(loaded, entry.pair.firstId), bankSide(loaded, entry.pair.secondId)]
    if (one === undefined || other === undefined) return []
    const [first, second] = facing(one, other)
    return [{ conflictId, kind: entry.pair.kind, rivalId: null, sides: [first, second] }]
  }
  const rival = loaded.rivals.get(entry.rivalId)
  const one = rival && bankSide(loaded, rival.questionId)
  const asked = rival && loaded.versions.get(rival.versionId)
  if (rival === undefined || one === undefined || asked === undefined) return []
  const { versionId: _, questionId: __, position: ___, ...content } = asked
  const { key, explanation, source, at } = rival
  const file = rival.fileName === null && at === '' ? null : { name: rival.fileName ?? '', at }
  const [first, second] = facing(one, { ...one, content, key, explanation, keyVersion: null, source, file })
  return [{ conflictId, kind: 'rival', rivalId: rival.rivalId, sides: [first, second] }]
}

type Query = {
  tradeCode?: string | undefined
  kind?: 'conflict' | 'duplicate' | undefined
  cursor?: string | undefined
}

/** What is wrong with the bank as far as it can be told by comparing: conflicts first, then what stands there twice. */
export const listConflicts = async (db: Db, scope: BankScope, { tradeCode, kind, cursor }: Query) => {
  const after = readCursor(z.string().regex(/^[0-3](:[0-9a-f-]{36}){1,2}$/), cursor) ?? ''
  const { entries, progress } = await findEntries(db, scope, tradeCode)
  const contrary = entries.filter(isConflict)
  const wanted =
    kind === undefined ? entries : kind === 'conflict' ? contrary : entries.filter((one) => !isConflict(one))
  const rest = wanted.filter(({ conflictId }) => conflictId > after)
  const shown = rest.slice(0, conflictsOnPage)
  const loaded = await load(db, scope, shown)
  return {
    items: shown.flatMap((entry) => viewOf(loaded, entry)),
    nextCursor: rest.length > shown.length ? (shown.at(-1)?.conflictId ?? null) : null,
    conflicts: contrary.length,
    duplicates: entries.length - contrary.length,
    progress,
  }
}
