import { type Db, runNamed, type Tx } from '../../../../db/client.ts'

export type SearchRow = {
  state: 'waiting' | 'running' | 'done' | 'failed'
  progress: number
  attempts: number
  finishedAt: Date | null
}

const columns = 'state, progress::int, attempts, finished_at as "finishedAt"'
const findStatement = { name: 'flag_search', text: `select ${columns} from flag_search where opening_id = $1` }
export const findSearch = async (db: Db, openingId: string): Promise<SearchRow | undefined> => {
  const [row] = await runNamed<SearchRow>(db, findStatement, [openingId])
  return row
}

/** Asks for one anew; one that runs runs on. */
const askStatement = {
  name: 'ask_flag_search',
  text: `insert into flag_search as s (opening_id) values ($1)
         on conflict (opening_id) do update set state = 'waiting', progress = 0, finished_at = null, touched_at = now()
         where s.state <> 'running' or s.touched_at < now() - interval '1 minute'`,
}
export const askForSearch = async (tx: Tx, openingId: string): Promise<void> =>
  void (await runNamed(tx, askStatement, [openingId]))

/**
 * An opening that is over, where nobody is in any more, is searched once by itself: those that ended within the last
 * days and were not searched yet, or in which an attempt was closed since.
 */
const dueStatement = {
  name: 'flag_searches_due',
  text: `insert into flag_search as s (opening_id)
         select w.id from quiz_opening w left join flag_search f on f.opening_id = w.id
         where w.closes_at between now() - interval '7 days' and now()
           and (f.opening_id is null or f.state = 'done' and f.finished_at <
             (select max(closed_at) from attempt a where a.opening_id = w.id))
           and exists (select from attempt a where a.opening_id = w.id)
           and not exists (select from attempt a where a.opening_id = w.id and a.status = 'active')
         on conflict (opening_id) do update set state = 'waiting', progress = 0, touched_at = now()
         where s.state = 'done'`,
}
export const askForDue = async (db: Db): Promise<void> => void (await runNamed(db, dueStatement, []))

/** One that waits, or whose process has not been heard of for a minute; one process takes it. */
const takeStatement = {
  name: 'take_flag_search',
  text: `update flag_search set state = 'running', progress = 0, touched_at = now()
         where opening_id = (
           select opening_id from flag_search
           where state = 'waiting' or state = 'running' and touched_at < now() - interval '1 minute'
           order by touched_at limit 1 for update skip locked)
         returning opening_id as "openingId"`,
}
export const takeSearch = async (db: Db): Promise<string | undefined> =>
  (await runNamed<{ openingId: string }>(db, takeStatement, []))[0]?.openingId

const tellStatement = {
  name: 'tell_flag_search',
  text: `update flag_search set progress = $2, attempts = $3, touched_at = now() where opening_id = $1 and state = 'running'`,
}
export const tellProgress = async (db: Db, openingId: string, progress: number, attempts: number): Promise<void> =>
  void (await runNamed(db, tellStatement, [openingId, progress, attempts]))

const endStatement = {
  name: 'end_flag_search',
  text: `update flag_search set state = $2, progress = case $2 when 'done' then 100 else progress end, attempts = $3,
           finished_at = now(), touched_at = now() where opening_id = $1`,
}
export const endSearch = async (tx: Tx, openingId: string, state: 'done' | 'failed', attempts: number): Promise<void> =>
  void (await runNamed(tx, endStatement, [openingId, state, attempts]))
