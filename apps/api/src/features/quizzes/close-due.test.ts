import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../test/client.ts'
import { createFederation, type Federation, signedIn } from '../../../test/people.ts'
import { addBank } from '../../../test/questions.ts'
import { addQuiz, expire, startQuiz } from '../../../test/quizzes.ts'
import { openDatabase } from '../../db/client.ts'
import { closeDueAttempts, startSweeper } from './close-due.ts'

const timeZone = 'Asia/Shanghai'

let app: TestApp
let federation: Federation
let worker: Client
beforeAll(async () => {
  app = await startTestApp()
  federation = await createFederation(app)
  worker = await signedIn(app, { username: 'chen', organisationId: federation.millTeam })
  await addBank(app, { single: 6, multiple: 3, truth: 3 })
})
afterAll(() => app.stop())

/** So many attempts whose time is over, each in an opening of its own, for one may be active in each. */
const placeDue = async (count: number) => {
  const { attemptId } = await startQuiz(worker, await addQuiz(app, federation.city))
  await expire(app, attemptId, { deadlineSeconds: -60, acceptSeconds: -50 })
  await app.db.$client.query(
    `with w as (insert into quiz_opening (id, quiz_id, opens_at)
       select gen_random_uuid(), v.quiz_id, now() from attempt a
         join quiz_version v on v.id = a.quiz_version_id, generate_series(2, $2) where a.id = $1 returning id)
     insert into attempt select r.* from w, attempt a cross join lateral jsonb_populate_record(a,
       jsonb_build_object('id', gen_random_uuid(), 'opening_id', w.id)) as r where a.id = $1`,
    [attemptId, count],
  )
}
const countActive = async () => {
  const { rows } = await app.db.$client.query(`select count(*)::int as count from attempt where status = 'active'`)
  return rows[0].count
}
const logOf = () => {
  const said: unknown[] = []
  return { said, log: { error: (_: unknown, what?: string) => void said.push(what) } }
}

test('two that share what is due leave nothing, though each of their lists was shared', async () => {
  const { said, log } = logOf()
  await placeDue(1_400)
  const closed = await Promise.all([1, 2].map(() => closeDueAttempts(app.db, timeZone, log)))
  expect(closed.reduce((sum, count) => sum + count, 0)).toBe(1_400)
  expect([await countActive(), said]).toEqual([0, []])
})

test('why those of one transaction failed together is said, and each is closed alone', async () => {
  const { said, log } = logOf()
  await placeDue(20)
  // More than one result in a statement fails, as a statement does that takes too long.
  await app.db.$client.query(`
    create function refuse_many() returns trigger language plpgsql as
      $$ begin if (select count(*) from written) > 1 then raise 'too many at once'; end if; return null; end $$;
    create trigger refuse_many after insert on attempt_result referencing new table as written
      for each statement execute function refuse_many()`)
  expect(await closeDueAttempts(app.db, timeZone, log)).toBe(20)
  await app.db.$client.query('drop function refuse_many cascade')
  expect(said).toEqual(['attempts could not be closed together: each is closed alone'])
})

test('a sweeper that is told to stop is done when nothing of it runs any more', async () => {
  const { said, log } = logOf()
  await placeDue(200)
  // Of some not even the putting off gets through, while others go on.
  await app.db.$client.query(`
    create function refuse_some() returns trigger language plpgsql as
      $$ begin if new.id::text < '2' then raise 'refused'; end if; return new; end $$;
    create trigger refuse_some before update on attempt for each row execute function refuse_some()`)
  const db = openDatabase(app.url, 4)
  const sweeper = startSweeper(db, timeZone, log)
  await expect.poll(() => said, { timeout: 20_000, interval: 5 }).toContain('the sweeper could not reach the database')
  await sweeper.stop()
  const left = await countActive()
  expect([db.$client.idleCount, db.$client.waitingCount]).toEqual([db.$client.totalCount, 0])
  await app.db.$client.query('drop function refuse_some cascade')
  await db.$client.end()
  expect(await countActive()).toBe(left)
})
