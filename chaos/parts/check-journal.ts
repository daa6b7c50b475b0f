import { readSnapshot } from './connect.ts'
import type { Violation } from './invariants.ts'
import type { Journal } from './journal.ts'

/** One text for one answer, whatever order its parts were written in. */
const canonical = (response: Record<string, unknown>): string =>
  JSON.stringify(Object.entries(response).sort(([a], [b]) => (a < b ? -1 : 1)))

/** I1: everything that somebody was told is stored is in the database, or something newer of the same slot. */
const checkAnswers = (
  journal: Journal,
  rows: readonly { key: string; epoch: number; seq: number; response: Record<string, unknown> }[],
): Violation[] => {
  const stored = new Map(rows.map((row) => [row.key, row]))
  const lost: Violation[] = []
  for (const [key, { epoch, seq, at, by }] of journal.acks) {
    const row = stored.get(key)
    const isKept = row !== undefined && (row.epoch > epoch || (row.epoch === epoch && row.seq >= seq))
    if (!isKept)
      lost.push({
        id: 'I1',
        says: 'what was acknowledged is stored',
        what: `${key} (${epoch}, ${seq}) at ${new Date(at).toISOString()} by ${by}, stored (${row?.epoch}, ${row?.seq})`,
      })
    const sent = row === undefined ? undefined : journal.taken.get(`${key} ${row.epoch} ${row.seq}`)
    if (row !== undefined && sent !== undefined && canonical(JSON.parse(sent)) !== canonical(row.response))
      lost.push({
        id: 'I1',
        says: 'the answer that was acknowledged is the one that is stored',
        what: `${key} (${row.epoch}, ${row.seq}): sent ${sent}, stored ${JSON.stringify(row.response)}`,
      })
  }
  return lost
}

export const checkJournal = (journal: Journal, url: string): Promise<Violation[]> =>
  readSnapshot(url, async (connection) => {
    const answers = await connection.query(
      `select attempt_id || ' ' || slot as key, epoch, seq, response from attempt_answer`,
    )
    const starts = await connection.query('select id from attempt')
    const rounds = await connection.query(`select round_id || ' ' || slot as key, response from round_answer`)
    const roundOf = new Map(rounds.rows.map(({ key, response }) => [key, canonical(response)]))
    const wrongRounds = [...journal.rounds].filter(
      ([key, told]) => roundOf.get(key) !== canonical(JSON.parse(told).response),
    )
    const storedOf = new Map(answers.rows.map(({ key, response }) => [key, canonical(response)]))
    const changed = [...journal.reveals].filter(
      ([key, told]) => storedOf.get(key) !== canonical(JSON.parse(told).response),
    )
    const events = await connection.query<{ key: string; times: number }>(
      `select concat_ws(' ', attempt_id, kind, detail ->> 'extendKey') as key, count(*)::int as times
       from attempt_event group by 1`,
    )
    const logged = new Map(events.rows.map(({ key, times }) => [key, times]))
    const forgotten = [...journal.decisions].filter(([key, times]) => (logged.get(key) ?? 0) < times)
    const ids = new Set(starts.rows.map(({ id }) => String(id)))
    return [
      ...checkAnswers(journal, answers.rows),
      ...[...journal.attempts]
        .filter((id) => !ids.has(id))
        .map((what) => ({ id: 'I1', says: 'an attempt that was shown exists', what })),
      ...wrongRounds.map(([what]) => ({ id: 'I1', says: 'a practice answer that was marked is stored', what })),
      ...changed.map(([what]) => ({ id: 'I1', says: 'an answer that was shown its key is final', what })),
      ...forgotten.map(([key, times]) => ({
        id: 'I1',
        says: 'what the office was told is done stands in the log',
        what: `${key}, ${times} times`,
      })),
      ...journal.broken.map((what) => ({ id: 'I7', says: 'the same question gets the same answer', what })),
      ...[...journal.unexpected].map(([what, times]) => ({
        id: 'I0',
        says: 'the server refuses nothing without a reason, and never fails',
        what: `${times} × ${what}`,
      })),
    ]
  })
