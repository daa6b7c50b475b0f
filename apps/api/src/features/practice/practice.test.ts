import type { Response } from '@lianbing/scoring'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../test/client.ts'
import { createFederation, type Federation, signedIn } from '../../../test/people.ts'
import { addBank, canary, draftOf, rightResponse, wrongResponse } from '../../../test/questions.ts'
import { addDrafts } from '../banks/add-drafts.ts'

const tradeCode = '6-31-01-03'
let app: TestApp
let federation: Federation
let worker: Client & { personId: string }
let other: Client & { personId: string }

beforeAll(async () => {
  app = await startTestApp()
  federation = await createFederation(app)
  worker = await signedIn(app, { username: 'arbeiter', organisationId: federation.millTeam, tradeCode })
  other = await signedIn(app, { username: 'kollege', organisationId: federation.yardTeam, tradeCode })
  await addBank(app, { single: 6, multiple: 3, truth: 3 })
})
afterAll(() => app.stop())

const start = (client: Client, count: 5 | 10 | 20 = 10, mode: 'random' | 'sequential' = 'random') =>
  client.call('POST /api/practice/rounds', { body: { tradeCode, mode, count } })
const answer = (client: Client, roundId: string, slot: number, response: Response) =>
  client.call('PUT /api/practice/rounds/:roundId/answers/:slot', { params: { roundId, slot }, body: { response } })

describe('a round', () => {
  test('holds different questions without a trace of key or explanation', async () => {
    const seen = worker.bodies.length
    const round = await start(worker)
    expect(round.slots).toHaveLength(10)
    expect(new Set(round.slots.map((slot) => JSON.stringify(slot.question.stem))).size).toBe(10)
    for (const body of worker.bodies.slice(seen))
      for (const word of Object.values(canary)) expect(body).not.toContain(word)
  })

  test('is the same after a reload, and shows the key of what is answered and of nothing else', async () => {
    const round = await start(worker)
    const first = round.slots[0]?.question
    if (first === undefined) throw new Error('no question')
    const marked = await answer(worker, round.roundId, 0, rightResponse(first))
    expect(marked.mark).toBe('right')
    expect(JSON.stringify(marked.question.explanation)).toContain(canary.explanation)

    const again = await worker.call('GET /api/practice/rounds/:roundId', { params: { roundId: round.roundId } })
    expect(again.slots.map((slot) => slot.question.stem)).toEqual(round.slots.map((slot) => slot.question.stem))
    expect(again.slots.map((slot) => slot.question.options)).toEqual(round.slots.map((slot) => slot.question.options))
    expect(again.slots.map((slot) => slot.state)).toEqual(['answered', ...Array(9).fill('open')])
    expect(JSON.stringify(again.slots.slice(1))).not.toContain(canary.explanation)
    expect(JSON.stringify(again)).not.toContain(canary.key)
  })

  test('counts the first answer of a slot, however often and with whatever it is answered again', async () => {
    const round = await start(worker)
    const question = round.slots[2]?.question
    if (question === undefined) throw new Error('no question')
    const wrong = wrongResponse(question)
    expect((await answer(worker, round.roundId, 2, wrong)).mark).toBe('wrong')
    const second = await answer(worker, round.roundId, 2, rightResponse(question))
    expect(second).toMatchObject({ mark: 'wrong', response: wrong })
    const both = await Promise.all(
      [1, 1, 1, 1].map(() => answer(worker, round.roundId, 3, rightResponse(round.slots[3]?.question ?? question))),
    )
    expect(both.map((reply) => reply.mark)).toEqual(['right', 'right', 'right', 'right'])
    const list = await worker.call('GET /api/practice/rounds', {})
    expect(list.items[0]).toMatchObject({ roundId: round.roundId, count: 10, answered: 2, right: 1 })
  })

  test('of mistakes brings exactly what was wrong', async () => {
    const round = await start(worker, 5)
    for (const [slot, { question }] of round.slots.entries())
      await answer(worker, round.roundId, slot, slot < 2 ? wrongResponse(question) : rightResponse(question))
    const again = await worker.call('POST /api/practice/rounds', { body: { mode: 'mistakes', roundId: round.roundId } })
    const stems = (slots: readonly { question: { stem: unknown } }[]) =>
      slots.map((slot) => JSON.stringify(slot.question.stem))
    expect(stems(again.slots)).toEqual(stems(round.slots.slice(0, 2)))
  })

  test('belongs to its worker alone', async () => {
    const round = await start(worker, 5)
    const params = { roundId: round.roundId }
    await expect(other.call('GET /api/practice/rounds/:roundId', { params })).rejects.toMatchObject({
      code: 'round.unknown',
    })
    await expect(answer(other, round.roundId, 0, { truth: true })).rejects.toMatchObject({ code: 'round.unknown' })
    await expect(
      other.call('POST /api/practice/rounds', { body: { mode: 'mistakes', roundId: round.roundId } }),
    ).rejects.toMatchObject({ code: 'round.unknown' })
    await expect(app.client().call('GET /api/practice/rounds/:roundId', { params })).rejects.toMatchObject({
      status: 401,
    })
  })

  test('refuses what cannot be an answer', async () => {
    const round = await start(worker, 10)
    const single = round.slots.findIndex((slot) => slot.question.type === 'single-choice')
    await expect(answer(worker, round.roundId, single, { choice: `${canary.key}-A` })).rejects.toMatchObject({
      code: 'response.unfit',
    })
    await expect(answer(worker, round.roundId, single, { truth: true })).rejects.toMatchObject({
      code: 'response.unfit',
    })
    await expect(answer(worker, round.roundId, single, {})).rejects.toMatchObject({ code: 'response.unfit' })
    await expect(answer(worker, round.roundId, 99, { truth: true })).rejects.toMatchObject({ code: 'slot.unknown' })
    await expect(
      worker.call('POST /api/practice/rounds', { body: { tradeCode: '9-99', mode: 'random', count: 5 } }),
    ).rejects.toMatchObject({ code: 'trade.unknown' })
    await expect(
      worker.call('POST /api/practice/rounds', { body: { tradeCode, level: 1, mode: 'random', count: 5 } }),
    ).rejects.toMatchObject({ code: 'round.no_questions' })
    const odd = worker.call('POST /api/practice/rounds', { body: { tradeCode, mode: 'random', count: 7 as 5 } })
    await expect(odd).rejects.toMatchObject({ code: 'request.invalid', errors: [{ pointer: '/body/count' }] })
  })
})

test('sequential practice goes on where it stopped and begins again at the end', async () => {
  const stems = async (answered: number) => {
    const round = await start(other, 5, 'sequential')
    for (const [slot, { question }] of round.slots.slice(0, answered).entries())
      await answer(other, round.roundId, slot, rightResponse(question))
    return round.slots.map((slot) => JSON.stringify(slot.question.stem))
  }
  const first = await stems(3)
  const second = await stems(5)
  expect(second.slice(0, 2)).toEqual(first.slice(3))
  expect((await other.call('GET /api/practice/today', {})).place).toEqual({
    tradeCode,
    level: null,
    done: 8,
    total: 12,
  })
  expect(await stems(4)).toHaveLength(4)
  expect(await stems(0)).toEqual(first)
})

test('today tells what was answered today and which round is open', async () => {
  const fresh = await signedIn(app, { username: 'neuling', organisationId: federation.millTeam })
  expect(await fresh.call('GET /api/practice/today', {})).toEqual({
    answered: 0,
    right: 0,
    goal: 20,
    openRound: null,
    place: null,
  })
  const round = await start(fresh, 5)
  await answer(fresh, round.roundId, 0, rightResponse(round.slots[0]?.question ?? { type: '', stem: [], options: [] }))
  const today = await fresh.call('GET /api/practice/today', {})
  expect(today).toMatchObject({ answered: 1, right: 1, openRound: { roundId: round.roundId, answered: 1 } })
})

test('a draw keeps to language and level', async () => {
  const english = { ...draftOf('true-false', 500), language: 'en' as const, level: 3 }
  await addDrafts(app.db, { tradeCode, bankName: 'English' }, [english])
  const round = await worker.call('POST /api/practice/rounds', {
    body: { tradeCode, language: 'en', mode: 'random', count: 5 },
  })
  expect(round.slots.map((slot) => [slot.question.language, slot.question.level])).toEqual([['en', 3]])
  await expect(
    worker.call('POST /api/practice/rounds', {
      body: { tradeCode, language: 'en', level: 4, mode: 'random', count: 5 },
    }),
  ).rejects.toMatchObject({ code: 'round.no_questions' })
})
