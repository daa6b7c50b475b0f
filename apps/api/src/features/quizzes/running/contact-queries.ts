import { type Db, runNamed } from '../../../db/client.ts'

/** How many seconds ago an attempt was heard of. */
export type Heard = { id: string; age: number }

const text = (answered: string, update: string) => `insert into attempt_contact as c (attempt_id, at, answered)
         select a.id, now() - make_interval(secs => x.age), ${answered}
         from jsonb_to_recordset($1::jsonb) as x(id uuid, age float8) join attempt a on a.id = x.id
         on conflict (attempt_id) do update set at = greatest(c.at, excluded.at)${update}`

/** As the rule `isAnswered` has it: something is chosen, or a text is not blank. */
const says = `case when s.response ? 'choice' or s.response ? 'truth' then true when s.response = '{}' then false else
         jsonb_path_exists(s.response, '$.** ? (@.type() == "boolean" || (@.type() == "string" && @ like_regex "\\\\S"))') end`
const readStatement = { name: 'attempts_read', text: text('0', '') }
const savedStatement = {
  name: 'attempts_saved',
  text: text(
    `(select count(*) from attempt_answer s where s.attempt_id = a.id and ${says})`,
    ', answered = excluded.answered',
  ),
}

/** Writes down when attempts were heard of; of those that have saved, how many questions are answered now. */
export const storeContacts = async (db: Db, heard: readonly Heard[], saved: boolean): Promise<void> => {
  if (heard.length > 0) await runNamed(db, saved ? savedStatement : readStatement, [JSON.stringify(heard)])
}

const absenceStatement = {
  name: 'note_absence',
  text: `insert into attempt_absence as b (attempt_id, epoch, count, seconds, away_since)
         select id, $3, $4, $5, case when $6 then now() end from attempt
         where id = $1 and person_id = $2 and status = 'active' and epoch = $3
         on conflict (attempt_id, epoch) do update set count = excluded.count,
           seconds = greatest(b.seconds, excluded.seconds),
           away_since = case when excluded.away_since is not null and excluded.count = b.count
             then coalesce(b.away_since, excluded.away_since) else excluded.away_since end
         where excluded.count >= b.count`,
}
export type Absence = { attemptId: string; epoch: number; count: number; seconds: number; isAway: boolean }

/** The numbers only grow: sent twice or in the wrong order they end the same. */
export const noteAbsence = async (db: Db, personId: string, absence: Absence): Promise<void> => {
  const { attemptId, epoch, count, seconds, isAway } = absence
  await runNamed(db, absenceStatement, [attemptId, personId, epoch, count, seconds, isAway])
}
