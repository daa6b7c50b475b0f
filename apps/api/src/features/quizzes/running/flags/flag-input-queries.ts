import type { Response } from '@lianbing/scoring'
import { type Db, runNamed } from '../../../../db/client.ts'
import type { AttemptSlot } from '../../../../db/schema/quizzes.ts'

const idsStatement = {
  name: 'flag_attempt_ids',
  text: `select id from attempt where opening_id = $1 and status = 'closed' and voided_at is null order by id`,
}
/** The closed attempts of an opening that count. */
export const findClosedIds = async (db: Db, openingId: string): Promise<string[]> =>
  (await runNamed<{ id: string }>(db, idsStatement, [openingId])).map(({ id }) => id)

type Mark = 'right' | 'wrong' | 'open' | 'part' | 'unanswered'
export type SearchedAttempt = {
  id: string
  personId: string
  place: string
  /** Entered from paper: nothing is known of when each answer was given. */
  onPaper: boolean
  startedMs: number
  deviceChanges: number
  /** When another device took over. */
  takeovers: string[]
  absences: number
  awaySeconds: number
  paper: AttemptSlot[]
  marks: { mark: Mark }[] | null
  /** In the order in which its devices numbered them. */
  answers: [slot: number, response: Response, atMs: number, elapsedMs: number][]
}

/** One row an attempt, as with a close: an opening has hundreds of thousands of answers. */
const attemptsStatement = {
  name: 'flag_attempts',
  text: `select a.id, a.person_id as "personId", a.organisation_path as place, a.paper, a.epoch - 1 as "deviceChanges",
           coalesce(a.close_reason = 'paper', false) as "onPaper",
           floor(extract(epoch from a.started_at) * 1000)::float8 as "startedMs",
           coalesce((select json_agg(e.at order by e.id) from attempt_event e
                     where e.attempt_id = a.id and e.kind = 'takeover'), '[]') as takeovers,
           coalesce(b.count, 0)::int as absences, coalesce(b.seconds, 0)::int as "awaySeconds",
           (select r.slots from attempt_result r where r.attempt_id = a.id order by r.version desc limit 1) as marks,
           coalesce((select json_agg(json_build_array(s.slot, s.response,
               floor(extract(epoch from s.received_at) * 1000), s.elapsed_ms) order by s.epoch, s.seq)
             from attempt_answer s where s.attempt_id = a.id), '[]') as answers
         from attempt a
         left join lateral (select sum(count) as count, sum(seconds) as seconds
                            from attempt_absence n where n.attempt_id = a.id) b on true
         where a.id = any($1::uuid[]) order by a.id`,
}
export const findSearched = (db: Db, ids: readonly string[]): Promise<SearchedAttempt[]> =>
  runNamed<SearchedAttempt>(db, attemptsStatement, [ids])
