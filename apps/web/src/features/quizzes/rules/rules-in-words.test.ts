import { type QuizRules, quizRules } from '@lianbing/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { messages as english } from './messages/en.ts'
import { messages as chinese } from './messages/zh-CN.ts'
import { rulesInWords } from './rules-in-words.ts'

const languages = { 'zh-CN': chinese, en: english }
const say = (rules: QuizRules, language: keyof typeof languages, endless = false) =>
  rulesInWords(rules, languages[language], {
    trade: (code) => `trade ${code}`,
    organisations: rules.eligible.organisationIds.map((id) => `organisation ${id}`),
    marks: (hundredths) => String(hundredths / 100),
    endless,
  }).map(({ text }) => text)

test('the rules of a quiz as it always was', () => {
  expect(say(quizRules.quizRules.parse({}), 'zh-CN')).toEqual([
    '60 分及格',
    '限时 20 分钟',
    '次数不限，取最好的一次',
    '多选题全部选对才得分',
    '前后题可以来回看、来回改',
    '交卷后能看到得分、每题的答案和解析',
    '信号不好时，时间到后 15 秒内送到的答案仍然算',
    '换到别的设备上接着答以后，原来的设备不能再答',
    '需要人工阅的题由一位专家评分',
  ])
})

test.each(['zh-CN', 'en'] as const)('%s: a review that waits for an end is told where there is none', (language) => {
  const later: QuizRules = { ...quizRules.quizRules.parse({}), feedback: 'later' }
  expect(say(later, language, true)).not.toEqual(say(later, language))
  const review: QuizRules = { ...later, feedback: 'review' }
  expect(say(review, language, true)).toEqual(say(review, language))
})

const list = <T>(item: fc.Arbitrary<T>) => fc.uniqueArray(item, { maxLength: 3 })
/** Values of each setting, all with an effect in the quiz that they are put into. */
const settings: { [K in keyof QuizRules]: fc.Arbitrary<QuizRules[K]> } = {
  timeLimitSeconds: fc.integer({ min: 1, max: 86_400 }),
  passScore: fc.nat(100_000),
  graceSeconds: fc.nat(30),
  attemptsAllowed: fc.option(fc.integer({ min: 2, max: 1_000 })),
  feedback: fc.constantFrom(...quizRules.feedback.options),
  strict: fc.boolean(),
  waitSeconds: fc.nat(2_678_400),
  counts: fc.constantFrom(...quizRules.counts.options),
  choiceMarking: fc.constantFrom(...quizRules.choiceMarking.options),
  wrongCostsPercent: fc.nat(100),
  navigation: fc.constantFrom('free', 'sequential'),
  eligible: fc.record({
    tradeCodes: list(fc.constantFrom('6-18-01-01', '6-31-01-03', '6-29-03-04')),
    levels: list(fc.integer({ min: 1, max: 5 })),
    organisationIds: list(fc.nat(50)),
  }),
  markers: fc.constantFrom(1, 2),
  markersDiffer: fc.integer({ min: 1, max: 10_000 }),
}
const names = Object.keys(settings) as (keyof QuizRules)[]
const base: QuizRules = { ...quizRules.quizRules.parse({}), attemptsAllowed: 3, markers: 2 }

test.each(names)('whoever sets another %s reads other words, in both languages', (name) => {
  fc.assert(
    fc.property(
      settings[name],
      settings[name],
      fc.constantFrom('zh-CN' as const, 'en' as const),
      (one, other, language) => {
        fc.pre(JSON.stringify(one) !== JSON.stringify(other))
        expect(say({ ...base, [name]: one }, language)).not.toEqual(say({ ...base, [name]: other }, language))
      },
    ),
  )
})
