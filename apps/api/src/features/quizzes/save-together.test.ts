import type { Response } from '@lianbing/scoring'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/client.ts'
import { untilBlocked } from '../../../test/locks.ts'
import { createFederation, signedIn } from '../../../test/people.ts'
import { propertyRuns, propertyTimeoutMs } from '../../../test/property-runs.ts'
import { addBank } from '../../../test/questions.ts'
import { addQuiz, startQuiz } from '../../../test/quizzes.ts'
import { uuidV7 } from '../../db/uuid.ts'
import { opsText, type Saved, saveOps, saveStatement } from './save-queries.ts'
import { gatherSaves } from './save-together.ts'
import { saveOpsTogether } from './save-together-queries.ts'

let app: TestApp
let personId: string
let otherId: string
/** An attempt to copy. */
let modelId: string
beforeAll(async () => {
  app = await startTestApp()
  const { city, millTeam } = await createFederation(app)
  const worker = await signedIn(app, { username: 'chen', organisationId: millTeam })
  personId = worker.personId
  otherId = (await signedIn(app, { username: 'wang', organisationId: millTeam })).personId
  await addBank(app, { single: 6, multiple: 3, truth: 3 })
  modelId = (await startQuiz(worker, await addQuiz(app, city))).attemptId
})
afterAll(() => app.stop())

type Lot = {
  status: 'active' | 'closed'
  epoch: number
  strict: boolean
  reveals: boolean
  /** Seconds from now to the end of the grace; the deadline is 10 s before. */
  acceptSeconds: number
  stored: { slot: number; epoch: number; seq: number; choice: string; revealed: boolean }[]
}

/** A copy of the attempt in this state, in an opening of its own, for one may be active in each. */
const place = async (lot: Lot): Promise<string> => {
  const attemptId = uuidV7()
  await app.db.$client.query(
    `with w as (insert into quiz_opening (id, quiz_id, opens_at)
       select gen_random_uuid(), v.quiz_id, now() from attempt a join quiz_version v on v.id = a.quiz_version_id
       where a.id = $1 returning id)
     insert into attempt select r.* from w, attempt a cross join lateral jsonb_populate_record(a, jsonb_build_object(
       'id', $2::uuid, 'opening_id', w.id, 'status', $3::text, 'epoch', $4::int,
       'strict', $5::bool, 'reveals', $6::bool, 'deadline_at', now() + make_interval(secs => $7::float8 - 10),
       'accept_until', now() + make_interval(secs => $7::float8),
       'closed_at', case when $3 = 'closed' then now() end,
       'close_reason', case when $3 = 'closed' then 'admin' end)) as r where a.id = $1`,
    [modelId, attemptId, lot.status, lot.epoch, lot.strict, lot.reveals, lot.acceptSeconds],
  )
  for (const { slot, epoch, seq, choice, revealed } of lot.stored)
    await app.db.$client.query(
      `insert into attempt_answer (attempt_id, slot, response, epoch, seq, received_at, late, elapsed_ms, revealed_at)
       values ($1, $2, $3, $4, $5, now() - interval '1 min', false, 0, case when $6 then now() end)`,
      [attemptId, slot, { choice }, epoch, seq, revealed],
    )
  return attemptId
}

type Write = { slot: number; seq: number; response: Response }
type Case = { lot: Lot; epoch: number; waitedMs: number; who: 'own' | 'foreign' | 'unknown'; ops: Write[] }

const slot = fc.constantFrom(0, 1, 2, 900)
const seq = fc.integer({ min: 1, max: 3 })
const choice = fc.constantFrom('x', 'y')
const response = fc.oneof(
  { weight: 8, arbitrary: choice.map((one): Response => ({ choice: one })) },
  { weight: 2, arbitrary: fc.constant<Response>({}) },
  // What a jsonb refuses is for its sender alone; what it takes comes back as it was.
  { weight: 1, arbitrary: fc.constantFrom<Response>({ text: 'a\u0000' }, { text: '\ud800' }, { text: '\u0001"\\' }) },
)
const cases = fc.record<Case>({
  lot: fc.record({
    status: fc.constantFrom('active', 'active', 'active', 'closed'),
    epoch: fc.integer({ min: 1, max: 3 }),
    strict: fc.boolean(),
    reveals: fc.boolean(),
    acceptSeconds: fc.constantFrom(600, 600, 6, -2, -60),
    stored: fc.uniqueArray(
      fc.record({ slot: fc.constantFrom(0, 1), epoch: seq, seq, choice, revealed: fc.boolean() }),
      {
        maxLength: 2,
        selector: (answer) => answer.slot,
      },
    ),
  }),
  epoch: fc.integer({ min: 1, max: 3 }),
  waitedMs: fc.constantFrom(0, 90_000),
  who: fc.constantFrom('own', 'own', 'own', 'own', 'foreign', 'unknown'),
  ops: fc.array(fc.record({ slot, seq, response }), { minLength: 1, maxLength: 4 }),
})

/** Times differ by what the test takes; the rest has to be the same. */
const replyOf = async (saved: Promise<Saved | undefined>) => {
  try {
    const reply = await saved
    if (reply === undefined) return undefined
    const { remainingMs, acceptMs, stored, revealed, conflicts, ...rest } = reply
    const bySlot = <T extends { slot: number }>(list: readonly T[]) => [...list].sort((a, b) => a.slot - b.slot)
    const clock = [remainingMs, acceptMs].map((ms) => Math.round(ms / 30_000))
    return {
      ...rest,
      stored: [...stored].sort(([a], [b]) => a - b),
      revealed: bySlot(revealed),
      conflicts: [...conflicts].sort((a, b) => a - b),
      clock,
    }
  } catch (error) {
    return (error as { code?: string }).code
  }
}

const rowsOf = async (attemptIds: readonly string[]) => {
  const { rows } = await app.db.$client.query(
    `select (select jsonb_agg(jsonb_build_array(s.slot, s.epoch, s.seq, s.response, s.late, s.elapsed_ms, s.revealed_at is not null,
              floor((extract(epoch from a.accept_until - s.received_at) + 5) / 10)) order by s.slot)
            from attempt_answer s join attempt a on a.id = s.attempt_id where s.attempt_id = i.id) as answers,
       (select jsonb_agg(e.detail order by e.detail->'slot') from attempt_event e where e.attempt_id = i.id) as events
     from unnest($1::uuid[]) with ordinality as i(id, number) order by number`,
    [attemptIds],
  )
  return rows
}

const saveOf = ({ epoch, waitedMs, who, ops }: Case, attemptId: string) => ({
  attemptId: who === 'unknown' ? uuidV7() : attemptId,
  personId: who === 'foreign' ? otherId : personId,
  epoch,
  ops: ops.map((op) => ({ ...op, elapsedMs: 1_000 })),
  waitedMs: () => waitedMs,
})

test(
  'saves that are sent together are answered and kept as if each were sent alone',
  async () => {
    const property = fc.asyncProperty(fc.array(cases, { minLength: 2, maxLength: 12 }), async (all) => {
      const save = gatherSaves(app.db)
      const apart: string[] = []
      const together: string[] = []
      for (const { lot } of all) {
        apart.push(await place(lot))
        together.push(await place(lot))
      }
      const expected = []
      for (const [index, one] of all.entries())
        expected.push(await replyOf(saveOps(app.db, saveOf(one, apart[index] ?? ''))))
      const replies = all.map((one, index) => replyOf(save(saveOf(one, together[index] ?? ''))))
      expect(await Promise.all(replies)).toEqual(expected)
      expect(await rowsOf(together)).toEqual(await rowsOf(apart))
    })
    await fc.assert(property, propertyRuns('saves together', 25))
  },
  propertyTimeoutMs,
)

const plain: Lot = { status: 'active', epoch: 1, strict: true, reveals: false, acceptSeconds: 600, stored: [] }
const tap = (attemptId: string, tapSeq: number, given: Response = { choice: 'x' }) => ({
  attemptId,
  personId,
  epoch: 1,
  ops: [{ slot: 0, seq: tapSeq, response: given, elapsedMs: 0 }],
  waitedMs: () => 0,
})

test('an attempt that somebody is at keeps nobody else waiting', async () => {
  const save = gatherSaves(app.db)
  const [held = '', ...others] = await Promise.all(Array.from({ length: 6 }, () => place(plain)))
  const holder = await app.db.$client.connect()
  await holder.query('begin')
  await holder.query('select from attempt where id = $1 for no key update', [held])
  let isFree = false
  const waiting = save(tap(held, 1)).then((saved) => ({ saved, isFree }))
  try {
    const sharing = others.map((id) => save(tap(id, 1)))
    await untilBlocked(app.db, waiting)
    const { rows } = await holder.query(`select query from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`)
    // Postgres shows only its beginning.
    const beginning = (text: string) => text.slice(0, 80)
    expect(rows.map(({ query }) => beginning(query))).toEqual([beginning(saveStatement.text)])
    for (const saved of await Promise.all(sharing)) expect(saved?.stored).toEqual([[0, 1, 1]])
    for (const round of [2, 3])
      for (const saved of await Promise.all(others.map((id) => save(tap(id, round)))))
        expect(saved).toMatchObject({ accepted: true, stored: [[0, 1, round]] })
    isFree = true
  } finally {
    await holder.query('commit')
    holder.release()
  }
  expect(await waiting).toMatchObject({ isFree: true, saved: { accepted: true, stored: [[0, 1, 1]] } })
})

test('a shared statement that fails fails nobody whose own would not', async () => {
  const save = gatherSaves(app.db)
  const [spoiled = '', ...others] = await Promise.all(Array.from({ length: 5 }, () => place(plain)))
  await app.db.$client.query(
    `create function spoil() returns trigger language plpgsql as $$ begin raise 'spoiled' using errcode = 'ZX001'; end $$`,
  )
  await app.db.$client.query(
    `create trigger spoil before insert on attempt_answer for each row when (new.attempt_id = '${spoiled}') execute function spoil()`,
  )
  const failing = replyOf(save(tap(spoiled, 1)))
  const saved = await Promise.all(others.map((id) => save(tap(id, 1))))
  const failed = await failing
  await app.db.$client.query('drop trigger spoil on attempt_answer')
  expect(failed).toBe('ZX001')
  expect(saved.map((one) => one?.stored)).toEqual(others.map(() => [[0, 1, 1]]))
})

test('many saves of few attempts at once leave the last tap of each', async () => {
  const save = gatherSaves(app.db)
  const attemptIds = await Promise.all(Array.from({ length: 3 }, () => place(plain)))
  const taps = Array.from({ length: 60 }, (_, number) => tap(attemptIds[number % 3] ?? '', ((number * 7) % 60) + 1))
  const saved = await Promise.all(taps.map(save))
  expect(saved.every((one) => one?.accepted === true)).toBe(true)
  for (const [number, { answers }] of (await rowsOf(attemptIds)).entries()) {
    const greatest = Math.max(
      ...taps.filter(({ attemptId }) => attemptId === attemptIds[number]).map(({ ops }) => ops[0]?.seq ?? 0),
    )
    expect(answers.map((answer: unknown[]) => answer.slice(0, 3))).toEqual([[0, 1, greatest]])
  }
})

test('an attempt that is spelled in two ways is one: the device that another took over from writes nothing', async () => {
  const save = gatherSaves(app.db)
  for (const spellings of [['newer', 'older'] as const, ['older', 'newer'] as const]) {
    const attemptId = await place({ ...plain, epoch: 2 })
    const taps = {
      newer: { ...tap(attemptId, 1), epoch: 2 },
      older: {
        ...tap(attemptId.toUpperCase(), 5),
        ops: [{ slot: 1, seq: 5, response: { choice: 'y' }, elapsedMs: 0 }],
      },
    }
    const replies = await Promise.all(spellings.map((who) => save(taps[who])))
    expect(replies.map((reply) => [reply?.accepted, reply?.stored])).toEqual(
      spellings.map((who) => (who === 'newer' ? [true, [[0, 2, 1]]] : [false, []])),
    )
    // The statement itself takes the first alone; the other has to be sent by itself.
    const listed = spellings.map((who) => ({ ...taps[who], text: opsText(taps[who].ops) }))
    const together = await saveOpsTogether(app.db, listed)
    expect(together).toMatchObject([{ accepted: spellings[0] === 'newer' }, undefined])
    const [row] = await rowsOf([attemptId])
    expect(row.answers.map((answer: unknown[]) => answer.slice(0, 3))).toEqual([[0, 2, 1]])
  }
})
