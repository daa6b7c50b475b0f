import { type Db, runNamed } from '../../db/client.ts'

const soonStatement = {
  name: 'openings_soon',
  text: `select distinct v.id from quiz_opening w
         join lateral (select id from quiz_version n where n.quiz_id = w.quiz_id order by n.version desc limit 1) v on true
         where w.opens_at <= now() + interval '1 minute' and (w.closes_at is null or w.closes_at > now())`,
}

/** The versions of the quizzes that are open or will be within a minute. */
export const findVersionsSoonOpen = async (db: Db): Promise<string[]> =>
  (await runNamed<{ id: string }>(db, soonStatement, [])).map(({ id }) => id)
