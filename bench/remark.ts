import { setTimeout as wait } from 'node:timers/promises'
import autocannon from 'autocannon'
import type { Db } from '../apps/api/src/db/client.ts'
import { uuidV7 } from '../apps/api/src/db/uuid.ts'
import { type OpenAttempt, openAttempt } from './parts/attempts.ts'
import { addCrowd } from './parts/crowd.ts'
import { markedAttempts } from './parts/marked-attempts.ts'
import { report } from './parts/report.ts'
import { onStage } from './parts/run.ts'

/** `pnpm bench remark 2000` for a look while something is changed. */
const attempts = Number(process.argv[2] ?? 100_000)
/** So many papers are drawn by the server; the others are like them. */
const models = 50
const savers = 32
const calmSeconds = 10
const windowSeconds = 5

/** A question that no paper asks, so that none asks it twice. */
const notAsked = `
  select id from question_version v where not exists (
    select from attempt where paper @> jsonb_build_array(jsonb_build_object('questionVersionId', v.id))) limit 1`
/** Every paper asks it first: it is the one that is mended. */
const alike = `
  update attempt set paper = jsonb_set(paper, '{0,questionVersionId}', to_jsonb($2::text)) where id = any($1::uuid[])`

/** The mark for everyone, of the question that all were asked. */
const propose = `
  insert into remark (id, question_id, question_version_id, replaced_version, key, treatment)
  select $1, v.question_id, v.id, 1, k.key, 'everyone'
  from question_version v join question_key k on k.question_version_id = v.id where v.id = $2`
const confirm = `
  with k as (
    insert into question_key (question_version_id, version, key, treatment, explanation, reason)
    select r.question_version_id, 2, r.key, 'everyone', '[]', 'bench' from remark r where id = $1)
  update remark set state = 'running', key_version = 2, reason = 'bench', confirmed_at = now() where id = $1`

const reach = async (db: Db, remarkId: string, state: string): Promise<number> => {
  const begin = performance.now()
  for (;;) {
    const { rows } = await db.$client.query('select state from remark where id = $1', [remarkId])
    if (rows[0]?.state === state) return (performance.now() - begin) / 1_000
    if (performance.now() - begin > 600_000) throw new Error(`ten minutes, and the re-mark is still ${rows[0]?.state}`)
    await wait(100)
  }
}

const saveFor = (origin: string, open: readonly OpenAttempt[], seconds: number, start: number) => {
  let taken = 0
  return autocannon({
    url: origin,
    connections: savers,
    duration: seconds,
    setupClient: (client) => {
      const attempt = open[taken++ % open.length] as OpenAttempt
      let seq = start
      const setupRequest = (request: autocannon.Request): autocannon.Request => {
        seq++
        const slot = seq % attempt.choices.length
        const op = { slot, response: { choice: attempt.choices[slot] ?? '' }, seq, elapsedMs: 1_000 }
        return { ...request, body: JSON.stringify({ epoch: 1, ops: [op] }) }
      }
      const headers = { 'content-type': 'application/json', cookie: attempt.cookie, origin }
      client.setRequests([{ method: 'PUT', path: `/api/attempts/${attempt.attemptId}/answers`, headers, setupRequest }])
    },
  })
}

const rateOf = (result: autocannon.Result): number => {
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} refused, ${result.errors} failed`)
  return result.requests.total / result.duration
}

await onStage({}, async ({ db, organisationId, quizIds, server, url }) => {
  const crowd = await addCrowd(db, organisationId, models + savers)
  const open: OpenAttempt[] = []
  for (const member of crowd) open.push(await openAttempt(server.origin, quizIds[0] ?? '', member))
  const modelIds = open.splice(0, models).map(({ attemptId }) => attemptId)
  const { rows: unasked } = await db.$client.query(notAsked)
  const versionId: string = unasked[0]?.id
  await db.$client.query(alike, [modelIds, versionId])
  const begin = performance.now()
  await markedAttempts(url, modelIds, attempts)
  report(`remark.${attempts}.seed`, (performance.now() - begin) / 1_000, 's')
  const remarkId = uuidV7()
  await db.$client.query(propose, [remarkId, versionId])
  const counted = await reach(db, remarkId, 'ready')
  const calm = rateOf(await saveFor(server.origin, open, calmSeconds, 0))
  await db.$client.query(confirm, [remarkId])
  let seconds: number | undefined
  const ended = reach(db, remarkId, 'done').then((after) => {
    seconds = after
    return after
  })
  const rates: number[] = []
  for (let start = 1_000_000; seconds === undefined; start += 1_000_000) {
    const rate = rateOf(await saveFor(server.origin, open, windowSeconds, start))
    // A window in which the re-mark ended is partly calm.
    if (seconds === undefined || rates.length === 0) rates.push(rate)
  }
  const busy = rates.reduce((sum, rate) => sum + rate, 0) / rates.length
  const { rows } = await db.$client.query('select count(*)::int as n from attempt_result where version = 2')
  if (rows[0]?.n < attempts) throw new Error(`${rows[0]?.n} of ${attempts} were marked again`)
  report(`remark.${attempts}.preview`, counted, 's', null)
  report(`remark.${attempts}`, await ended, 's', 60)
  report(`remark.${attempts}.saves-meanwhile`, busy, 'saves/s', calm)
})
