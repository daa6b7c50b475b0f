import { type Db, runNamed } from '../../db/client.ts'

export type SoonOpen = { quizVersionId: string; openingId: string; closesAt: Date | null }

const soonStatement = {
  name: 'openings_soon',
  text: `select distinct on (v.id) v.id as "quizVersionId", w.id as "openingId", w.closes_at as "closesAt"
         from quiz_opening w
         join quiz q on q.id = w.quiz_id and q.archived_at is null
         join lateral (select id from quiz_version n where n.quiz_id = w.quiz_id order by n.version desc limit 1) v on true
         where w.opens_at <= now() + interval '1 minute' and (w.closes_at is null or w.closes_at > now())
         order by v.id, w.opens_at`,
}

/** The quizzes that are open or will be within a minute, each with the opening that comes first. */
export const findSoonOpen = (db: Db): Promise<SoonOpen[]> => runNamed<SoonOpen>(db, soonStatement, [])

const standInsStatement = {
  name: 'stand_ins',
  text: `select p.id as "personId", o.path as "organisationPath" from person p join organisation o on o.id = p.organisation_id
         where p.disabled_at is null and p.deleted_at is null
           and not exists (select from attempt a where a.person_id = p.id and a.opening_id = $1)
         order by p.id limit $2`,
}

/** People who have not begun in this opening. */
export const findStandIns = (db: Db, openingId: string, most: number) =>
  runNamed<{ personId: string; organisationPath: string }>(db, standInsStatement, [openingId, most])
