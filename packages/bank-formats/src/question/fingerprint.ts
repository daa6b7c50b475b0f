import { createHash } from 'node:crypto'
import type { Content, Inline, QuestionDraft } from '@lianbing/contract'
import { comparable } from '../text/comparable.ts'
import { markRun } from '../text/marks.ts'

const inlineText = (child: Inline, nameOption: (id: string) => string): string => {
  if (child.type === 'run') return child.position ? markRun(child.text, child.position) : child.text
  if (child.type === 'formula') return `\\(${child.tex}\\)`
  if (child.type === 'option') return `[${nameOption(child.id)}]`
  return child.type === 'blank' ? '____' : `[${child.hash}]`
}

/** Content as it is compared. */
export const textOf = (content: Content, nameOption: (id: string) => string): string => {
  const inside = (children: readonly Inline[]) => children.map((child) => inlineText(child, nameOption)).join('')
  const blocks = content.map((block) =>
    block.type === 'paragraph'
      ? inside(block.children)
      : block.rows.map((row) => row.map(inside).join('\t')).join('\n'),
  )
  return comparable(blocks.join('\n'))
}

const sha256 = (parts: unknown) => createHash('sha256').update(JSON.stringify(parts)).digest('hex')

/** Names of the options that no order changes: their texts. */
export const optionNames = (draft: Pick<QuestionDraft, 'options' | 'targets'>) => (id: string) => {
  const option = [...draft.options, ...draft.targets].find((candidate) => candidate.id === id)
  return option ? textOf(option.content, () => '') : id
}

type Asked = Pick<QuestionDraft, 'type' | 'language' | 'material' | 'stem' | 'options' | 'targets'>

/**
 * What makes a question the same question: language, type, case, stem and options, whatever their order, width or blanks.
 * SHA-256 in hex. Gaps of any width are alike, brackets or not told apart from the text around them.
 */
export const questionFingerprint = (draft: Asked): string => {
  const name = optionNames(draft)
  const texts = (options: QuestionDraft['options']) => options.map((option) => textOf(option.content, name)).sort()
  const asked = [draft.language, draft.type, textOf(draft.stem, name), texts(draft.options), texts(draft.targets)]
  return sha256(draft.material.length > 0 ? [...asked, textOf(draft.material, name)] : asked)
}

/** What is right, in the options' texts: two equal questions with different keys contradict each other. */
export const keyFingerprint = (draft: Pick<QuestionDraft, 'key' | 'options' | 'targets'>): string => {
  const name = optionNames(draft)
  const { key } = draft
  if (key.type === 'single-choice') return sha256([name(key.choice)])
  if (key.type === 'multiple-choice') return sha256(key.choices.map(name).sort())
  if (key.type === 'true-false') return sha256([key.truth])
  if (key.type === 'ordering') return sha256(key.order.map(name))
  if (key.type === 'matching') return sha256(key.pairs.map(([left, right]) => [name(left), name(right)]).sort())
  if (key.type === 'numeric') return sha256([key.number, key.tolerance, key.unit ?? ''])
  if (key.type === 'written') return sha256([comparable(key.rubric)])
  const texts = key.texts.map((alternatives) => alternatives.map(comparable).sort())
  return sha256(key.anyOrder ? texts.map((part) => part.join('\n')).sort() : texts)
}
