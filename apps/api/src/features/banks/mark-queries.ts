import { sql } from 'drizzle-orm'
import { type Db, runNamed, type Tx } from '../../db/client.ts'
import type { StoredKey } from './question-queries.ts'

/** False where another process is at it. */
export const lockMarks = async (tx: Tx): Promise<boolean> => {
  const { rows } = await tx.execute<{ locked: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended('marks of versions', 0)) as locked`,
  )
  return rows[0]?.locked === true
}

const unsketchedStatement = {
  name: 'versions without a sketch',
  text: 'select id from question_version where sketch is null and id > $1 order by id limit $2',
}

/** Versions after this one that have no sketch, in the order of their ids. */
export const findUnsketched = async (db: Db | Tx, after: string, limit: number): Promise<string[]> =>
  (await runNamed<{ id: string }>(db, unsketchedStatement, [after, limit])).map(({ id }) => id)

export const storeSketches = async (tx: Tx, sketches: readonly { id: string; sketch: number[] }[]): Promise<void> => {
  await tx.execute(sql`
    update question_version v set sketch = d.sketch
    from json_to_recordset(${JSON.stringify(sketches)}::json) as d(id uuid, sketch int[]) where v.id = d.id`)
}

const unmarkedKeysStatement = {
  name: 'keys without a fingerprint',
  text: `select question_version_id as id, version, key, explanation from question_key
         where fingerprint is null and key <> 'null' and question_version_id > $1 order by question_version_id, version limit $2`,
}
type UnmarkedKey = StoredKey & { id: string }

/** Keys of versions after this one that have no fingerprint. */
export const findUnmarkedKeys = (db: Db | Tx, after: string, limit: number): Promise<UnmarkedKey[]> =>
  runNamed<UnmarkedKey>(db, unmarkedKeysStatement, [after, limit])

export const storeKeyFingerprints = async (
  tx: Tx,
  keys: readonly { id: string; version: number; fingerprint: string }[],
): Promise<void> => {
  await tx.execute(sql`
    update question_key k set fingerprint = d.fingerprint
    from json_to_recordset(${JSON.stringify(keys)}::json) as d(id uuid, version int, fingerprint text)
    where k.question_version_id = d.id and k.version = d.version`)
}
