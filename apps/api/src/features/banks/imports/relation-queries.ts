import type { QuestionDraft } from '@lianbing/contract'
import { runNamed, type Tx } from '../../../db/client.ts'
import type { importDraft } from '../../../db/schema/bank-care.ts'

export type Relation = NonNullable<typeof importDraft.$inferSelect.relation>
export type RelatedDraft = { n: number; relation: Relation; relatedId: string | null }

const many = { query_timeout: 60_000 }

const sameStatement = {
  name: 'import drafts that are known',
  text: `select d.n, q.id as "relatedId", d.fingerprint, d.key_fingerprint as "keyFingerprint" from import_draft d
         join question q on q.trade_code = $2 and q.fingerprint = d.fingerprint and q.state <> 'withdrawn'
         where d.import_id = $1 and d.draft is not null and ($3::int[] is null or d.n = any($3))`,
  ...many,
}
export type SameDraft = { n: number; relatedId: string; fingerprint: string; keyFingerprint: string }
/** The questions that the trade has already. */
export const findSame = (tx: Tx, importId: string, tradeCode: string, ns: readonly number[] | null) =>
  runNamed<SameDraft>(tx, sameStatement, [importId, tradeCode, ns])

const copiesStatement = {
  name: 'import drafts that are copies',
  text: `select n, other from (
           select n, row_number() over same > 1 as copy,
             key_fingerprint is distinct from first_value(key_fingerprint) over same as other
           from import_draft where import_id = $1 and draft is not null and not dropped
           window same as (partition by fingerprint order by n)) d
         where copy and ($2::int[] is null or n = any($2))`,
  ...many,
}
/** Those that stand in the file before; `other`: with another key. */
export const findCopies = (tx: Tx, importId: string, ns: readonly number[] | null) =>
  runNamed<{ n: number; other: boolean }>(tx, copiesStatement, [importId, ns])

const contentStatement = {
  name: 'import drafts by number',
  text: `select n, at, draft, fingerprint, key_fingerprint as "keyFingerprint" from import_draft
         where import_id = $1 and n = any($2::int[])`,
  ...many,
}
type Content = { n: number; at: string; draft: QuestionDraft; fingerprint: string; keyFingerprint: string }
export const findContents = (tx: Tx, importId: string, ns: readonly number[]) =>
  runNamed<Content>(tx, contentStatement, [importId, ns])

/** A band that more share than these says that they are made by one pattern, not that they are the same. */
const mostOfBand = 60

/** The same stem to the letter, or a band of the sketch: the best few of each. */
const likeStatement = {
  name: 'questions that import drafts resemble',
  text: `with d as materialized (
           select n, sketch, md5((draft->'stem')::text) as stem, draft->>'type' as type from import_draft
           where import_id = $1 and draft is not null and n = any($3::int[])),
         v as materialized (
           select v.id, v.sketch, md5(v.stem::text) as stem, v.type from question q
           join question_version v on v.id = q.current_version_id
           where q.trade_code = $2 and q.state in ('published', 'retired')),
         bands as materialized (
           select band, array_agg(id) as ids from v cross join lateral unnest(v.sketch) band
           group by band having count(*) <= ${mostOfBand}),
         found as (
           select d.n, v.id, 100 as shared from d join v on v.stem = d.stem and v.type = d.type
           union all
           select d.n, unnest(bands.ids), 1 from d cross join lateral unnest(d.sketch) one join bands on bands.band = one)
         select n, id as "versionId" from (
           select n, id, row_number() over (partition by n order by sum(shared) desc, id) as place
           from found group by n, id) ranked where place <= 4`,
  ...many,
}
/** The same for some that were mended: by index, and the question that it was found to resemble before. */
const likeFewStatement = {
  name: 'questions that a few import drafts resemble',
  text: `with d as materialized (
           select n, sketch, related_id from import_draft where import_id = $1 and draft is not null and n = any($3::int[])),
         found as (
           select d.n, q.current_version_id as id, 100 as shared from d join question q on q.id = d.related_id
           where q.trade_code = $2 and q.state in ('published', 'retired')
           union all
           select d.n, v.id, v.shared from d cross join lateral (
             select v.id, cardinality(array(select unnest(v.sketch) intersect select unnest(d.sketch))) as shared
             from question_version v join question q on q.current_version_id = v.id
             where v.sketch && d.sketch and q.trade_code = $2 and q.state in ('published', 'retired') limit ${mostOfBand}) v)
         select n, id as "versionId" from (
           select n, id, row_number() over (partition by n order by max(shared) desc, id) as place
           from found group by n, id) ranked where place <= 4`,
  ...many,
}
/** Of a whole file the bank is read once; for those that somebody has mended its index is asked. */
export const findResembled = (
  tx: Tx,
  importId: string,
  tradeCode: string,
  { ns, mended }: { ns: readonly number[]; mended: boolean },
) =>
  runNamed<{ n: number; versionId: string }>(tx, mended ? likeFewStatement : likeStatement, [importId, tradeCode, ns])

const storeStatement = {
  name: 'store relations of import drafts',
  text: `update import_draft d set relation = r.relation, related_id = r.related,
           replaces = d.replaces and d.related_id is not distinct from r.related and r.relation in ('changed', 'near', 'newer', 'forked')
         from import_draft o left join unnest($2::int[], $3::text[], $4::uuid[]) as r(n, relation, related) on r.n = o.n
         where d.import_id = $1 and o.import_id = d.import_id and o.n = d.n and ($5::int[] is null or d.n = any($5))
           and (d.relation, d.related_id) is distinct from (r.relation, r.related)`,
  ...many,
}
/** Says of each draft what it is to the bank; of all others in question that they are new. */
export const storeRelations = async (
  tx: Tx,
  importId: string,
  found: readonly RelatedDraft[],
  ns: readonly number[] | null,
): Promise<void> => {
  const columns = [found.map(({ n }) => n), found.map(({ relation }) => relation), found.map((one) => one.relatedId)]
  await runNamed(tx, storeStatement, [importId, ...columns, ns])
}
