import type { Connection } from './connect.ts'

/** Each query finds what must never be: a bank that is neither as before nor as after. */
const broken: Record<string, string> = {
  'an import that is not committed has left something in the bank': `
    select i.id from bank_import i where i.state in ('reading', 'ready', 'refused') and exists (
      select from question q where q.import_id = i.id union all select from question_rival r where r.import_id = i.id)`,
  'a committed import has not all of its questions, or too many': `
    select i.id from bank_import i where i.state = 'committed' and (i.counts->>'added')::int <> (
      select count(*) from question q where q.import_id = i.id and q.state <> 'withdrawn')`,
  'a committed import still waits': `
    select i.id from bank_import i where i.state in ('committed', 'rolled-back') and (i.file_bytes is not null or exists (
      select from import_draft d where d.import_id = i.id and d.draft is not null and not d.dropped and not d.replaces))`,
  'of an import that was taken back something is in use': `
    select i.id from bank_import i where i.state = 'rolled-back' and exists (
      select from question q where q.import_id = i.id and q.state <> 'withdrawn')`,
  'of an import that was taken back a conflict is left': `
    select i.id from bank_import i where i.state = 'rolled-back' and exists (
      select from question_rival r where r.import_id = i.id and r.state = 'open')`,
  'a batch is committed in part': `
    select batch_id as id from bank_import where state not in ('refused') group by batch_id
    having count(*) filter (where state in ('committed', 'rolled-back')) not in (0, count(*))
      or (count(*) filter (where state = 'committed') > 0 and count(*) filter (where state = 'rolled-back') > 0)`,
  'an import is read in part': `
    select i.id from bank_import i where i.state in ('ready', 'reading')
      and coalesce((i.counts->>'questions')::int, 0) <> (select count(*) from import_draft d where d.import_id = i.id and d.draft is not null)`,
  'a question has no version or no key': `
    select q.id from question q left join question_version v on v.id = q.current_version_id and v.question_id = q.id
    where v.id is null or not exists (select from question_key k where k.question_version_id = v.id)`,
  'a question is not what its newest version says': `
    select q.id from question q where exists (
      select from question_version v join question_version c on c.id = q.current_version_id
      where v.question_id = q.id and v.state = 'published' and v.version > c.version)`,
  'a version or a question came without a word in the log': `
    select q.id from question q join question_version v on v.question_id = q.id where q.import_id is not null and not exists (
      select from question_event e where e.question_id = q.id and e.version = v.version)`,
}

/** Waits until what the killed server had sent has ended, then looks. */
export const findBroken = async (connection: Connection): Promise<string[]> => {
  for (let tries = 0; tries < 600; tries++) {
    const { rowCount } = await connection.query(
      `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`,
    )
    if (rowCount === 0) break
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const found: string[] = []
  await connection.query('begin isolation level repeatable read read only')
  for (const [says, text] of Object.entries(broken)) {
    const { rows } = await connection.query<{ id: string }>(text)
    if (rows.length > 0) found.push(`${says}: ${rows.length}, first ${rows[0]?.id}`)
  }
  await connection.query('commit')
  return found
}
