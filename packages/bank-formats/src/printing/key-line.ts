import type { Language, ReviewedQuestion } from '@lianbing/contract'
import { printWords } from './print-words.ts'

/** A key in one line or several, for people. */
export const keyLine = ({ key }: Pick<ReviewedQuestion, 'key'>, language: Language): string => {
  const { truth, anyOrder } = printWords[language]
  switch (key.type) {
    case 'single-choice':
      return key.choice
    case 'multiple-choice':
      return [...key.choices].sort().join('')
    case 'true-false':
      return key.truth ? truth[0] : truth[1]
    case 'blanks':
      return key.texts.map((texts) => texts.join(' / ')).join('；') + (key.anyOrder ? anyOrder : '')
    case 'numeric':
      return `${key.number}${key.tolerance === '0' ? '' : `±${key.tolerance}`}${key.unit === undefined ? '' : ` ${key.unit}`}`
    case 'ordering':
      return key.order.join('')
    case 'matching':
      return key.pairs.map(([left, right]) => `${left}-${right}`).join('，')
    case 'written':
      return key.rubric
  }
}

/** Answers that a letter or a sign says. */
export const isShort = ({ type }: Pick<ReviewedQuestion, 'type'>): boolean =>
  type === 'single-choice' || type === 'multiple-choice' || type === 'true-false'
