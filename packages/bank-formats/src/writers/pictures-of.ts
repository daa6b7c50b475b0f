import type { Content, Inline, QuestionDraft } from '@lianbing/contract'

type Shown = Pick<QuestionDraft, 'material' | 'stem' | 'explanation'> &
  Record<'options' | 'targets', readonly { content: Content }[]>

/** Every part of a question that shows something. */
const contentsOf = ({ material, stem, options, targets, explanation }: Shown): Content[] => [
  material,
  stem,
  ...[...options, ...targets].map(({ content }) => content),
  explanation,
]

export const inlinesOf = (content: Content): Inline[] =>
  content.flatMap((block) => (block.type === 'paragraph' ? block.children : block.rows.flat(2)))

/** Hashes of the pictures that a question shows, each once. */
export const picturesOf = (draft: Shown): string[] => [
  ...new Set(
    contentsOf(draft)
      .flatMap(inlinesOf)
      .flatMap((child) => (child.type === 'image' ? [child.hash] : [])),
  ),
]
