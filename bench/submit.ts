import { answeredAttempts } from './parts/answered-attempts.ts'
import { bareCloses } from './parts/bare-close.ts'
import { watchCpu } from './parts/cpu-shares.ts'
import { addCrowd } from './parts/crowd.ts'
import { expectClosedOnce } from './parts/expect-closed.ts'
import { createLoad, expectStatus, percentile } from './parts/load.ts'
import { report } from './parts/report.ts'
import { onStage } from './parts/run.ts'

/** A federation's exam ends: all hand in within the same second. */
const attempts = 2_000

await onStage({}, async ({ db, organisationId, quizIds, server, url }) => {
  const crowd = await addCrowd(db, organisationId, attempts * 2)
  const answered = await answeredAttempts(db, server.origin, quizIds[0] ?? '', crowd)
  const bare = await bareCloses(
    db,
    url,
    answered.slice(attempts).map(({ attemptId }) => attemptId),
  )
  const load = createLoad(server.origin)
  const cpu = await watchCpu(db, server)
  const begin = performance.now()
  const sent = await Promise.all(
    answered
      .slice(0, attempts)
      .map(({ attemptId, cookie }) =>
        load.send({ method: 'POST', path: `/api/attempts/${attemptId}/submit`, cookie, body: { epoch: 1, ops: [] } }),
      ),
  )
  const seconds = (performance.now() - begin) / 1_000
  cpu.report(`submit.${attempts}-at-once`, attempts)
  load.close()
  expectStatus(sent, 200)
  await expectClosedOnce(
    db,
    answered.slice(0, attempts).map(({ attemptId }) => attemptId),
  )
  const times = sent.map(({ milliseconds }) => milliseconds)
  const bareMilliseconds = bare === null ? null : (attempts / bare) * 1_000
  report(`submit.${attempts}-at-once`, attempts / seconds, 'submits/s', bare)
  report(`submit.${attempts}-at-once.p50`, percentile(times, 0.5), 'ms', bareMilliseconds)
  report(`submit.${attempts}-at-once.p99`, percentile(times, 0.99), 'ms', bareMilliseconds)
})
