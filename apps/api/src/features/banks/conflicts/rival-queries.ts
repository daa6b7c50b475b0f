import type { Key } from '@lianbing/scoring'
import { sql } from 'drizzle-orm'
import { type Db, runNamed, type Tx } from '../../../db/client.ts'
import type { questionRival } from '../../../db/schema/bank-care.ts'

/** One that was withdrawn is no longer known; its fingerprint is free again. */
const otherKeysStatement = {
  name: 'questions with other keys',
  text: `select d.n::int, q.id as "questionId", v.id as "questionVersionId", k.key
         from unnest($2::text[], $3::text[]) with ordinality as d(fingerprint, "keyFingerprint", n)
         join question q on q.trade_code = $1 and q.fingerprint = d.fingerprint and q.state <> 'withdrawn'
         join question_version v on v.id = q.current_version_id
         cross join lateral (
           select key from question_key where question_version_id = v.id order by version desc limit 1) k
         where not exists (
           select from question_key where question_version_id = v.id and fingerprint = d."keyFingerprint")
         order by d.n`,
}
export type OtherKey = { n: number; questionId: string; questionVersionId: string; key: Key }

/**
 * The questions of the trade that have these fingerprints and never had these keys: one that somebody has mended does not
 * come back with the file that it was in. `n` counts the given ones from 1.
 */
export const findOtherKeys = (
  db: Db | Tx,
  tradeCode: string,
  drafts: readonly { fingerprint: string; keyFingerprint: string }[],
): Promise<OtherKey[]> =>
  runNamed<OtherKey>(db, otherKeysStatement, [
    tradeCode,
    drafts.map(({ fingerprint }) => fingerprint),
    drafts.map(({ keyFingerprint }) => keyFingerprint),
  ])

export type NewRival = Pick<
  typeof questionRival.$inferSelect,
  'id' | 'questionId' | 'questionVersionId' | 'key' | 'explanation' | 'fingerprint' | 'source' | 'importId' | 'at'
>

/**
 * Keeps them, each once: one that was dismissed stays so, and one that was taken contradicts a key that has changed
 * since. Hands back how many are open.
 */
export const insertRivals = async (tx: Tx, rivals: readonly NewRival[]): Promise<number> => {
  const { rows } = await tx.execute<{ state: string }>(sql`
    insert into question_rival as r (id, question_id, question_version_id, key, explanation, fingerprint, source, import_id, at)
    select distinct on ("questionId", fingerprint)
      id, "questionId", "questionVersionId", key, explanation, fingerprint, source, "importId", at
    from json_to_recordset(${JSON.stringify(rivals)}::json) as d(id uuid, "questionId" uuid, "questionVersionId" uuid,
      key jsonb, explanation jsonb, fingerprint text, source text, "importId" uuid, at text)
    order by "questionId", fingerprint, id
    on conflict (question_id, fingerprint) do update
      set state = case when r.state = 'dismissed' then r.state else 'open' end,
        question_version_id = excluded.question_version_id, key = excluded.key, explanation = excluded.explanation
    returning r.state`)
  return rows.filter(({ state }) => state === 'open').length
}
