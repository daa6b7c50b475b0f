import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Content, QuestionDraft } from '@lianbing/contract'
import { contentText } from '@lianbing/contract'
import { describe, expect, it } from 'vitest'
import { BankFileError, readBank } from '../src/index.ts'
import { banksFolder } from './manifest.ts'

/** What the suite of another parser of GIFT expects; only what our model can hold. */
interface Expected {
  type: string
  title: string | null
  stem: { text: string }
  hasEmbeddedAnswers: boolean
  globalFeedback: { text: string } | null
  isTrue?: boolean
  trueFeedback?: { text: string } | null
  falseFeedback?: { text: string } | null
  choices?: NumericRange | ExpectedChoice[]
  matchPairs?: { subquestion: { text: string }; subanswer: string }[]
}
interface NumericRange {
  number?: number
  range?: number
  numberLow?: number
  numberHigh?: number
}
interface ExpectedChoice {
  isCorrect: boolean
  weight: number | null
  text: { text: string } & NumericRange
  feedback: { text: string } | null
}

const folder = banksFolder()
const suite = folder === undefined ? '' : join(folder, 'gift/gift-pegjs')
const cases = folder === undefined ? [] : readdirSync(suite).filter((name) => name.endsWith('.gift'))

/** Words alone: tags, blanks, gaps and signs of Markdown are ours to lay out. */
const words = (text: string) => text.replace(/<!--.*?-->|<[^>]*>/gs, '').replace(/[_*\s]+/g, '')
const wordsOf = (content: Content) => words(contentText(content))

const rangeOf = ({ number, range = 0, numberLow, numberHigh }: NumericRange) =>
  numberLow !== undefined && numberHigh !== undefined
    ? { number: (numberLow + numberHigh) / 2, tolerance: (numberHigh - numberLow) / 2 }
    : { number, tolerance: range }

const full = (choices: readonly ExpectedChoice[]) =>
  choices.filter(({ isCorrect, weight }) => (weight ?? (isCorrect ? 100 : 0)) > 99)

const expectKey = (expected: Expected, draft: QuestionDraft) => {
  const { key, options, targets } = draft
  const choices = Array.isArray(expected.choices) ? expected.choices : []
  if (expected.type === 'TF') expect(key).toEqual({ type: 'true-false', truth: expected.isTrue })
  if (expected.type === 'Essay') expect(key).toEqual({ type: 'written', rubric: '' })
  if (expected.type === 'Short')
    expect(key).toMatchObject({
      type: 'blanks',
      texts: [full(choices).map(({ text }) => text.text.replace(/\s+/g, ' '))],
    })
  if (expected.type === 'Numerical') {
    const [first] = full(choices)
    const wanted = rangeOf(Array.isArray(expected.choices) ? (first?.text ?? {}) : (expected.choices ?? {}))
    if (key.type !== 'numeric') throw new Error(key.type)
    expect(Number(key.number)).toBeCloseTo(wanted.number ?? Number.NaN, 9)
    expect(Number(key.tolerance)).toBeCloseTo(wanted.tolerance, 9)
  }
  if (expected.type === 'MC') {
    expect(options.map(({ content }) => wordsOf(content))).toEqual(choices.map(({ text }) => words(text.text)))
    const right = choices.flatMap(({ isCorrect, weight }, place) =>
      isCorrect || (weight ?? 0) > 0 ? [String.fromCharCode(65 + place)] : [],
    )
    expect(key.type === 'single-choice' ? [key.choice] : 'choices' in key ? key.choices : []).toEqual(right)
  }
  if (expected.type === 'Matching') {
    const pairs = expected.matchPairs ?? []
    if (key.type !== 'matching') throw new Error(key.type)
    const textOf = (list: typeof options, id: string) => wordsOf(list.find((one) => one.id === id)?.content ?? [])
    expect(key.pairs.map(([left, right]) => [textOf(options, left), textOf(targets, right)])).toEqual(
      pairs
        .filter(({ subquestion }) => subquestion.text !== '')
        .map(({ subquestion, subanswer }) => [words(subquestion.text), words(subanswer)]),
    )
    expect(targets.map(({ content }) => wordsOf(content))).toEqual(pairs.map(({ subanswer }) => words(subanswer)))
  }
}

const expectFeedback = (expected: Expected, draft: QuestionDraft) => {
  const explanation = wordsOf(draft.explanation)
  const comments = [
    expected.globalFeedback,
    expected.trueFeedback,
    expected.falseFeedback,
    ...(Array.isArray(expected.choices) ? expected.choices.map(({ feedback }) => feedback) : []),
  ]
  for (const comment of comments) if (comment) expect(explanation).toContain(words(comment.text))
}

describe.skipIf(folder === undefined)('the suite of another parser of GIFT', () => {
  it.each(cases)('%s', async (name) => {
    const all = JSON.parse(readFileSync(join(suite, name.replace('.gift', '.expected.json')), 'utf8')) as Expected[]
    const expected = all.filter(({ type }) => type !== 'Category')
    if (expected.length === 0) {
      await expect(readBank(readFileSync(join(suite, name)), name)).rejects.toBeInstanceOf(BankFileError)
      return
    }
    const { drafts, rejected } = await readBank(readFileSync(join(suite, name)), name)
    const asked = expected.filter(({ type }) => type !== 'Description')
    expect(rejected.map(({ code }) => code)).toEqual(
      expected.filter(({ type }) => type === 'Description').map(() => 'question.description'),
    )
    expect(drafts).toHaveLength(asked.length)
    for (const [index, one] of asked.entries()) {
      const draft = drafts[index]?.draft
      if (!draft) throw new Error('no draft')
      expect(wordsOf(draft.stem)).toBe(words(one.stem.text))
      expectKey(one, draft)
      expectFeedback(one, draft)
    }
  })
})
