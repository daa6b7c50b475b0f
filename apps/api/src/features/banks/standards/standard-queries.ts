import { sql } from 'drizzle-orm'
import type { Db, Tx } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'

type Outdated = { since: string; replacedBy: string | null; keptOut: boolean }
type Named = { standard: string; edition: string }

/** Every edition that a question in use names, or that somebody has marked. */
export const findStandards = async (db: Db, _scope: BankScope) => {
  const { rows } = await db.execute<Named & { questions: number; outdated: Outdated | null }>(sql`
    with named as (
      select v.standard, coalesce(v.edition, '') as edition, count(*)::int as questions
      from question q join question_version v on v.id = q.current_version_id
      where q.state = 'published' and v.standard is not null group by 1, 2)
    select coalesce(n.standard, o.standard) as standard, coalesce(n.edition, o.edition) as edition,
      coalesce(n.questions, 0) as questions,
      case when o.standard is not null then
        json_build_object('since', o.since, 'replacedBy', o.replaced_by, 'keptOut', o.kept_out) end as outdated
    from named n full join outdated_standard o on o.standard = n.standard and o.edition = n.edition
    order by 1, 2`)
  return rows
}

export const upsertOutdated = async (tx: Tx, { personId }: BankScope, row: Named & Outdated): Promise<void> => {
  await tx.execute(sql`
    insert into outdated_standard (standard, edition, since, replaced_by, kept_out, marked_by)
    values (${row.standard}, ${row.edition}, ${row.since}, ${row.replacedBy}, ${row.keptOut}, ${personId})
    on conflict (standard, edition) do update set since = excluded.since, replaced_by = excluded.replaced_by,
      kept_out = excluded.kept_out, marked_by = excluded.marked_by`)
}

export const deleteOutdated = async (tx: Tx, { standard, edition }: Named): Promise<void> => {
  await tx.execute(sql`delete from outdated_standard where standard = ${standard} and edition = ${edition}`)
}

/** Touches every bank that has a question of this edition, or of any where it is empty: draws tell by it. */
export const touchBanksOfStandard = async (tx: Tx, { standard, edition }: Named): Promise<void> => {
  await tx.execute(sql`
    update bank set updated_at = now() where id in (
      select q.bank_id from question q join question_version v on v.id = q.current_version_id
      where v.standard = ${standard} and ${edition} in ('', coalesce(v.edition, '')))`)
}
