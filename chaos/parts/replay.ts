import { type Call, ProblemError } from '../../packages/contract/src/client.ts'
import { type Connection, readSnapshot } from './connect.ts'
import type { Violation } from './invariants.ts'

const atOnce = 16
const tables = ['attempt_answer', 'attempt_result', 'attempt_event']

/** A sum over the rows of everything that was closed before `until`. */
const digest = async (connection: Connection, until: string): Promise<string> => {
  const sum = async (table: string, where: string) =>
    (await connection.query(`select count(*), sum(hashtextextended(t::text, 0)) from ${table} t where ${where}`))
      .rows[0]
  const closed = `(select id from attempt where closed_at < '${until}')`
  const parts = [await sum('attempt', `t.closed_at < '${until}'`)]
  for (const table of tables) parts.push(await sum(table, `t.attempt_id in ${closed}`))
  parts.push(await sum('participation_fact', `t.source_id in ${closed}`))
  return JSON.stringify(parts)
}

type Options = { url: string; callOf: ReadonlyMap<string, Call>; atMost: number }

/** I7: starts, saves, submits and reads of closed attempts, all over again, change nothing and give the same. */
export const replayEverything = async ({
  url,
  callOf,
  atMost,
}: Options): Promise<{ violations: Violation[]; replayed: number }> => {
  const violations: Violation[] = []
  const tell = (what: string) => violations.push({ id: 'I7', says: 'a replay changes nothing', what })
  const state = async () => {
    const { rows } = await readSnapshot(url, (connection) => connection.query('select clock_timestamp()::text as now'))
    return String(rows[0].now)
  }
  const until = await state()
  const closed = await readSnapshot(url, async (connection) => {
    const { rows } = await connection.query<{ id: string; personId: string; startKey: string; epoch: number }>(
      `select id, a.person_id as "personId", s.start_key as "startKey", epoch
       from attempt a join attempt_start s on s.attempt_id = a.id
       where closed_at < $1 order by hashtextextended(id::text, 0), s.start_key limit $2`,
      [until, atMost],
    )
    return rows
  })
  const before = await readSnapshot(url, (connection) => digest(connection, until))
  const quizOf = await readSnapshot(url, async (connection) => {
    const { rows } = await connection.query<{ id: string; quizId: string }>(
      'select a.id, o.quiz_id as "quizId" from attempt a join quiz_opening o on o.id = a.opening_id',
    )
    return new Map(rows.map(({ id, quizId }) => [id, quizId]))
  })
  const replay = async ({ id, personId, startKey, epoch }: (typeof closed)[number]) => {
    const call = callOf.get(personId)
    const quizId = quizOf.get(id)
    if (call === undefined || quizId === undefined) return
    const params = { attemptId: id }
    const forged = { epoch, ops: [{ slot: 0, seq: 2 ** 31 - 1, response: {}, elapsedMs: 0 }] }
    const again = await call('POST /api/quizzes/:quizId/attempts', { params: { quizId }, body: { startKey } })
    if (again.attemptId !== id || again.state !== 'closed') tell(`start ${startKey} gave ${again.attemptId}, not ${id}`)
    const refusal = await call('PUT /api/attempts/:attemptId/answers', { params, body: forged }).catch((error) => error)
    if (!(refusal instanceof ProblemError && refusal.code === 'attempt.closed')) tell(`${id} took an answer`)
    const { refused } = await call('POST /api/attempts/:attemptId/submit', { params, body: forged })
    if (refused.length !== 1) tell(`${id} took an answer with a submit`)
    await call('GET /api/attempts/:attemptId/result', { params })
  }
  const queue = closed.values()
  const drain = async () => {
    for (const attempt of queue)
      await replay(attempt).catch((error: unknown) => void tell(`${attempt.id}: ${String(error)}`))
  }
  await Promise.all(Array.from({ length: atOnce }, drain))
  if ((await readSnapshot(url, (connection) => digest(connection, until))) !== before)
    tell('the rows are not what they were')
  return { violations, replayed: closed.length }
}
