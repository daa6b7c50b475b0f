import type { Content, Inline } from '@lianbing/contract'
import { formulaText } from './formula-text.ts'
import { wholeBrackets } from './whole-brackets.ts'

const inlineText = (part: Inline): string => {
  if (part.type === 'run') return wholeBrackets(part.text)
  if (part.type === 'formula') return formulaText(part.tex)
  if (part.type === 'image') return part.alt
  return part.type === 'blank' ? '____' : ''
}

/** Content on one line, for lists and for native selects, which hold nothing but text. */
export const plainText = (value: Content): string =>
  value
    .map((block) =>
      block.type === 'paragraph'
        ? block.children.map(inlineText).join('')
        : block.rows.map((row) => row.map((cell) => cell.map(inlineText).join('')).join(' ')).join(' '),
    )
    .join(' ')
