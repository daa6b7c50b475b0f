import { textContent } from '../../packages/contract/src/content.ts'
import type { PracticeQuestion, QuestionDraft } from '../../packages/contract/src/question.ts'
import type { Key, Response } from '../../packages/scoring/src/types.ts'
import type { Chance } from './chance.ts'

const letters = ['A', 'B', 'C', 'D']
const targetLetters = ['x', 'y', 'z', 'w']
/** Few, so that a guess is right now and then; some are the same to the marking and look different. */
const words = ['安培', 'Ａ', 'a', ' Ohm  Law', 'ohm law', '伏', 'ß', 'SS']
const numbers = ['12.5', '+12.50', '１２．５', '12.6', '12.61', '-3', '\u22123', '0.1', '1e1', '']
const units = [undefined, 'mW', 'MW', 'm W']

const keyOf: Record<Key['type'], (chance: Chance) => Key> = {
  'single-choice': (chance) => ({ type: 'single-choice', choice: chance.pick(letters) }),
  'multiple-choice': (chance) => ({ type: 'multiple-choice', choices: someOf(letters, chance) }),
  'true-false': (chance) => ({ type: 'true-false', truth: chance.happens(0.5) }),
  blanks: (chance) => ({
    type: 'blanks',
    texts: [
      ['安培', 'A'],
      ['Ohm Law', 'ss', '安培'],
    ],
    anyOrder: chance.happens(0.5),
  }),
  numeric: (chance) => ({
    type: 'numeric',
    number: '12.5',
    tolerance: chance.pick(['0', '0.1']),
    ...(chance.happens(0.5) ? { unit: 'mW' } : {}),
  }),
  ordering: () => ({ type: 'ordering', order: ['B', 'A', 'C'] }),
  matching: () => ({
    type: 'matching',
    pairs: [
      ['A', 'x'],
      ['B', 'y'],
      ['C', 'x'],
    ],
  }),
  written: () => ({ type: 'written', rubric: '要点' }),
}

const someOf = <Item>(items: readonly Item[], chance: Chance): Item[] => {
  const some = items.filter(() => chance.happens(0.5))
  return some.length === 0 ? [chance.pick(items)] : some
}
const shuffled = <Item>(items: readonly Item[], chance: Chance): Item[] =>
  items
    .map((item) => [chance.next(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item)

const optionsOf = (type: Key['type'], number: number) => {
  const ids = type === 'ordering' || type === 'matching' ? letters.slice(0, 3) : letters
  const hasOptions = type.endsWith('choice') || type === 'ordering' || type === 'matching'
  return hasOptions ? ids.map((id) => ({ id, content: textContent(`第${number}题的${id}`), pinned: false })) : []
}

/** A question of each number and type, with a key that chance has chosen. */
export const draftOf = (type: Key['type'], number: number, chance: Chance): QuestionDraft => {
  const targets =
    type === 'matching' ? targetLetters.map((id) => ({ id, content: textContent(id), pinned: false })) : []
  return {
    type,
    language: 'zh-CN',
    stem: textContent(`考验用${type}第${number}题`),
    options: optionsOf(type, number),
    targets,
    ...(type === 'blanks' ? { blanks: 2 } : {}),
    ...(type === 'numeric' ? { unit: 'mW' } : {}),
    material: [],
    group: null,
    level: 5,
    difficulty: 2,
    examPoint: null,
    source: null,
    sourceDetail: null,
    licence: null,
    author: null,
    reviewer: null,
    standard: null,
    edition: null,
    validFrom: null,
    validUntil: null,
    key: keyOf[type](chance),
    explanation: textContent(`第${number}题的解析`),
  }
}

/** A worker's guess in the ids that were shown; now and then the answer is cleared. */
export const guess = (question: PracticeQuestion, chance: Chance): Response => {
  if (chance.happens(0.05)) return {}
  const ids = question.options.map(({ id }) => id)
  switch (question.type) {
    case 'single-choice':
      return { choice: chance.pick(ids) }
    case 'multiple-choice':
      return { choices: shuffled(someOf(ids, chance), chance) }
    case 'true-false':
      return { truth: chance.happens(0.5) }
    case 'blanks':
      return { texts: [chance.pick(words), chance.pick(words)] }
    case 'numeric': {
      const unit = chance.pick(units)
      return { number: chance.pick(numbers), ...(unit === undefined ? {} : { unit }) }
    }
    case 'ordering':
      return { order: shuffled(ids, chance) }
    case 'matching':
      return { pairs: ids.map((id) => [id, chance.pick(question.targets).id]) }
    case 'written':
      return { text: chance.pick(['因为……', ' ', '步骤一']) }
  }
}
