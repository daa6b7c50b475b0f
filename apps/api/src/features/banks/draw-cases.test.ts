import { contentText, type PracticeQuestion, type QuestionDraft, textContent } from '@lianbing/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../test/client.ts'
import { createFederation, type Federation, signedIn } from '../../../test/people.ts'
import { draftOf } from '../../../test/questions.ts'
import { addQuiz, startQuiz } from '../../../test/quizzes.ts'
import { addDrafts } from './add-drafts.ts'

const tradeCode = '6-31-01-03'
const single = 'single-choice' as const
const truth = 'true-false' as const
let app: TestApp
let federation: Federation
let worker: Client

/** Cases as their questions' stems, in order: one of three judgements, two of two choices, and one of both types. */
const cases = {
  起重: [truth, truth, truth],
  停电: [single, single],
  焊补: [single, single],
  混合: [single, truth],
} as const

beforeAll(async () => {
  app = await startTestApp()
  federation = await createFederation(app)
  worker = await signedIn(app, { username: 'fall', organisationId: federation.millTeam, tradeCode })
  const drafts = Object.entries(cases).flatMap(([name, types]) =>
    types.map(
      (type, place): QuestionDraft => ({ ...draftOf(type, place), stem: textContent(`${name}${place}`), group: name }),
    ),
  )
  const plain = Array.from({ length: 3 }, (_, at) => ({ ...draftOf(single, at), stem: textContent(`独立${at}`) }))
  await addDrafts(app.db, { tradeCode, bankName: '案例' }, [...plain, ...drafts])
})
afterAll(() => app.stop())

const stems = (slots: readonly { question: PracticeQuestion }[]) =>
  slots.map(({ question }) => contentText(question.stem))

/** Every case that is there stands there whole, its questions side by side and in their order. */
const expectWhole = (shown: readonly string[]) => {
  for (const [name, types] of Object.entries(cases)) {
    const at = shown.findIndex((stem) => stem.startsWith(name))
    if (at < 0) continue
    expect(shown.slice(at, at + types.length)).toEqual(types.map((_, place) => `${name}${place}`))
    expect(shown.filter((stem) => stem.startsWith(name))).toHaveLength(types.length)
  }
}

test('a round draws cases whole and has as many questions as were asked for', async () => {
  const seen = new Set<string>()
  for (let round = 0; round < 20; round++) {
    const { slots } = await worker.call('POST /api/practice/rounds', { body: { mode: 'random', tradeCode, count: 5 } })
    const shown = stems(slots)
    expect(shown).toHaveLength(5)
    expectWhole(shown)
    for (const stem of shown) seen.add(stem)
  }
  expect(seen.size).toBe(12)
})

test('a paper meets its counts with whole cases; one that its sections would cut is passed over', async () => {
  const section = { tradeCode, level: null, language: 'zh-CN', maximum: 100 } as const
  const blueprint = {
    sections: [
      { ...section, type: single, count: 7 },
      { ...section, type: truth, count: 3 },
    ],
  }
  const shown = stems((await startQuiz(worker, await addQuiz(app, federation.city, { blueprint }))).slots)
  expectWhole(shown.slice(0, 7))
  expect(shown.slice(7)).toEqual(['起重0', '起重1', '起重2'])
  expect(shown.filter((stem) => stem.startsWith('混合'))).toEqual([])

  const short = { sections: [{ ...section, type: truth, count: 2 }] }
  const quizId = await addQuiz(app, federation.city, { blueprint: short })
  await expect(startQuiz(worker, quizId)).rejects.toMatchObject({ code: 'quiz.questions_lacking' })
})

test('sequential practice leaves a case that it would cut to the next round', async () => {
  const next = async () => {
    const round = await worker.call('POST /api/practice/rounds', { body: { mode: 'sequential', tradeCode, count: 5 } })
    for (const [slot, { question }] of round.slots.entries()) {
      const response = question.type === truth ? { truth: true } : { choice: question.options[0]?.id ?? '' }
      const params = { roundId: round.roundId, slot }
      await worker.call('PUT /api/practice/rounds/:roundId/answers/:slot', { params, body: { response } })
    }
    return stems(round.slots)
  }
  expect(await next()).toEqual(['独立0', '独立1', '独立2'])
  expect(await next()).toEqual(['起重0', '起重1', '起重2', '停电0', '停电1'])
  expect(await next()).toEqual(['焊补0', '焊补1', '混合0', '混合1'])
})
