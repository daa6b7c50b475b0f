import { describe, expect, test } from 'vitest'
import { type StarterQuestion, starterBanks } from './starter-banks.ts'
import { trades } from './trades.ts'

const letters = 'ABCDEFGHIJ'
const textsOf = (question: StarterQuestion) =>
  (question.options ?? []).map((option) => (typeof option === 'string' ? option : option.text))
const lettersOf = (question: StarterQuestion) => textsOf(question).map((_, index) => letters.charAt(index))
const keyOf = (question: StarterQuestion) => (typeof question.answer === 'boolean' ? [] : [question.answer].flat())
const comparable = (text: string) => text.replace(/[\s\p{P}]/gu, '').toLowerCase()

test('there are sets for lathe operators, assembly fitters and electricians, the last in both languages', () => {
  expect(starterBanks.map(({ bank }) => `${bank.trade} ${bank.language}`)).toEqual([
    '6-18-01-01 zh-CN',
    '6-20-01-01 zh-CN',
    '6-31-01-03 zh-CN',
    '6-31-01-03 en',
  ])
  expect(new Set(starterBanks.map(({ fileName }) => fileName)).size).toBe(starterBanks.length)
})

test('no stem occurs twice in all sets', () => {
  const stems = starterBanks.flatMap(({ bank }) => bank.questions.map((question) => comparable(question.stem)))
  expect(new Set(stems).size).toBe(stems.length)
})

describe.each(starterBanks)('$fileName', ({ bank, json }) => {
  const { questions } = bank
  const ofType = (type: StarterQuestion['type']) => questions.filter((question) => question.type === type)

  test('is a package of 40 questions under an open licence, for a trade that exists', () => {
    expect(bank.format).toBe('lianbing-bank')
    expect(bank.version).toBe(1)
    expect(bank.licence).toBe('CC-BY-4.0')
    expect(bank.source).not.toBe('')
    expect(trades.map((trade) => trade.code)).toContain(bank.trade)
    expect(questions).toHaveLength(40)
    expect(JSON.parse(json)).toEqual(bank)
  })

  test('touches five levels, three types and 8 to 12 exam points', () => {
    expect([...new Set(questions.map((question) => question.level))].sort()).toEqual([1, 2, 3, 4, 5])
    expect(ofType('single-choice')).toHaveLength(22)
    expect(ofType('multiple-choice')).toHaveLength(8)
    expect(ofType('true-false')).toHaveLength(10)
    const points = new Set(questions.map((question) => question.examPoint)).size
    expect(points).toBeGreaterThanOrEqual(8)
    expect(points).toBeLessThanOrEqual(12)
    for (const question of questions) expect([1, 2, 3, 4, 5]).toContain(question.difficulty)
  })

  test.each(questions)('$stem', (question) => {
    const known = lettersOf(question)
    const key = keyOf(question)
    const texts = textsOf(question)
    expect(question.explanation.length).toBeGreaterThan(20)
    for (const [, letter] of question.explanation.matchAll(/\{\{(.*?)\}\}/g)) expect(known).toContain(letter)
    for (const letter of key) expect(known).toContain(letter)
    expect(texts.every((text) => text.trim() === text && text !== '')).toBe(true)
    expect(new Set(texts.map(comparable)).size).toBe(texts.length)
    if (question.type === 'single-choice') expect(key).toHaveLength(1)
    if (question.type === 'multiple-choice') {
      expect(key).toEqual([...new Set(key)].sort())
      expect(key.length).toBeGreaterThanOrEqual(2)
      expect(key.length).toBeLessThan(texts.length)
    }
    if (question.type === 'true-false') {
      expect(typeof question.answer).toBe('boolean')
      expect(question.options).toBeUndefined()
    } else expect(texts.length).toBeGreaterThanOrEqual(4)
    const pinned = (question.options ?? []).findIndex((option) => typeof option !== 'string' && option.pinned)
    if (pinned !== -1) expect(pinned).toBe(texts.length - 1)
    // A letter outside the braces would name another option as soon as options are shuffled.
    expect(question.explanation).not.toMatch(/选项|选 ?[A-D]|(?:answer|option) [A-D]\b/)
  })

  test('whoever always picks the same letter or the longest option gains nothing', () => {
    const singles = ofType('single-choice')
    for (const letter of 'ABCD') {
      const hits = singles.filter((question) => question.answer === letter).length
      expect(hits).toBeGreaterThanOrEqual(4)
      expect(hits).toBeLessThanOrEqual(7)
    }
    const longest = singles.filter((question) => {
      const lengths = textsOf(question).map((text) => text.length)
      const right = lengths[letters.indexOf(String(question.answer))] ?? 0
      return lengths.filter((length) => length >= right).length === 1
    })
    expect(longest.length).toBeLessThanOrEqual(6)
    const truths = ofType('true-false').filter((question) => question.answer === true).length
    expect(truths).toBeGreaterThanOrEqual(4)
    expect(truths).toBeLessThanOrEqual(6)
    for (const letter of 'ABCD') {
      const hits = ofType('multiple-choice').filter((question) => keyOf(question).includes(letter)).length
      expect(hits).toBeGreaterThanOrEqual(3)
      expect(hits).toBeLessThanOrEqual(7)
    }
  })
})
