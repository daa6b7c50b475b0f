import type { QuestionDraft } from '@lianbing/contract'
import { type Db, runNamed, type Tx } from '../../../db/client.ts'
import type { KeptState } from './merge-history.ts'

const many = { query_timeout: 30_000 }

const historyStatement = {
  name: 'histories of questions',
  text: `select q.id as "questionId", q.trade_code as "tradeCode", q.state, q.fingerprint, v.id as "versionId", v.version,
           coalesce(k.version, 0) as "keyVersion", k.fingerprint as "keyPrint"
         from question q join question_version v on v.question_id = q.id
         left join question_key k on k.question_version_id = v.id
         where q.id = any($1::uuid[]) order by q.id, v.version, k.version`,
  ...many,
}
type HistoryRow = KeptState & {
  questionId: string
  tradeCode: string
  state: 'draft' | 'published' | 'retired' | 'withdrawn'
  fingerprint: string
}
export type KnownQuestion = Pick<HistoryRow, 'tradeCode' | 'state' | 'fingerprint'> & { states: KeptState[] }

/** The questions of these ids, in whatever trade and state, with every version and key, waiting ones among them. */
export const findHistories = async (db: Db | Tx, ids: readonly string[]): Promise<Map<string, KnownQuestion>> => {
  const known = new Map<string, KnownQuestion>()
  for (const row of await runNamed<HistoryRow>(db, historyStatement, [ids])) {
    const { questionId, tradeCode, state, fingerprint, versionId, version, keyVersion, keyPrint } = row
    const question = known.get(questionId) ?? { tradeCode, state, fingerprint, states: [] }
    question.states.push({ versionId, version, keyVersion, keyPrint })
    known.set(questionId, question)
  }
  return known
}

const ownersStatement = {
  name: 'questions by fingerprint',
  text: `select fingerprint, id from question
         where trade_code = $1 and fingerprint = any($2::text[]) and state <> 'withdrawn'`,
  ...many,
}
/** Which question of the trade asks just that, by fingerprint. */
export const findOwners = async (db: Db | Tx, tradeCode: string, fingerprints: readonly string[]) => {
  const rows = await runNamed<{ fingerprint: string; id: string }>(db, ownersStatement, [tradeCode, fingerprints])
  return new Map(rows.map(({ fingerprint, id }) => [fingerprint, id]))
}

const takenStatement = {
  name: 'versions by id',
  text: 'select id, question_id as "questionId" from question_version where id = any($1::uuid[])',
  ...many,
}
/** Whose versions these ids are already. */
export const findVersionOwners = async (tx: Tx, ids: readonly string[]): Promise<Map<string, string>> => {
  const rows = await runNamed<{ id: string; questionId: string }>(tx, takenStatement, [ids])
  return new Map(rows.map(({ id, questionId }) => [id, questionId]))
}

const packageDraftsStatement = {
  name: 'import drafts of packages',
  text: `select n, draft, fingerprint, key_fingerprint as "keyFingerprint", identity from import_draft
         where import_id = $1 and n > $2 and draft is not null and identity is not null and ($3::int[] is null or n = any($3))
         order by n limit 1000`,
  ...many,
}
type PackageDraftRow = {
  n: number
  draft: QuestionDraft
  fingerprint: string
  keyFingerprint: string
  identity: object
}
/** The next drafts of an import that say which question they are, of all or of these. */
export const findPackageDrafts = (tx: Tx, importId: string, after: number, ns: readonly number[] | null) =>
  runNamed<PackageDraftRow>(tx, packageDraftsStatement, [importId, after, ns])
