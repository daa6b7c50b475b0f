import { eq, sql } from 'drizzle-orm'
import { type Db, runNamed, type Tx } from '../../db/client.ts'
import { bankImportMedia } from '../../db/schema/bank-imports.ts'
import type { media } from '../../db/schema/banks.ts'
import type { BankScope } from '../../http/session.ts'

export type Picture = Pick<typeof media.$inferSelect, 'hash' | 'type' | 'width' | 'height'> & { bytes: Uint8Array }
type ShownPicture = { type: string; bytes: Buffer }

const findStatement = { name: 'find picture', text: 'select type, bytes from media where hash = $1' }

export const findPicture = async (db: Db, hash: string): Promise<ShownPicture | undefined> =>
  (await runNamed<ShownPicture>(db, findStatement, [hash]))[0]

/** A picture of an import that is not committed, for those who decide about it. */
export const findStagedPicture = async (db: Db, _scope: BankScope, hash: string): Promise<ShownPicture | undefined> => {
  const [row] = await db
    .select({ type: bankImportMedia.type, bytes: bankImportMedia.bytes })
    .from(bankImportMedia)
    .where(eq(bankImportMedia.hash, hash))
    .limit(1)
  return row
}

/** In the order of their names, so that two who add the same ones wait for each other instead of for ever. */
const inOrder = (pictures: readonly Picture[]) => [...pictures].sort((a, b) => (a.hash < b.hash ? -1 : 1))

const values = ({ hash, type, bytes, width, height }: Picture) => [hash, type, Buffer.from(bytes), width, height]

const insertStatement = {
  name: 'insert picture',
  text: `insert into media (hash, type, bytes, width, height, created_by) values ($1, $2, $3, $4, $5, $6)
         on conflict do nothing`,
}

/** Keeps the pictures of questions; one that is there already is the same. */
export const insertPictures = async (
  tx: Tx,
  pictures: readonly Picture[],
  personId: string | null = null,
): Promise<void> => {
  for (const picture of inOrder(pictures)) await runNamed(tx, insertStatement, [...values(picture), personId])
}

const stageStatement = {
  name: 'stage picture',
  text: `insert into bank_import_media (import_id, hash, type, bytes, width, height)
         values ($6, $1, $2, $3, $4, $5) on conflict do nothing`,
}

/** The pictures of an import's newest reading, in place of those of an earlier one that nobody's changes show. */
export const stagePictures = async (tx: Tx, importId: string, pictures: readonly Picture[]): Promise<void> => {
  await tx.execute(sql`delete from bank_import_media m where m.import_id = ${importId} and not exists (
    select from import_draft d where d.import_id = m.import_id and d.edited and strpos(d.draft::text, m.hash) > 0)`)
  for (const picture of pictures) await runNamed(tx, stageStatement, [...values(picture), importId])
}

/** With a commit the pictures of an import become those of questions. */
export const moveStagedPictures = async (tx: Tx, importId: string): Promise<void> => {
  await tx.execute(sql`insert into media (hash, type, bytes, width, height)
    select hash, type, bytes, width, height from bank_import_media where import_id = ${importId} order by hash
    on conflict do nothing`)
  await tx.delete(bankImportMedia).where(eq(bankImportMedia.importId, importId))
}

/** Those that are neither staged with this import nor part of the bank. */
export const findMissingPictures = async (tx: Tx, importId: string, hashes: readonly string[]): Promise<string[]> => {
  if (hashes.length === 0) return []
  const { rows } = await tx.execute<{
    hash: string
  }>(sql`select hash from unnest(${sql.param([...hashes])}::text[]) hash
    where not exists (select from media where media.hash = hash.hash)
      and not exists (select from bank_import_media s where s.import_id = ${importId} and s.hash = hash.hash)`)
  return rows.map(({ hash }) => hash)
}
