import { setTimeout as wait } from 'node:timers/promises'
import { closeSlackSeconds } from '../apps/api/src/features/quizzes/close-due.ts'
import { answeredAttempts } from './parts/answered-attempts.ts'
import { bareCloses } from './parts/bare-close.ts'
import { addCrowd } from './parts/crowd.ts'
import { expectClosedOnce } from './parts/expect-closed.ts'
import { report } from './parts/report.ts'
import { onStage } from './parts/run.ts'

/** A shift's exam whose time ends for everybody within the same second, and nobody hands in. */
const attempts = 10_000
const bareAttempts = 2_000
/** Longer than moving the times takes. */
const leadSeconds = 3

/** Moves the times so that the slack of each ends at some moment of one second, soon. */
const expire = `
  update attempt set deadline_at = due - interval '10 s', accept_until = due
  from (select id, now() + make_interval(secs => $2::float8 - $3::float8 + random()) as due from unnest($1::uuid[]) as id) as d
  where d.id = attempt.id`

/** Seconds from the last one's slack to the last close, and how late the single ones were. */
const lateness = `
  select extract(epoch from max(closed_at) - max(accept_until))::float8 - $2::float8 as whole,
    percentile_cont(0.5) within group (order by extract(epoch from closed_at - accept_until)::float8) - $2::float8 as p50,
    percentile_cont(0.99) within group (order by extract(epoch from closed_at - accept_until)::float8) - $2::float8 as p99
  from attempt where id = any($1::uuid[])`

await onStage({}, async ({ db, organisationId, quizIds, server, url }) => {
  const crowd = await addCrowd(db, organisationId, attempts + bareAttempts)
  const answered = await answeredAttempts(db, server.origin, quizIds[0] ?? '', crowd)
  const ids = answered.map(({ attemptId }) => attemptId)
  const bare = await bareCloses(db, url, ids.slice(attempts))
  const due = ids.slice(0, attempts)
  await db.$client.query(expire, [due, leadSeconds, closeSlackSeconds])
  const isOpen = `select from attempt where status = 'active' and id = any($1::uuid[]) limit 1`
  for (let tries = 0; (await db.$client.query(isOpen, [due])).rows.length > 0; tries++) {
    if (tries > 300) throw new Error('after a minute some were still open')
    await wait(200)
  }
  await expectClosedOnce(db, due)
  const { rows } = await db.$client.query<Record<'whole' | 'p50' | 'p99', number>>(lateness, [due, closeSlackSeconds])
  const [late] = rows
  if (late === undefined) throw new Error('nothing was closed')
  const bareSeconds = bare === null ? null : attempts / bare
  report(`sweep.${attempts}-in-a-second.all-closed-after`, late.whole, 's', bareSeconds)
  report(`sweep.${attempts}-in-a-second.p50`, late.p50, 's', bareSeconds)
  report(`sweep.${attempts}-in-a-second.p99`, late.p99, 's', bareSeconds)
})
