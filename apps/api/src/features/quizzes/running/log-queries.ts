import type { quizRunning } from '@lianbing/contract'
import type { z } from 'zod'
import { type Db, runNamed } from '../../../db/client.ts'
import type { OpeningInReach } from './opening-in-reach.ts'

type Item = z.infer<typeof quizRunning.listOpeningLog.response>['items'][number]
export type LogRow = Pick<Item, 'id' | 'act' | 'actor' | 'reason' | 'detail'> & {
  at: Date
  /** The instant as the database has it: a page goes on after it. */
  after: string
  attemptId: string | null
  displayName: string | null
}

/** $1 opening, $2 and $3 the last one seen, $4 how many. Acts upon all stand there once, not for each person. */
const logStatement = {
  name: 'opening_log',
  text: `with log as (
           select 'o' || id as id, at, kind as act, null::uuid as attempt_id, actor_id, detail
           from opening_event where opening_id = $1
           union all
           select 'a' || e.id, e.at, e.kind, e.attempt_id, e.actor_id, e.detail
           from attempt_event e join attempt a on a.id = e.attempt_id
           where a.opening_id = $1 and e.actor_id is not null and not e.detail ? 'all'
             and (e.kind <> 'closed' or e.detail ? 'why'))
         select l.id, l.at, l.at::text as after, l.act, l.attempt_id as "attemptId", p.display_name as "displayName",
           coalesce(by.display_name, '') as actor,
           coalesce(l.detail ->> 'why', l.detail ->> 'note', l.detail ->> 'reason', '') as reason, l.detail
         from log l
         left join person by on by.id = l.actor_id
         left join attempt a on a.id = l.attempt_id
         left join person p on p.id = a.person_id
         where $2::timestamptz is null or (l.at, l.id) < ($2::timestamptz, $3)
         order by l.at desc, l.id desc limit $4`,
}

/** The reach proves that the caller may read it. */
export const findOpeningLog = (
  db: Db,
  { opening }: OpeningInReach,
  after: { at: string; id: string } | undefined,
  limit: number,
): Promise<LogRow[]> =>
  runNamed<LogRow>(db, logStatement, [opening.openingId, after?.at ?? null, after?.id ?? null, limit])
