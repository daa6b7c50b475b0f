import type { Block, Content, Inline, QuestionDraft } from '@lianbing/contract'

const inlinesOf = (content: Content): Inline[] =>
  content.flatMap((block: Block) => (block.type === 'paragraph' ? block.children : block.rows.flat(2)))

/** The gaps of a question that stand nowhere in its stem: they are asked for below it. */
export const gapsBelow = ({ key, stem }: QuestionDraft): number[] => {
  if (key.type !== 'blanks') return []
  const placed = new Set(inlinesOf(stem).flatMap((child) => (child.type === 'blank' ? child.index : [])))
  return key.texts.map((_, index) => index).filter((index) => !placed.has(index))
}

/** The question with all of its gaps in the stem, the missing ones behind it, where a format has no other place. */
export const placedGaps = (draft: QuestionDraft): QuestionDraft => {
  const missing = gapsBelow(draft)
  if (missing.length === 0) return draft
  const children = missing.flatMap((index): Inline[] => [
    { type: 'run', text: ' ' },
    { type: 'blank', index },
  ])
  const last = draft.stem.at(-1)
  const stem: Content =
    last?.type === 'paragraph'
      ? [...draft.stem.slice(0, -1), { ...last, children: [...last.children, ...children] }]
      : [...draft.stem, { type: 'paragraph', children }]
  return { ...draft, stem }
}
