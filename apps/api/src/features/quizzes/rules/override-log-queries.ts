import { type Db, runNamed } from '../../../db/client.ts'
import type { OrganisationScope } from '../../../http/session.ts'

export type OverrideLogRow = {
  id: string
  at: Date
  kind: 'override_added' | 'override_changed' | 'override_removed'
  target: string
  actor: string
  detail: Record<string, string | number | null>
}

/** $1 quiz, $2 the path of the scope, $3 the last one seen, $4 how many. */
const logStatement = {
  name: 'override_log',
  text: `select e.id::text, e.at, e.kind, coalesce(p.display_name, o.name) as target,
           coalesce(by.display_name, '') as actor, e.detail
         from quiz_event e
         join quiz_override q on q.id = (e.detail ->> 'overrideId')::uuid
         left join person p on p.id = q.person_id
         join organisation o on o.id = coalesce(q.organisation_id, p.organisation_id)
         left join person by on by.id = e.actor_id
         where e.quiz_id = $1 and starts_with(o.path, $2) and ($3::bigint is null or e.id < $3)
         order by e.id desc limit $4`,
}

/** Of the scope alone; the reach proves that the quiz is in it. */
export const findOverrideLog = (
  db: Db,
  scope: OrganisationScope,
  { quizId, after, limit }: { quizId: string; after: string | null; limit: number },
): Promise<OverrideLogRow[]> => runNamed<OverrideLogRow>(db, logStatement, [quizId, scope.path, after, limit])
