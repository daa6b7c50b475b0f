import { type Content, contentText, type QuestionDraft, textContent } from '@lianbing/contract'
import type { Response } from '@lianbing/scoring'
import { addDrafts } from '../src/features/banks/add-drafts.ts'
import type { TestApp } from './client.ts'

/** Words that no answer may contain before it may be seen. */
export const canary = { key: 'KANARIENSCHLUESSEL', explanation: 'KANARIENERKLAERUNG' }

const base: Omit<QuestionDraft, 'type' | 'stem' | 'options' | 'key' | 'explanation'> = {
  language: 'zh-CN',
  targets: [],
  material: [],
  group: null,
  level: 5,
  difficulty: 2,
  examPoint: '安全用电',
  source: null,
  sourceDetail: null,
  licence: null,
  author: null,
  reviewer: null,
  standard: null,
  edition: null,
  validFrom: null,
  validUntil: null,
}

const letters = ['A', 'B', 'C', 'D']
const ownId = (letter: string) => `${canary.key}-${letter}`
const optionsOf = (number: number) =>
  letters.map((letter) => ({ id: ownId(letter), content: textContent(`选项${letter}之${number}`), pinned: false }))

/** Option texts name the letter, so that a test knows what to choose. Single choice, the first own option right; multiple choice, the first two; true/false, true for even numbers. */
export const draftOf = (type: 'single-choice' | 'multiple-choice' | 'true-false', number: number): QuestionDraft => {
  const explanation = textContent(`${canary.explanation}${number}`)
  const stem = textContent(`第${number}题（${type}）`)
  if (type === 'true-false')
    return { ...base, type, stem, options: [], key: { type, truth: number % 2 === 0 }, explanation }
  const options = optionsOf(number)
  return type === 'single-choice'
    ? { ...base, type, stem, options, key: { type, choice: ownId('A') }, explanation }
    : { ...base, type, stem, options, key: { type, choices: [ownId('A'), ownId('B')] }, explanation }
}

/** One question of each type that is not a choice; own ids, keys and explanations carry the canary's words. */
export const draftsOfOtherTypes = (): QuestionDraft[] => {
  const shared = (type: string) => ({
    ...base,
    stem: textContent(`其他题型：${type}`),
    explanation: textContent(canary.explanation),
  })
  const options = optionsOf(1)
  const targets = letters.map((letter) => ({ id: `${ownId(letter)}-t`, content: textContent(letter), pinned: true }))
  const order = options.map(({ id }) => id)
  return [
    {
      ...shared('填空'),
      type: 'blanks',
      options: [],
      blanks: 1,
      key: { type: 'blanks', texts: [[canary.key]], anyOrder: false },
    },
    {
      ...shared('计算'),
      type: 'numeric',
      options: [],
      unit: 'mm',
      key: { type: 'numeric', number: '12.5', tolerance: canary.key, unit: 'mm' },
    },
    { ...shared('排序'), type: 'ordering', options, key: { type: 'ordering', order } },
    {
      ...shared('配对'),
      type: 'matching',
      options,
      targets,
      key: { type: 'matching', pairs: order.map((id) => [id, `${id}-t`]) },
    },
    { ...shared('简答'), type: 'written', options: [], key: { type: 'written', rubric: canary.key } },
  ]
}

/** A bank of electrician's questions: so many of each type. */
export const addBank = (app: TestApp, counts: { single: number; multiple: number; truth: number }) =>
  addDrafts(app.db, { tradeCode: '6-31-01-03', bankName: '测试题库' }, [
    ...Array.from({ length: counts.single }, (_, number) => draftOf('single-choice', number)),
    ...Array.from({ length: counts.multiple }, (_, number) => draftOf('multiple-choice', number)),
    ...Array.from({ length: counts.truth }, (_, number) => draftOf('true-false', number)),
  ])

type Shown = { type: string; stem: Content; options: { id: string; content: Content }[] }

/** The right answer to a question of `draftOf`, in the ids that were shown. */
export const rightResponse = (question: Shown): Response => {
  const idOf = (letter: string) =>
    question.options.find((option) => contentText(option.content).startsWith(`选项${letter}`))?.id ?? ''
  if (question.type === 'single-choice') return { choice: idOf('A') }
  if (question.type === 'multiple-choice') return { choices: [idOf('A'), idOf('B')] }
  return { truth: Number(/\d+/.exec(contentText(question.stem))?.[0]) % 2 === 0 }
}

/** A wrong one. */
export const wrongResponse = (question: Shown): Response => {
  const right = rightResponse(question)
  if ('truth' in right) return { truth: !right.truth }
  const other = question.options.find((option) => contentText(option.content).startsWith('选项D'))?.id ?? ''
  return question.type === 'single-choice' ? { choice: other } : { choices: [other] }
}
