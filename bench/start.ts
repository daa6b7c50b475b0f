import { addCrowd } from './parts/crowd.ts'
import { atPace, createLoad, expectStatus, percentile } from './parts/load.ts'
import { report } from './parts/report.ts'
import { onStage } from './parts/run.ts'

/** An exam opens: 2,000 people begin within 10 s, each with a paper drawn from a bank of 5,000, of 25,000 in all. */
const starts = 2_000
const perSecond = 200
const tradeCodes = ['6-31-01-03', '6-18-01-01', '6-18-01-02', '6-18-02-01', '6-18-02-02']

await onStage({ tradeCodes, questionsPerTrade: 5_000 }, async ({ db, organisationId, quizIds, server }) => {
  const crowd = await addCrowd(db, organisationId, starts)
  const load = createLoad(server.origin)
  const guarded = await atPace(
    perSecond,
    crowd.slice(0, starts / 4).map(
      ({ cookie }) =>
        (meantAt) =>
          load.send({ method: 'GET', path: '/api/me', cookie }, meantAt),
    ),
  )
  expectStatus(guarded, 200)
  const sent = await atPace(
    perSecond,
    crowd.map(({ cookie }, index) => (meantAt) => {
      const path = `/api/quizzes/${quizIds[index % quizIds.length]}/attempts`
      return load.send({ method: 'POST', path, cookie, body: { startKey: crypto.randomUUID() } }, meantAt)
    }),
  )
  load.close()
  expectStatus(sent, 201)
  for (const { body } of sent) if (JSON.parse(body).slots.length !== 20) throw new Error('a paper is short')
  const { rows } = await db.$client.query('select count(distinct person_id)::int as people from attempt')
  if (rows[0]?.people !== starts) throw new Error(`${rows[0]?.people} of ${starts} have an attempt`)
  const [times, reference] = [sent, guarded].map((all) => all.map(({ milliseconds }) => milliseconds))
  for (const [name, share] of [
    ['p50', 0.5],
    ['p99', 0.99],
  ] as const)
    report(`start.${starts}-in-10s.${name}`, percentile(times ?? [], share), 'ms', percentile(reference ?? [], share))
})
