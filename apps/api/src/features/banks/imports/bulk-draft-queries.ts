import type { importDrafts } from '@lianbing/contract'
import { sql } from 'drizzle-orm'
import { runNamed, type Tx } from '../../../db/client.ts'
import { importDraft } from '../../../db/schema/bank-care.ts'
import { foundBy } from './import-draft-queries.ts'

type Which = { ns: number[] } | { filter: importDrafts.DraftFilter }
type Change = {
  dropped?: boolean | undefined
  replaces?: boolean | undefined
  set?: ({ examPointId?: string | null | undefined } & Record<string, unknown>) | undefined
}

/** Does the same to many drafts; hands back to how many. */
export const changeManyDrafts = async (
  tx: Tx,
  { importId, which }: { importId: string; which: Which },
  { dropped, replaces, set }: Change,
): Promise<number> => {
  const where =
    'filter' in which
      ? foundBy(importId, which.filter)
      : sql`${importDraft.importId} = ${importId} and ${importDraft.n} = any(${sql.param(which.ns)}::int[])`
  const { examPointId, ...fields } = set ?? {}
  const isSet = Object.keys(fields).length > 0
  const { rowCount } = await tx
    .update(importDraft)
    .set({
      ...(dropped === undefined ? {} : { dropped }),
      ...(replaces === undefined
        ? {}
        : {
            replaces: sql`${replaces} and coalesce(${importDraft.relation} in ('changed', 'near', 'newer', 'forked'), false)`,
          }),
      ...(examPointId === undefined ? {} : { examPointId }),
      // Nothing that was read stays nothing: null joined with anything is null.
      ...(isSet ? { draft: sql`${importDraft.draft} || ${JSON.stringify(fields)}::jsonb` } : {}),
      ...(set === undefined ? {} : { edited: sql`${importDraft.edited} or ${importDraft.draft} is not null` }),
      // A change of nothing is still one statement.
      n: sql`${importDraft.n}`,
    })
    .where(where)
  return rowCount ?? 0
}

const alikeStatement = {
  name: 'import drafts with fingerprints',
  text: `select n from import_draft
         where import_id = $1 and draft is not null and ($2::text[] is null or fingerprint = any($2)) order by n`,
  query_timeout: 30_000,
}
/** Drafts with these fingerprints; without any, all. */
export const findAlike = async (tx: Tx, importId: string, fingerprints: readonly string[] | null): Promise<number[]> =>
  (await runNamed<{ n: number }>(tx, alikeStatement, [importId, fingerprints])).map(({ n }) => n)

const countStatement = {
  name: 'places of texts in import drafts',
  text: `select d.place::int, count(*)::int as places, (array_agg(i.at order by i.n))[1] as first
         from unnest($2::text[]) with ordinality as d(find, place)
         join import_draft i on i.import_id = $1 and strpos(i.source_text, d.find) > 0 group by d.place`,
  query_timeout: 30_000,
}
/** In how many questions of a reading each text stands, and in which first. */
export const countTexts = async (tx: Tx, importId: string, finds: readonly string[]) => {
  const rows = await runNamed<{ place: number; places: number; first: string }>(tx, countStatement, [importId, finds])
  return finds.map((_, index) => {
    const { places = 0, first = null } = rows.find(({ place }) => place === index + 1) ?? {}
    return { places, first }
  })
}
