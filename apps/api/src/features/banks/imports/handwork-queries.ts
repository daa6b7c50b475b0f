import { type Db, runNamed, type Tx } from '../../../db/client.ts'

const long = { query_timeout: 30_000 }
const byHand = '(edited or dropped or replaces)'

const asideStatement = {
  name: 'set work by hand aside',
  text: `with gone as (delete from import_draft where import_id = $1 and not ${byHand})
         update import_draft set n = -1 - n where import_id = $1 and ${byHand} returning n`,
  ...long,
}
/** Before a file is read again: what somebody did by hand waits under numbers below zero, all else goes. How much. */
export const setHandworkAside = async (tx: Tx, importId: string): Promise<number> =>
  (await runNamed(tx, asideStatement, [importId])).length

const backStatement = {
  name: 'bring work by hand back',
  text: `with old as (delete from import_draft where import_id = $1 and n < 0 returning *),
         single as (
           select min(n) as n, at, source_text from import_draft
           where import_id = $1 and n >= 0 and source_text <> '' group by at, source_text having count(*) = 1),
         back as (
           update import_draft d set dropped = old.dropped, edited = old.edited, relation = old.relation,
             related_id = old.related_id, replaces = old.replaces,
             draft = case when old.edited then old.draft else d.draft end,
             rejection = case when old.edited then old.rejection else d.rejection end,
             warnings = case when old.edited then old.warnings else d.warnings end,
             fingerprint = case when old.edited then old.fingerprint else d.fingerprint end,
             key_fingerprint = case when old.edited then old.key_fingerprint else d.key_fingerprint end,
             sketch = case when old.edited then old.sketch else d.sketch end,
             exam_point_id = case when old.edited then old.exam_point_id else d.exam_point_id end
           from old join single using (at, source_text) where d.import_id = $1 and d.n = single.n returning old.n)
         select count(*)::int as lost from old where n not in (select n from back)`,
  ...long,
}
/** After it was read again: what stands at the same place in the same words is as it was. Hands back how much is lost. */
export const bringHandworkBack = async (tx: Tx, importId: string): Promise<number> =>
  (await runNamed<{ lost: number }>(tx, backStatement, [importId]))[0]?.lost ?? 0

const touchedStatement = {
  name: 'work by hand that replacements touch',
  text: `select count(*)::int as touched from import_draft where import_id = $1 and ${byHand}
         and (source_text = '' or exists (select from unnest($2::text[]) find where strpos(source_text, find) > 0))`,
  ...long,
}
/** How much of what somebody did by hand stands where one of these texts stands. */
export const countTouched = async (db: Db | Tx, importId: string, finds: readonly string[]): Promise<number> =>
  (await runNamed<{ touched: number }>(db, touchedStatement, [importId, finds]))[0]?.touched ?? 0
