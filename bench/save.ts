import autocannon from 'autocannon'
import { type Db, openDatabase, runNamed } from '../apps/api/src/db/client.ts'
import { saveStatement } from '../apps/api/src/features/quizzes/save-queries.ts'
import { type OpenAttempt, openAttempt } from './parts/attempts.ts'
import { watchCpu } from './parts/cpu-shares.ts'
import { addCrowd } from './parts/crowd.ts'
import { hasPgbench, pgbench } from './parts/pgbench.ts'
import { report } from './parts/report.ts'
import { onStage } from './parts/run.ts'

const seconds = 10
const workers = 64

const opOf = (attempt: OpenAttempt, seq: number) => {
  const slot = seq % attempt.choices.length
  return { slot, response: { choice: attempt.choices[slot] ?? '' }, seq, elapsedMs: 1_000 }
}

/** Saves through the API, with session and all guards: one connection a worker, one answer a request. */
const savesThroughApi = async (
  db: Db,
  origin: string,
  attempts: readonly OpenAttempt[],
  connections: number,
  start: number,
): Promise<number> => {
  const lastSeq = new Map<string, number>()
  let taken = 0
  const result = await autocannon({
    url: origin,
    connections,
    duration: seconds,
    setupClient: (client) => {
      const attempt = attempts[taken++ % attempts.length] as OpenAttempt
      lastSeq.set(attempt.attemptId, start)
      const setupRequest = (request: autocannon.Request): autocannon.Request => {
        const seq = (lastSeq.get(attempt.attemptId) ?? start) + 1
        lastSeq.set(attempt.attemptId, seq)
        return { ...request, body: JSON.stringify({ epoch: 1, ops: [opOf(attempt, seq)] }) }
      }
      const headers = { 'content-type': 'application/json', cookie: attempt.cookie, origin }
      const path = `/api/attempts/${attempt.attemptId}/answers`
      client.setRequests([{ method: 'PUT', path, headers, setupRequest }])
    },
  })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} refused, ${result.errors} failed`)
  await expectStored(db, lastSeq)
  return result.requests.total / result.duration
}

/** What was counted has to be in the database: each attempt's last answer, but for one that was under way at the end. */
const expectStored = async (db: Db, lastSeq: ReadonlyMap<string, number>): Promise<void> => {
  const text = 'select attempt_id as id, max(seq) as seq from attempt_answer group by attempt_id'
  const stored = new Map(
    (await runNamed<{ id: string; seq: number }>(db, { name: 'last', text }, [])).map((row) => [row.id, row.seq]),
  )
  for (const [id, seq] of lastSeq)
    if ((stored.get(id) ?? 0) < seq - 1) throw new Error(`${id}: sent ${seq}, stored ${stored.get(id)}`)
}

/** The same statement with the values of one attempt, for pgbench. */
const scriptFor = (attempt: OpenAttempt): string => {
  const op = `('[{"slot":' || (:s % ${attempt.choices.length}) || ',"response":{"choice":"${attempt.choices[0]}"},"seq":' || :s || ',"elapsedMs":1000}]')`
  const text = saveStatement.text
    .replaceAll(/\$1\b/g, `'${attempt.attemptId}'::uuid`)
    .replaceAll(/\$2\b/g, `'${attempt.personId}'::uuid`)
    .replaceAll(/\$3\b/g, '1')
    .replaceAll(/\$4\b/g, op)
    .replaceAll(/\$5\b/g, '0')
    .replaceAll(/\s+/g, ' ')
  return `\\set s :s + 1\n${text};\n`
}

/** The statement through the bare driver in this process, where there is no pgbench. */
const bareDriver = async (url: string, attempts: readonly OpenAttempt[], clients: number): Promise<number> => {
  const db = openDatabase(url, clients)
  const end = performance.now() + seconds * 1_000
  let done = 0
  const client = async (attempt: OpenAttempt) => {
    for (let seq = 1; performance.now() < end; seq++) {
      await runNamed(db, saveStatement, [
        attempt.attemptId,
        attempt.personId,
        1,
        JSON.stringify([opOf(attempt, seq)]),
        0,
      ])
      done++
    }
  }
  await Promise.all(attempts.slice(0, clients).map(client))
  await db.$client.end()
  return done / seconds
}

await onStage({}, async ({ db, organisationId, quizIds, server, url }) => {
  const crowd = await addCrowd(db, organisationId, workers)
  const attempts: OpenAttempt[] = []
  for (const member of crowd) attempts.push(await openAttempt(server.origin, quizIds[0] ?? '', member))
  const withPgbench = hasPgbench()
  if (!withPgbench) process.stderr.write('pgbench was not found: the reference is the bare driver.\n')
  await savesThroughApi(db, server.origin, attempts, 8, 0)
  for (const [round, clients] of [8, 32].entries()) {
    const reference = withPgbench
      ? pgbench({ url, clients, seconds, scripts: attempts.map(scriptFor) })
      : await bareDriver(url, attempts, clients)
    const cpu = await watchCpu(db, server)
    const value = await savesThroughApi(db, server.origin, attempts, clients, (round + 1) * 1_000_000)
    report(`save.${clients}-connections`, value, 'saves/s', reference)
    cpu.report(`save.${clients}-connections`, value * seconds)
  }
})
